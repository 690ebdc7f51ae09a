"""Questions about insights and goals, always of one person."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.development import DevelopmentGoal, Insights, InsightScore
from db.queries.paging import Order, Page, PageRequest, instant, pages

NEWEST_FIRST = Order((DevelopmentGoal.created_at, DevelopmentGoal.id), (instant, UUID), descending=True)


async def last_insights(session: AsyncSession, employee_id: UUID, *, most: int = 2) -> Sequence[Insights]:
    """The newest sets of results of a person, the newest first."""
    found = await session.scalars(
        select(Insights)
        .where(Insights.employee_id == employee_id)
        .order_by(Insights.completed_at.desc(), Insights.id)
        .limit(most)
    )
    return found.all()


async def has_insights_of(session: AsyncSession, employee_id: UUID, completed_at: datetime) -> bool:
    """Whether a person has a set of results that was completed at this very moment."""
    found = await session.scalars(
        select(Insights.id).where(Insights.employee_id == employee_id, Insights.completed_at == completed_at)
    )
    return found.first() is not None


async def scores(session: AsyncSession, insights: Sequence[Insights]) -> dict[UUID, list[InsightScore]]:
    """The scores of each set, in the order of the instruments."""
    found: dict[UUID, list[InsightScore]] = {each.id: [] for each in insights}
    asked = select(InsightScore).where(InsightScore.insights_id.in_(found)).order_by(InsightScore.place)
    for score in await session.scalars(asked):
        found[score.insights_id].append(score)
    return found


async def own_scores(
    session: AsyncSession, employee_id: UUID, score_ids: Collection[UUID]
) -> list[tuple[InsightScore, Insights]]:
    """Scores of any set of this person, each with its set; nothing of anybody else's."""
    found = await session.execute(
        select(InsightScore, Insights)
        .join(Insights, Insights.id == InsightScore.insights_id)
        .where(InsightScore.id.in_(score_ids), Insights.employee_id == employee_id)
    )
    return [(row[0], row[1]) for row in found]


async def goals(session: AsyncSession, employee_id: UUID, request: PageRequest) -> Page[DevelopmentGoal]:
    """A page of a person's goals, the newest first."""
    found = await pages(
        session,
        DevelopmentGoal,
        select(DevelopmentGoal),
        parent=DevelopmentGoal.employee_id,
        parents=[employee_id],
        order=NEWEST_FIRST,
        request=request,
    )
    return found[employee_id]


async def goal(
    session: AsyncSession, employee_id: UUID, goal_id: UUID, *, lock: bool = False
) -> DevelopmentGoal | None:
    """A goal of this person; None for anybody else's."""
    statement = select(DevelopmentGoal).where(DevelopmentGoal.id == goal_id, DevelopmentGoal.employee_id == employee_id)
    if lock:
        statement = statement.with_for_update()
    return (await session.scalars(statement)).one_or_none()
