"""How far assessments are: one's own, and those of candidates whom one may follow."""

from uuid import UUID

from db import taking
from db.models.people import Employee
from db.models.recruiting import Candidate
from db.models.sittings import Presentation, Sitting, SittingTest
from db.queries import sittings
from db.refusals import NotFound
from gql import ids
from gql.context import Context
from gql.permissions import rules
from gql.permissions.viewer import CandidateGuest, Member
from psychometrics.catalogue import catalogue
from psychometrics.files import Instrument


async def sitting_of_candidate(ctx: Context, candidate: Candidate) -> Sitting | None:
    """The assessment of a candidate whom the viewer may see."""

    async def ask(keys: list[UUID]) -> dict[UUID, Sitting]:
        async with ctx.database.read() as session:
            return await sittings.of_candidates(session, keys)

    return await ctx.loaders.load("sitting of a candidate", candidate.id, ask)


async def sitting_of_employee(ctx: Context, employee: Employee) -> Sitting | None:
    """The newest assessment of the person who asks; None before the first, and about anybody else."""
    return await own_sitting(ctx) if rules.OWN_INSIGHTS.about_oneself(ctx.viewer, employee) else None


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
    """The viewer's newest assessment, or one of a candidate in a procedure they run; raises NotFound."""
    key = ids.key(ids.ASSESSMENT, assessment_id)
    return _required(await _visible(ctx, "sitting by id", key))


async def test_by_id(ctx: Context, test_id: str) -> tuple[SittingTest, Sitting]:
    """A test of such an assessment, with the assessment; raises NotFound."""
    key = ids.key(ids.TEST, test_id)
    sitting = _required(await _visible(ctx, "sitting by test", key))
    return next(test for test in sitting.tests if test.id == key), sitting


async def current_item(ctx: Context, sitting: Sitting, test: SittingTest) -> Presentation | None:
    """The item to answer now, for whoever takes the test; None for anybody else, and when there is none."""
    if not _is_taker(ctx, sitting) or sitting.completed_at or test.is_overdue(ctx.now()):
        return None

    async def ask(keys: list[UUID]) -> dict[UUID, Presentation]:
        async with ctx.database.read() as session:
            return await sittings.current_items(session, keys)

    return await ctx.loaders.load("current items", test.id, ask)


def instrument_of(test: SittingTest) -> Instrument:
    """The instrument of a test, in the version it is taken in."""
    return taking.instrument_of(test, catalogue())
