"""Development goals: made from a score, from a suggestion or freely, and one's own alone."""

from collections.abc import Awaitable
from datetime import date
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.development import DevelopmentGoal
from db.models.people import Employee
from db.queries import development
from db.queries.paging import Page, PageRequest
from db.refusals import InvalidInput, NotFound
from gql import ids
from gql.context import Context
from gql.permissions import rules
from gql.permissions.viewer import Member
from gql.resolvers import inputs
from gql.resolvers.development import OwnScore, own_score, own_suggestion
from gql.resolvers.standing import still

T = TypeVar("T")


async def goals_of(ctx: Context, employee: Employee, request: PageRequest) -> Page[DevelopmentGoal] | None:
    """A page of the goals of the person who asks, the newest first; None about anybody else."""
    member = rules.OWN_INSIGHTS.about_oneself(ctx.viewer, employee)
    if member is None:
        return None
    async with ctx.database.read() as session:
        return await development.goals(session, member.id, request)


async def goal(ctx: Context, goal_id: str) -> DevelopmentGoal:
    """One of the viewer's goals; raises NotFound."""
    member = rules.OWN_INSIGHTS.require(ctx.viewer)
    async with ctx.database.read() as session:
        found = await development.goal(session, member.id, ids.key(ids.GOAL, goal_id))
    if found is None:
        raise NotFound()
    return found


async def create_goal(
    ctx: Context,
    *,
    title: str,
    description: str,
    insight_id: str | None,
    suggestion_id: str | None,
    due_on: date | None,
) -> DevelopmentGoal:
    """Makes a goal; raises NotFound for a score or suggestion that is not the viewer's, and InvalidInput."""
    member = rules.OWN_INSIGHTS.require(ctx.viewer)
    title = inputs.line(title, "input", "title", longest=inputs.LONGEST_TITLE)
    description = inputs.text(description, "input", "description")
    _require_to_come(ctx, member, due_on)
    about = await _about(ctx, insight_id, suggestion_id)
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.OWN_INSIGHTS)
        made = DevelopmentGoal(
            employee_id=member.id,
            title=title,
            description=description,
            insight_score_id=about.score.id if about else None,
            suggestion=suggestion_id,
            due_on=due_on,
            created_at=ctx.now(),
        )
        session.add(made)
        await session.flush()
        ctx.record(session, "goal.created", made.id)
    return made


async def update_goal(
    ctx: Context, *, goal_id: str, title: str | None, description: str | None, change_due_on: bool, due_on: date | None
) -> DevelopmentGoal:
    """Changes a goal; what is None stays, the day when `change_due_on` says so. Raises NotFound or InvalidInput."""
    rules.OWN_INSIGHTS.require(ctx.viewer)
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.OWN_INSIGHTS)
        changed = await _own(session, member, goal_id)
        if title is not None:
            changed.title = inputs.line(title, "input", "title", longest=inputs.LONGEST_TITLE)
        if description is not None:
            changed.description = inputs.text(description, "input", "description")
        if change_due_on and due_on != changed.due_on:
            _require_to_come(ctx, member, due_on)
            changed.due_on = due_on
        ctx.record(session, "goal.updated", changed.id)
    return changed


async def complete_goal(ctx: Context, *, goal_id: str) -> DevelopmentGoal:
    """Marks a goal as done; one that is done stays as it was. Raises NotFound."""
    rules.OWN_INSIGHTS.require(ctx.viewer)
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.OWN_INSIGHTS)
        done = await _own(session, member, goal_id)
        done.complete(ctx.now())
        ctx.record(session, "goal.completed", done.id)
    return done


async def delete_goal(ctx: Context, *, goal_id: str) -> None:
    """Deletes a goal; raises NotFound."""
    rules.OWN_INSIGHTS.require(ctx.viewer)
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.OWN_INSIGHTS)
        gone = await _own(session, member, goal_id)
        await session.delete(gone)
        ctx.record(session, "goal.deleted", gone.id)


async def _own(session: AsyncSession, member: Member, goal_id: str) -> DevelopmentGoal:
    path = ("input", "goalId")
    found = await development.goal(session, member.id, ids.key(ids.GOAL, goal_id, *path), lock=True)
    if found is None:
        raise NotFound(*path)
    return found


async def _about(ctx: Context, insight_id: str | None, suggestion_id: str | None) -> OwnScore | None:
    """The score that a goal is about; a suggestion is about a score by itself."""
    score = await _found("insightId", own_score(ctx, insight_id)) if insight_id is not None else None
    if suggestion_id is None:
        return score
    of_suggestion, *_ = await _found("suggestionId", own_suggestion(ctx, suggestion_id))
    if score is not None and score.score.id != of_suggestion.score.id:
        raise InvalidInput("input", "suggestionId", reason="not_about_this")
    return of_suggestion


async def _found(field: str, finding: Awaitable[T]) -> T:
    try:
        return await finding
    except NotFound:
        raise NotFound("input", field) from None


def _require_to_come(ctx: Context, member: Member, due_on: date | None) -> None:
    today = ctx.now().astimezone(ZoneInfo(member.organisation.time_zone)).date()
    if due_on is not None and due_on < today:
        raise InvalidInput("input", "dueOn", reason="in_the_past")
