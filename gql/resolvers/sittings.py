"""How far assessments are: one's own, and those of candidates whom one may follow."""

from collections.abc import Awaitable, Callable, Collection, Coroutine
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from db import taking
from db.models.people import Employee
from db.models.recruiting import Candidate
from db.models.sittings import Presentation, Sitting, SittingTest, TestStatus
from db.queries import sittings
from db.queries.reach import Reach
from db.queries.sittings import Taker
from db.refusals import NotFound
from gql import ids
from gql.context import Context
from gql.permissions import rules
from gql.permissions.viewer import CandidateGuest, Member, Viewer
from psychometrics.catalogue import catalogue
from psychometrics.files import Instrument

Looking = Callable[
    [AsyncSession, Collection[UUID], Taker | None, Reach | None], Coroutine[None, None, dict[UUID, Sitting]]
]


async def sitting_of_candidate(ctx: Context, candidate: Candidate) -> Sitting | None:
    """The assessment of a candidate whom the viewer may see."""

    async def ask(keys: list[UUID]) -> dict[UUID, Sitting]:
        async with ctx.database.read() as session:
            return await sittings.of_candidates(session, keys)

    return await ctx.loaders.load("sitting of a candidate", candidate.id, ask)


async def sitting_of_employee(ctx: Context, employee: Employee) -> Sitting | None:
    """The newest assessment of the person who asks; None before the first, and about anybody else."""
    return await own_sitting(ctx) if rules.OWN_INSIGHTS.about_oneself(ctx.viewer, employee) else None


def tests_offered(ctx: Context, employee: Employee) -> tuple[Instrument, ...] | None:
    """What a new assessment of the person who asks would hold, in order; None about anybody else."""
    if not rules.OWN_INSIGHTS.about_oneself(ctx.viewer, employee):
        return None
    return catalogue().battery(ids.public(ids.ORGANISATION, employee.organisation_id))


async def own_sitting(ctx: Context) -> Sitting | None:
    """The viewer's newest assessment, read once for each question; None before the first."""
    viewer = rules.taking(ctx.viewer)
    taker = viewer.candidate if isinstance(viewer, CandidateGuest) else viewer.employee

    async def ask(keys: list[UUID]) -> dict[UUID, Sitting]:
        async with ctx.database.read() as session:
            found = await sittings.newest_of(session, taker)
        return {taker.id: found} if found else {}

    return await ctx.loaders.load("own sitting", taker.id, ask)


async def sitting_by_id(ctx: Context, assessment_id: str) -> Sitting:
    """One of the viewer's own assessments, or of a candidate's in a procedure they run; raises NotFound."""
    found = await _visible(ctx, "sitting by id", ids.key(ids.ASSESSMENT, assessment_id), sittings.by_id)
    if found is None:
        raise NotFound()
    return found


async def test_by_id(ctx: Context, test_id: str) -> tuple[SittingTest, Sitting]:
    """A test of such an assessment, with the assessment; raises NotFound."""
    key = ids.key(ids.TEST, test_id)
    found = await _visible(ctx, "sitting by test", key, sittings.by_test)
    test = next((test for test in found.tests if test.id == key and is_known(test)), None) if found else None
    if found is None or test is None:
        raise NotFound()
    return test, found


def _visible(ctx: Context, question: str, key: UUID, look: Looking) -> Awaitable[Sitting | None]:
    viewer = ctx.viewer
    taker = _taker(viewer)
    member = viewer if isinstance(viewer, Member) and rules.RUN_PROCEDURES.allows(viewer) else None

    async def ask(keys: list[UUID]) -> dict[UUID, Sitting]:
        async with ctx.database.read() as session:
            return await look(session, keys, taker, rules.reach(member) if member else None)

    return ctx.loaders.load(question, key, ask)


async def current_item(ctx: Context, sitting: Sitting, test: SittingTest) -> Presentation | None:
    """The item to answer now, for whoever takes the test; None for anybody else, and when there is none."""
    going_on = test.status is TestStatus.IN_PROGRESS and not (sitting.completed_at or test.is_overdue(ctx.now()))
    if not _is_taker(ctx, sitting) or not going_on:
        return None

    async def ask(keys: list[UUID]) -> dict[UUID, Presentation]:
        async with ctx.database.read() as session:
            return await sittings.current_items(session, keys)

    return await ctx.loaders.load("current items", test.id, ask)


def battery_of(taker: Taker) -> taking.Battery:
    """The tests that somebody is given who begins now."""
    return catalogue().battery(ids.public(ids.ORGANISATION, taker.organisation_id))


def is_known(test: SittingTest) -> bool:
    """Whether the file of the test's instrument is there still; of people who are not done, it always is."""
    return (test.instrument_key, test.instrument_version) in catalogue().instruments_by_version


def most_items(instrument: Instrument) -> int:
    """How many items the instrument has; of one that adapts, at most."""
    return instrument.matrices.most_items if instrument.matrices else len(instrument.items)


def instrument_of(test: SittingTest) -> Instrument:
    """The instrument of a test, in the version it is taken in."""
    return taking.instrument_of(test, catalogue())


def _is_taker(ctx: Context, sitting: Sitting) -> bool:
    taker = _taker(ctx.viewer)
    return taker is not None and taker.id in (sitting.candidate_id, sitting.employee_id)


def _taker(viewer: Viewer) -> Taker | None:
    """The row that the viewer's own assessments belong to."""
    if isinstance(viewer, CandidateGuest):
        return viewer.candidate
    return viewer.employee if isinstance(viewer, Member) and rules.OWN_INSIGHTS.allows(viewer) else None
