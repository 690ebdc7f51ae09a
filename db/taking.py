"""The one place where a sitting moves on: the next item is shown, a test ends, and results are made of the whole."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from db import insights, scoring
from db.matrices import ability, matrix_of, next_matrix
from db.models.accounts import Organisation
from db.models.people import Employee
from db.models.recruiting import Candidate, RecruitmentProcedure
from db.models.sittings import Presentation, Sitting, SittingTest
from db.queries import audit, sittings
from db.queries.sittings import Taker
from psychometrics.catalogue import Catalogue
from psychometrics.files import Instrument
from psychometrics.reasoning import OPTION_KEYS

Battery = tuple[Instrument, ...]


class InstrumentGone(Exception):
    """Files of instruments were taken away, or lie elsewhere, while somebody is at their tests."""

    def __init__(self, names: str) -> None:
        super().__init__(
            f"People are at tests of which the files are not there any more: {names}. "
            "Put them back, or set INZICHT_INSTRUMENTS_DIR to the folder they are in."
        )


def give(session: AsyncSession, taker: Taker, battery: Battery, now: datetime) -> Sitting:
    """A new sitting with these tests in their newest versions."""
    given = Sitting(
        id=uuid4(),
        organisation_id=taker.organisation_id,
        candidate_id=taker.id if isinstance(taker, Candidate) else None,
        employee_id=taker.id if isinstance(taker, Employee) else None,
        created_at=now,
        tests=_tests(battery),
    )
    session.add(given)
    return given


async def renew(session: AsyncSession, sitting: Sitting, battery: Battery) -> None:
    """Gives a sitting that has not begun the tests that are the newest now: those of an invitation may be older."""
    given = [(test.instrument_key, test.instrument_version) for test in sitting.tests]
    if sitting.started_at is None and given != [(one.key, one.version) for one in battery]:
        sitting.tests.clear()
        await session.flush()
        sitting.tests += _tests(battery)


def _tests(battery: Battery) -> list[SittingTest]:
    return [
        SittingTest(id=uuid4(), place=place, instrument_key=one.key, instrument_version=one.version)
        for place, one in enumerate(battery)
    ]


def instrument_of(test: SittingTest, catalogue: Catalogue) -> Instrument:
    """The instrument of a test, in the version it is taken in."""
    return catalogue.instrument(test.instrument_key, test.instrument_version)


async def go_on(
    session: AsyncSession, sitting: Sitting, test: SittingTest, *, catalogue: Catalogue, now: datetime
) -> None:
    """Shows the next item; after the last one, or when the time is over, ends the test, and with the last the whole."""
    if await _show(session, test, instrument_of(test, catalogue), now) is None:
        await _end(session, sitting, test, catalogue=catalogue, now=now)


async def keep_time(session: AsyncSession, sitting: Sitting, *, catalogue: Catalogue, now: datetime) -> bool:
    """Lets the items go by whose time was over, and ends the test when its own is; whether there was anything to do.

    One goes by after the other, as if somebody had looked: who stays away loses what who stays does.
    """
    test = sitting.going_on
    if test is None:
        return False
    instrument, late = instrument_of(test, catalogue), test.is_overdue(now)
    shown = (await sittings.current_items(session, [test.id])).get(test.id)
    while shown and shown.is_overdue(now):
        late = True
        test.let_go_by()
        shown = await _show(session, test, instrument, shown.time_out())
    if late and (shown is None or test.is_overdue(now)):
        await _end(session, sitting, test, catalogue=catalogue, now=now)
    return late


async def _show(session: AsyncSession, test: SittingTest, instrument: Instrument, now: datetime) -> Presentation | None:
    """The next item, shown from now on; None after the last one, and when the time is over."""
    shown = None if test.is_overdue(now) else await _next(session, test, instrument, now)
    if shown is not None:
        session.add(shown)
    return shown


async def _end(
    session: AsyncSession, sitting: Sitting, test: SittingTest, *, catalogue: Catalogue, now: datetime
) -> None:
    test.complete(now)
    if sitting.every_test_is_done:
        await _complete(session, sitting, catalogue=catalogue, now=now)


async def _next(session: AsyncSession, test: SittingTest, instrument: Instrument, now: datetime) -> Presentation | None:
    if instrument.matrices:
        return await next_matrix(session, test, instrument.matrices, now)
    if test.answered == len(instrument.items):
        return None
    key = instrument.items[test.answered].item.key
    return Presentation(test_id=test.id, place=test.answered, item_key=key, presented_at=now)


def count(test: SittingTest, shown: Presentation, instrument: Instrument, value: int, now: datetime) -> None:
    """Counts an answer to the item of the moment."""
    shown.value, shown.answered_at = value, now
    if instrument.matrices:
        shown.correct = matrix_of(shown, instrument.matrices).answer == value
    test.answered += 1


def value_of(instrument: Instrument, option_key: str) -> int | None:
    """What an option counts for; of a matrix, the number of the option. None when there is no such option."""
    if instrument.matrices:
        return OPTION_KEYS.index(option_key) if option_key in OPTION_KEYS else None
    return instrument.value_of(option_key)


async def end_overdue(session: AsyncSession, sitting_id: UUID, *, catalogue: Catalogue, now: datetime) -> None:
    """Ends the test of a sitting whose time is over, for somebody who never came back to it."""
    sitting = await sittings.going_on_locked(session, sitting_id)
    if sitting is None:
        return
    await keep_time(session, sitting, catalogue=catalogue, now=now)
    if sitting.completed_at:
        audit.record(
            session, sitting.organisation_id, "assessment.completed", sitting.id, now, actor=audit.HOUSEKEEPING
        )


async def require_instruments(session: AsyncSession, catalogue: Catalogue) -> None:
    """Raises InstrumentGone unless everything is there still that somebody is at."""
    gone = await sittings.instruments_in_use(session) - catalogue.instruments_by_version.keys()
    if gone:
        raise InstrumentGone(", ".join(f"{key}-{version}.toml" for key, version in sorted(gone)))


async def _complete(session: AsyncSession, sitting: Sitting, *, catalogue: Catalogue, now: datetime) -> None:
    await session.flush()
    answers: dict[str, float] = dict(await sittings.answers(session, sitting.id))
    instruments = tuple(instrument_of(test, catalogue) for test in sitting.tests)
    for test, instrument in zip(sitting.tests, instruments, strict=True):
        answers |= await ability(session, test, instrument)
    sitting.completed_at = now
    if sitting.candidate_id:
        candidate = await session.get_one(Candidate, sitting.candidate_id)
        procedure = await session.get_one(RecruitmentProcedure, candidate.procedure_id)
        await scoring.complete(
            session, procedure, candidate, answers, instruments=instruments, catalogue=catalogue, now=now
        )
    elif sitting.employee_id:
        organisation = await session.get_one(Organisation, sitting.organisation_id)
        employee = await session.get_one(Employee, sitting.employee_id)
        await insights.from_answers(
            session, organisation, employee, answers, instruments=instruments, catalogue=catalogue, now=now
        )
