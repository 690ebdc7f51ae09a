"""Questions about sittings: always of one taker, or of candidates whom the asker may follow."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, false, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Employee
from db.models.recruiting import Candidate, RecruitmentProcedure
from db.models.sittings import Presentation, Sitting, SittingTest, TestStatus
from db.queries.reach import Reach

Taker = Candidate | Employee


async def newest_of(session: AsyncSession, taker: Taker) -> Sitting | None:
    """The sitting somebody is at, or was at last."""
    newest = select(Sitting).where(_of(taker)).order_by(Sitting.created_at.desc(), Sitting.id).limit(1)
    return (await session.scalars(newest)).one_or_none()


async def newest_of_locked(session: AsyncSession, taker: Taker) -> Sitting | None:
    """The same, while nothing else begins one of this person: they take their turns at the person's row, read anew."""
    kind = type(taker)
    turn = select(kind).where(kind.id == taker.id).with_for_update(of=kind)
    await session.execute(turn.execution_options(populate_existing=True))
    return await newest_of(session, taker)


async def of_candidates(session: AsyncSession, candidate_ids: Collection[UUID]) -> dict[UUID, Sitting]:
    """The sitting of each of these candidates, by the candidate's key."""
    found = await session.scalars(select(Sitting).where(Sitting.candidate_id.in_(candidate_ids)))
    return {each.candidate_id: each for each in found if each.candidate_id}


async def with_test(session: AsyncSession, taker: Taker, test_id: UUID) -> Sitting | None:
    """The taker's sitting that holds this test, locked: its tests are answered one answer after the other."""
    holds_it = select(SittingTest.sitting_id).where(SittingTest.id == test_id)
    found = await session.scalars(_locked(select(Sitting).where(_of(taker), Sitting.id.in_(holds_it))))
    return found.one_or_none()


async def by_id(
    session: AsyncSession, sitting_ids: Collection[UUID], taker: Taker | None, reach: Reach | None
) -> dict[UUID, Sitting]:
    """Those of these sittings that are the taker's own, or of a candidate within reach."""
    found = await session.scalars(select(Sitting).where(Sitting.id.in_(sitting_ids), _seen_by(taker, reach)))
    return {each.id: each for each in found}


async def by_test(
    session: AsyncSession, test_ids: Collection[UUID], taker: Taker | None, reach: Reach | None
) -> dict[UUID, Sitting]:
    """Such sittings by the key of a test of theirs."""
    holding = select(SittingTest.sitting_id).where(SittingTest.id.in_(test_ids))
    found = await session.scalars(select(Sitting).where(Sitting.id.in_(holding), _seen_by(taker, reach)))
    return {test.id: each for each in found for test in each.tests}


async def presented(session: AsyncSession, test_id: UUID, presentation_id: UUID) -> Presentation | None:
    """An item that was shown in this test."""
    found = await session.scalars(
        select(Presentation).where(Presentation.id == presentation_id, Presentation.test_id == test_id)
    )
    return found.one_or_none()


async def current_items(session: AsyncSession, test_ids: Collection[UUID]) -> dict[UUID, Presentation]:
    """The item to answer now in each of these tests that has one."""
    found = await session.scalars(
        select(Presentation).where(Presentation.test_id.in_(test_ids), Presentation.answered_at.is_(None))
    )
    return {each.test_id: each for each in found}


async def answers(session: AsyncSession, sitting_id: UUID) -> Mapping[str, int]:
    """What was answered in a sitting to items that are not right or wrong, by item key."""
    found = await session.execute(
        select(Presentation.item_key, Presentation.value)
        .join(SittingTest, SittingTest.id == Presentation.test_id)
        .where(SittingTest.sitting_id == sitting_id, Presentation.value.is_not(None))
        .where(Presentation.correct.is_(None))
    )
    return {key: value for key, value in found if value is not None}


async def judged(session: AsyncSession, test_id: UUID) -> list[Presentation]:
    """The items of a test that were right or wrong, in the order in which they were shown."""
    found = await session.scalars(
        select(Presentation)
        .where(Presentation.test_id == test_id, Presentation.correct.is_not(None))
        .order_by(Presentation.place)
    )
    return list(found)


async def overdue(session: AsyncSession, now: datetime) -> list[UUID]:
    """The keys of the sittings that go on with a test whose time is over."""
    late = select(SittingTest.sitting_id).where(
        SittingTest.status == TestStatus.IN_PROGRESS, SittingTest.ends_at <= now
    )
    return list(await session.scalars(select(Sitting.id).where(Sitting.id.in_(late), Sitting.completed_at.is_(None))))


async def going_on_locked(session: AsyncSession, sitting_id: UUID) -> Sitting | None:
    """A sitting that is not done, locked."""
    going_on = select(Sitting).where(Sitting.id == sitting_id, Sitting.completed_at.is_(None))
    return (await session.scalars(_locked(going_on))).one_or_none()


async def instruments_in_use(session: AsyncSession) -> set[tuple[str, int]]:
    """Key and version of every instrument of somebody who has begun and is not done."""
    given = (
        select(SittingTest.instrument_key, SittingTest.instrument_version)
        .join(Sitting, Sitting.id == SittingTest.sitting_id)
        .where(Sitting.started_at.is_not(None), Sitting.completed_at.is_(None))
        .distinct()
    )
    return {(key, version) for key, version in await session.execute(given)}


async def close(session: AsyncSession, candidate_id: UUID, now: datetime) -> None:
    """Ends a candidate's sitting, wherever it was: their results came by another way."""
    await session.execute(
        update(Sitting)
        .where(Sitting.candidate_id == candidate_id, Sitting.completed_at.is_(None))
        .values(completed_at=now)
    )


def _of(taker: Taker) -> ColumnElement[bool]:
    return Sitting.candidate_id == taker.id if isinstance(taker, Candidate) else Sitting.employee_id == taker.id


def _seen_by(taker: Taker | None, reach: Reach | None) -> ColumnElement[bool]:
    own = _of(taker) if taker else false()
    if reach is None:
        return own
    followed = exists().where(
        Candidate.id == Sitting.candidate_id,
        RecruitmentProcedure.id == Candidate.procedure_id,
        reach.covers(),
    )
    return or_(followed, own)


def _locked(statement: Select[Sitting]) -> Select[Sitting]:
    return statement.with_for_update(of=Sitting).execution_options(populate_existing=True)
