"""The one place where a sitting moves on: the next item is shown, a test ends, and results are made of the whole."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from db import insights, scoring
from db.models.accounts import Organisation
from db.models.people import Employee
from db.models.recruiting import Candidate, RecruitmentProcedure
from db.models.sittings import Presentation, Sitting, SittingTest
from db.queries import audit, sittings
from db.queries.sittings import Taker
from psychometrics.catalogue import Catalogue
from psychometrics.files import Instrument


class InstrumentGone(Exception):
    """Files of instruments were taken away, or lie elsewhere, while somebody is at their tests."""

    def __init__(self, names: str) -> None:
        super().__init__(
            f"People are at tests of which the files are not there any more: {names}. "
            "Put them back, or set INZICHT_INSTRUMENTS_DIR to the folder they are in."
        )


def give(session: AsyncSession, taker: Taker, battery: tuple[Instrument, ...], now: datetime) -> Sitting:
    """A new sitting with these tests in their newest versions."""
    given = Sitting(
        id=uuid4(),
        organisation_id=taker.organisation_id,
        candidate_id=taker.id if isinstance(taker, Candidate) else None,
        employee_id=taker.id if isinstance(taker, Employee) else None,
        created_at=now,
        tests=[
            SittingTest(id=uuid4(), place=place, instrument_key=one.key, instrument_version=one.version)
            for place, one in enumerate(battery)
        ],
    )
    session.add(given)
    return given


def instrument_of(test: SittingTest, catalogue: Catalogue) -> Instrument:
    """The instrument of a test, in the version it is taken in."""
    return catalogue.instrument(test.instrument_key, test.instrument_version)


async def go_on(
    session: AsyncSession, sitting: Sitting, test: SittingTest, *, catalogue: Catalogue, now: datetime
) -> None:
    """Shows the next item; after the last one, or when the time is over, ends the test, and with the last the whole."""
    items = instrument_of(test, catalogue).items
    if test.answered < len(items) and not test.is_overdue(now):
        key = items[test.answered].item.key
        session.add(Presentation(test_id=test.id, place=test.answered, item_key=key, presented_at=now))
        return
    test.complete(now)
    if sitting.every_test_is_done:
        await _complete(session, sitting, catalogue=catalogue, now=now)


async def end_overdue(session: AsyncSession, *, catalogue: Catalogue, now: datetime) -> None:
    """Ends the tests whose time is over, for people who never came back to them."""
    for sitting in await sittings.overdue(session, now):
        await end_overdue_of(session, sitting, catalogue=catalogue, now=now)
        if sitting.completed_at:
            audit.record(
                session, sitting.organisation_id, "assessment.completed", sitting.id, now, actor=audit.HOUSEKEEPING
            )


async def end_overdue_of(session: AsyncSession, sitting: Sitting, *, catalogue: Catalogue, now: datetime) -> None:
    """Ends those tests of one sitting whose time is over."""
    for test in sitting.tests:
        if test.is_overdue(now):
            await go_on(session, sitting, test, catalogue=catalogue, now=now)


async def require_instruments(session: AsyncSession, catalogue: Catalogue) -> None:
    """Raises InstrumentGone unless everything is there still that people who are not done were given."""
    gone = await sittings.instruments_in_use(session) - catalogue.instruments_by_version.keys()
    if gone:
        raise InstrumentGone(", ".join(f"{key}-{version}.toml" for key, version in sorted(gone)))


async def _complete(session: AsyncSession, sitting: Sitting, *, catalogue: Catalogue, now: datetime) -> None:
    await session.flush()
    answers = await sittings.answers(session, sitting.id)
    instruments = tuple(instrument_of(test, catalogue) for test in sitting.tests)
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
