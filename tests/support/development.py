"""Hiring, insights and goals: the questions tests ask, and people who have come so far."""

from collections.abc import Mapping
from datetime import datetime
from random import Random
from typing import Any

from sqlalchemy import text

from gql.resolvers.insight_imports import EmployeeRow, import_row
from psychometrics.catalogue import catalogue
from psychometrics.simulation import simulate_answers
from tests.support.client import Client
from tests.support.mails import activation_token
from tests.support.operations import do
from tests.support.world import World

WORK = "anna@noorderlicht.example"
PASSWORD = "nine otters in the fen"
SECTIONS = ("competencies", "pressureBehaviour", "learningAgility")

SCORE = """
    id key name description score interval { low high confidence } band interpretation
    suggestions { id title text } tips change { previousScore previousCompletedAt withinError }
"""
INSIGHTS = f"""
    selfAwarenessInsights {{
        id completedAt source provisionalNorms retakeAvailableAt carriedOver {{ at byName sections }}
        {" ".join(f"{section} {{ {SCORE} }}" for section in SECTIONS)}
    }}
"""
OWN = f"{{ viewer {{ ... on Employee {{ {INSIGHTS} }} }} }}"
GOAL = "id title description status dueOn createdAt doneAt insight { id key } suggestion { id title }"
GOALS = f"""
    query ($first: Int, $after: String) {{ viewer {{ ... on Employee {{
        developmentGoals(first: $first, after: $after) {{
            nodes {{ {GOAL} }} totalCount pageInfo {{ hasNextPage endCursor }}
        }}
    }} }} }}
"""
PENDING = """
    query ($first: Int, $after: String, $search: String) {
        pendingEmployees(first: $first, after: $after, search: $search) {
            nodes { id name { full } privateEmail procedureTitle hiredAt }
            totalCount pageInfo { hasNextPage endCursor }
        }
    }
"""


async def hired(world: World, place: int = 0, title: str = "Team lead") -> str:
    """The pending employee whom our recruiter made of a candidate."""
    candidate = world.procedure(title).candidates[place]
    payload = await do(
        await world.as_("recruiter"), "markCandidateHired", "pendingEmployee { id }", candidateId=candidate
    )
    pending_id: str = payload["pendingEmployee"]["id"]
    return pending_id


async def added(world: World, place: int = 0, email: str = WORK) -> str:
    """The employee whom our development admin made of a candidate who was hired."""
    pending_id = await hired(world, place)
    payload = await do(
        await world.as_("development"),
        "addAsEmployee",
        "employee { id }",
        pendingEmployeeId=pending_id,
        workEmail=email,
    )
    employee_id: str = payload["employee"]["id"]
    return employee_id


async def with_account(world: World, employee_id: str, email: str = WORK) -> Client:
    """The employee, who became a development member, activated the account and signed in."""
    await do(await world.as_("development"), "assignRole", employeeId=employee_id, role="DEVELOPMENT_MEMBER")
    token = await activation_token(world, email)
    await do(world.anonymous, "activateAccount", token=token, password=PASSWORD)
    return await world.sign_in(email, PASSWORD)


async def from_candidate(world: World) -> Client:
    """Somebody who was hired, added, and has come in."""
    return await with_account(world, await added(world))


async def mails_died(world: World) -> None:
    """Every mail that waits turns out to be undeliverable."""
    async with world.database.write() as session:
        await session.execute(text("UPDATE outgoing_mails SET status = 'FAILED' WHERE status = 'WAITING'"))


def answers(who: object = "somebody", **changed: int) -> dict[str, int]:
    """The answers of an imagined person, with some changed."""
    return simulate_answers(Random(str(who)), catalogue()) | changed


async def scored(world: World, email: str, given: Mapping[str, int], at: datetime | None = None) -> None:
    """An employee's own answers, scored into their insights."""
    await import_row(world.database, world.clock, None, EmployeeRow(email, at, given))


async def own_insights(who: Client) -> Any:
    """Somebody's own insights."""
    return (await who.ask(OWN)).data["viewer"]["selfAwarenessInsights"]


def scores_of(insights: Any) -> list[Any]:
    """Every score of some insights, in their order."""
    return [score for section in SECTIONS for score in insights[section]]


def url_of(world: World) -> str:
    """The address of the database that the service runs on."""
    return world.database.writer.url.render_as_string(hide_password=False)
