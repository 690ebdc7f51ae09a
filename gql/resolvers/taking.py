"""Taking the assessment: starting it, following a tour, choosing a language, and answering item by item."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db import taking
from db.matrices import practice_of
from db.models.people import Employee
from db.models.recruiting import Candidate, CandidateStatus
from db.models.sittings import Sitting, SittingTest, TestStatus
from db.months import a_month_after
from db.queries import development, sittings
from db.queries.sittings import Taker
from db.refusals import (
    InvalidInput,
    ItemNotCurrent,
    NotFound,
    RetakeTooSoon,
    TestFinished,
    TestNotStarted,
    TestUnfinished,
    TimeIsUp,
    Unauthenticated,
)
from gql import ids
from gql.context import Context
from gql.permissions import rules
from gql.permissions.viewer import CandidateGuest
from gql.resolvers.sittings import battery_of
from gql.resolvers.standing import still
from gql.resolvers.viewers import guest
from psychometrics.catalogue import catalogue
from psychometrics.files import Instrument, Matrices
from psychometrics.files.texts import PlainText
from psychometrics.reasoning import OPTION_KEYS

OwnTest = tuple[Sitting, SittingTest]


@dataclass(frozen=True, slots=True)
class Practised:
    """What became of the item for practice, and how it works."""

    correct: bool
    right_option_key: str
    explanation: PlainText


async def start(ctx: Context) -> Sitting:
    """The viewer's assessment, begun now unless it goes on already.

    Raises TestFinished for a candidate who is done, and RetakeTooSoon for a member within a month of the last time.
    """
    rules.taking(ctx.viewer)
    async with ctx.database.write() as session:
        taker = await _taker(ctx, session)
        begun = await sittings.newest_of_locked(session, taker)
        if isinstance(taker, Candidate):
            begun = begun or _give(ctx, session, taker)
            _require_unfinished(taker, begun)
            taker.status = CandidateStatus.IN_PROGRESS
        elif begun is None or begun.completed_at:
            await _require_a_month(ctx, session, taker)
            begun = _give(ctx, session, taker)
        if begun.started_at is None:
            await taking.renew(session, begun, battery_of(taker))
            begun.started_at = ctx.now()
            ctx.record(session, "assessment.started", begun.id)
    return begun


async def complete_tour(
    ctx: Context, *, test_id: str, practice_option_key: str | None
) -> tuple[OwnTest, Practised | None]:
    """Notes that the tour of a test was followed to its end, which may be an item for practice: answered, right or not.

    Raises NotFound, TestFinished, or InvalidInput for such an item without an answer.
    """
    rules.taking(ctx.viewer)
    async with ctx.database.write() as session:
        sitting, test = await _own_test(ctx, session, test_id)
        given = _instrument(test).matrices
        practised = _practised(given, practice_option_key) if given else None
        test.tour_done()
    return (sitting, test), practised


def _practised(given: Matrices, option_key: str | None) -> Practised:
    if option_key not in OPTION_KEYS:
        raise InvalidInput("input", "practiceOptionKey", reason="unknown_option" if option_key else "empty")
    right = practice_of(given).answer_key
    return Practised(option_key == right, right, given.practice.explanation)


async def start_test(ctx: Context, *, test_id: str, language: str) -> OwnTest:
    """Starts a test in a language; one that goes on is left as it is, and one whose time is over ends.

    Raises NotFound, TestFinished, TestUnfinished, LanguageNotAvailable, TourRequired, InvalidInput for another language
    once something is answered, or TimeIsUp for a test whose time is over, which ends it.
    """
    rules.taking(ctx.viewer)
    now = ctx.now()
    async with ctx.database.write() as session:
        sitting, test = await _own_test(ctx, session, test_id)
        late = await _keep_time(ctx, session, sitting, now)
        over = late and test.status is TestStatus.COMPLETED
        if not over:
            if sitting.going_on not in (None, test):
                raise TestUnfinished("input", "testId")
            goes_on = sitting.going_on is test
            test.begin(_instrument(test), language, now)
            if not goes_on:
                await _go_on(ctx, session, sitting, test)
    if over:
        raise TimeIsUp("input", "testId")
    return sitting, test


async def answer(ctx: Context, *, test_id: str, item_id: str, option_key: str) -> OwnTest:
    """Counts an answer to the item of the moment, and shows the next; the same answer once more changes nothing.

    With the last answer the results are made. Raises NotFound, TestNotStarted, TestFinished, InvalidInput for an
    option there is not, ItemNotCurrent, or TimeIsUp for an answer after the test's time, which ends it.
    """
    rules.taking(ctx.viewer)
    now = ctx.now()
    async with ctx.database.write() as session:
        sitting, test = await _own_test(ctx, session, test_id)
        test.require_running()
        late = await _keep_time(ctx, session, sitting, now)
        if not late and await _count(session, test, item_id, option_key, now):
            await _go_on(ctx, session, sitting, test)
    if late:
        raise TimeIsUp("input", "itemId")
    return sitting, test


async def _keep_time(ctx: Context, session: AsyncSession, sitting: Sitting, now: datetime) -> bool:
    """Whether somebody is late who came in at this moment, however long others kept them waiting at the database."""
    late = await taking.keep_time(session, sitting, catalogue=catalogue(), now=now)
    if late:
        _note_completion(ctx, session, sitting)
    return late


async def _go_on(ctx: Context, session: AsyncSession, sitting: Sitting, test: SittingTest) -> None:
    await taking.go_on(session, sitting, test, catalogue=catalogue(), now=ctx.now())
    _note_completion(ctx, session, sitting)


def _note_completion(ctx: Context, session: AsyncSession, sitting: Sitting) -> None:
    if sitting.completed_at:
        ctx.record(session, "assessment.completed", sitting.id)


async def _count(session: AsyncSession, test: SittingTest, item_id: str, option_key: str, now: datetime) -> bool:
    """Whether the answer was news."""
    instrument = _instrument(test)
    value = taking.value_of(instrument, option_key)
    if value is None:
        raise InvalidInput("input", "optionKey", reason="unknown_option")
    key = ids.key_or_none(ids.TEST_ITEM, item_id)
    shown = await sittings.presented(session, test.id, key) if key else None
    if shown is None or (shown.answered_at is not None and shown.value != value):
        raise ItemNotCurrent("input", "itemId")
    if shown.answered_at is not None:
        return False
    taking.count(test, shown, instrument, value, now)
    return True


async def _taker(ctx: Context, session: AsyncSession) -> Taker:
    """The viewer as of this moment, by the row that a sitting belongs to."""
    if isinstance(ctx.viewer, CandidateGuest):
        as_now = await guest(session, ctx.viewer.session, ctx.now())
        if as_now is None:
            raise Unauthenticated()
        return as_now.candidate
    return (await still(ctx, session, rules.OWN_INSIGHTS)).employee


async def _own_test(ctx: Context, session: AsyncSession, test_id: str) -> OwnTest:
    taker = await _taker(ctx, session)
    key = ids.key(ids.TEST, test_id, "input", "testId")
    sitting = await sittings.with_test(session, taker, key)
    if sitting is None:
        raise NotFound("input", "testId")
    if isinstance(taker, Candidate):
        _require_unfinished(taker, sitting, "input", "testId")
    if sitting.started_at is None:
        raise TestNotStarted("input", "testId")
    return sitting, next(test for test in sitting.tests if test.id == key)


async def _require_a_month(ctx: Context, session: AsyncSession, employee: Employee) -> None:
    member = rules.signed_in(ctx.viewer)
    for last in await development.last_insights(session, employee.id, most=1):
        available_at = a_month_after(last.completed_at, member.organisation.time_zone)
        if ctx.now() < available_at:
            raise RetakeTooSoon(available_at)


def _require_unfinished(candidate: Candidate, sitting: Sitting, *path: str) -> None:
    if candidate.is_done or sitting.completed_at:
        raise TestFinished(*path)


def _give(ctx: Context, session: AsyncSession, taker: Taker) -> Sitting:
    return taking.give(session, taker, battery_of(taker), ctx.now())


def _battery(taker: Taker) -> taking.Battery:
    return catalogue().battery(ids.public(ids.ORGANISATION, taker.organisation_id))


def _instrument(test: SittingTest) -> Instrument:
    return taking.instrument_of(test, catalogue())
