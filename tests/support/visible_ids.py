"""Ids of every kind: of our organisation, of theirs, and of nothing at all."""

from collections.abc import Collection
from dataclasses import dataclass, field
from random import Random
from typing import Any

from gql import ids
from gql.resolvers.imports import Row, import_row
from psychometrics.catalogue import catalogue
from psychometrics.simulation import simulate_answers
from tests.support.client import Client
from tests.support.development import hired, own_insights
from tests.support.operations import do
from tests.support.taking import own, under_way
from tests.support.world import World

SUGGESTION = "suggestion"
# What a member has of their own development.
OWN = (ids.INSIGHTS, ids.INSIGHT, ids.GOAL, SUGGESTION, ids.ASSESSMENT, ids.TEST)
KINDS = (
    ids.ORGANISATION,
    ids.EMPLOYEE,
    ids.PROCEDURE,
    ids.CANDIDATE,
    ids.VIEW,
    ids.SHARED_CANDIDATE,
    ids.EXTERNAL_SHARE,
    ids.PENDING_EMPLOYEE,
    *OWN,
)
SESSION = "session"
KEY = "0123456789abcdef0123456789abcdef"
SHARE = """
    mutation ($p: ID!, $c: [ID!]!) {
        shareView(input: {procedureId: $p, candidateIds: $c, filters: {}}) { errors { code } }
    }
"""
INSIDE = """
    query ($p: ID!) { recruitmentProcedure(id: $p) {
        candidates { nodes { id status } } sharedView { id candidates { nodes { id } } }
    } }
"""
PEOPLE = "{ organisation { id } employees { nodes { id email } } sessions { id } }"


@dataclass
class Known:
    """The ids of an organisation: of people by address, the owner's sessions, what is in each procedure, and of what
    employees have of their development.
    """

    organisation: str
    people: dict[str, str]
    sessions: list[str]
    procedures: dict[str, dict[str, list[str]]]
    development: dict[str, list[str]] = field(default_factory=dict)

    def of(self, kind: str, procedures: Collection[str] | None = None) -> list[str]:
        """Every id of a kind, within these procedures only when told which."""
        if kind == ids.ORGANISATION:
            return [self.organisation]
        if kind == SESSION:
            return self.sessions
        if kind == ids.EMPLOYEE:
            return list(self.people.values())
        if kind in {ids.PENDING_EMPLOYEE, ids.TEST_ITEM, *OWN}:
            return self.development.get(kind, [])
        among = self.procedures if procedures is None else procedures
        return [each for title in among for each in self.procedures[title][kind]]


async def known(owner: Client, procedures: dict[str, str]) -> Known:
    """What an owner can find out about their organisation; each of the procedures (ids by title) gets a view."""
    told = (await owner.ask(PEOPLE)).data
    people = {each["email"]: each["id"] for each in told["employees"]["nodes"]}
    sessions = [each["id"] for each in told["sessions"]]
    inside = {title: await _within(owner, procedure) for title, procedure in procedures.items()}
    return Known(told["organisation"]["id"], people, sessions, inside)


async def _within(owner: Client, procedure: str) -> dict[str, list[str]]:
    inside: Any = (await owner.ask(INSIDE, p=procedure)).data["recruitmentProcedure"]
    complete = [each["id"] for each in inside["candidates"]["nodes"] if each["status"] == "COMPLETED"]
    if complete:
        assert (await owner.change(SHARE, p=procedure, c=complete[:2]))["errors"] == []
    inside = (await owner.ask(INSIDE, p=procedure)).data["recruitmentProcedure"]
    shared = await do(
        owner, "shareViewExternally", "externalShare { id }", procedureId=procedure, email="ties@elders.example"
    )
    return {
        ids.PROCEDURE: [procedure],
        # One with results, and one without.
        ids.CANDIDATE: [each["id"] for each in (inside["candidates"]["nodes"][0], inside["candidates"]["nodes"][-1])],
        ids.VIEW: [inside["sharedView"]["id"]],
        ids.SHARED_CANDIDATE: [each["id"] for each in inside["sharedView"]["candidates"]["nodes"]],
        ids.EXTERNAL_SHARE: [shared["externalShare"]["id"]],
    }


def of_nothing(kind: str, real: str) -> list[Any]:
    """What looks more or less like an id of this kind, or like this real one, and is none."""
    _, _, key = real.partition("_")
    another = next(each for each in KINDS if each != kind)
    return ["", 7, key, f" {real}", real.upper(), f"{real}0", f"{another}_{key}"]


async def _secret(world: World, admin: Client) -> str:
    """A procedure on whose team is nobody but the admin."""
    made = await do(admin, "createRecruitmentProcedure", "procedure { id }", title="Secret", lensKey="professional")
    procedure: str = made["procedure"]["id"]
    for number in range(2):
        row = Row(
            "Sec", f"Ret{number}", f"{number}@secret.example", None, simulate_answers(Random(number), catalogue())
        )
        await import_row(world.database, world.clock, procedure, row)
    await do(admin, "addCandidate", procedureId=procedure, firstName="Un", lastName="Tested", email="un@secret.example")
    return procedure


async def _development(world: World) -> dict[str, list[str]]:
    """Somebody who is pending, and what our member has of their own."""
    member = await world.as_("member")
    insights = await own_insights(member)
    score = insights["learningAgility"][0]
    goal = (await do(member, "createDevelopmentGoal", "goal { id }", title="Listen first"))["goal"]["id"]
    test = await under_way(member)
    return {
        ids.ASSESSMENT: [(await own(member))["id"]],
        ids.TEST: [test["id"]],
        ids.TEST_ITEM: [test["item"]["id"]],
        ids.PENDING_EMPLOYEE: [await hired(world, place=3)],
        ids.INSIGHTS: [insights["id"]],
        ids.INSIGHT: [score["id"]],
        ids.GOAL: [goal],
        SUGGESTION: [score["suggestions"][0]["id"]],
    }


async def ours_and_theirs(world: World) -> tuple[Known, Known]:
    """Both organisations; ours has a procedure, Secret, that only its owner and admin know of."""
    owner, admin = await world.as_("owner"), await world.as_("admin")
    titles = {title: world.procedure(title).id for title in ("Team lead", "Data analyst")}
    ours = await known(owner, titles | {"Secret": await _secret(world, admin)})
    ours.development = await _development(world)
    return ours, await known(await world.as_("their owner"), {"Projectleider": world.procedure("Projectleider").id})
