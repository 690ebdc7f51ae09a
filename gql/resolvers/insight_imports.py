"""Answers that employees gave elsewhere: read from a file, scored here into their own insights, row by row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from db.clock import Clock
from db.database import Database
from db.insights import from_answers
from db.models.accounts import Module, Organisation
from db.models.people import Employee
from db.names import email_key
from db.queries import accounts, audit, development, people
from db.refusals import Refusal
from gql import ids
from gql.resolvers import inputs
from gql.resolvers.imports import Cells, RowNotUsable, cell_of, read_answers, unreadable_answers
from psychometrics.answers import taken
from psychometrics.catalogue import Catalogue, catalogue

EMAIL_COLUMN = "email"
COMPLETED_COLUMN = "completed_at"


@dataclass(frozen=True, slots=True)
class EmployeeRow:
    """A respondent: whose address, the answers by item key, and when they were given if that is known."""

    email: str
    completed_at: datetime | None
    answers: Mapping[str, int]


def columns(known: Catalogue) -> tuple[str, ...]:
    """The columns of a file of employees' answers, in order."""
    return (EMAIL_COLUMN, COMPLETED_COLUMN, *known.answer_keys)


def read_row(cells: Cells, known: Catalogue) -> EmployeeRow:
    """A row of the file as a respondent; raises RowNotUsable with every reason there is."""
    if None in cells:
        raise RowNotUsable("it has more cells than the header has columns")
    problems = list(unreadable_answers(cells, known))
    email, completed_at = cell_of(cells, EMAIL_COLUMN), cell_of(cells, COMPLETED_COLUMN)
    try:
        inputs.email(email)
    except Refusal:
        problems.insert(0, "email is not an address")
    when = _instant(completed_at)
    if completed_at and when is None:
        problems.insert(0, "completed_at is not a date and time by ISO 8601, such as 2026-03-02T09:00+01:00")
    if problems:
        raise RowNotUsable("; ".join(problems))
    return EmployeeRow(email, when, read_answers(cells, known))


async def import_row(database: Database, clock: Clock, organisation_id: str | None, row: EmployeeRow) -> None:
    """Scores one respondent as an employee's own results; raises RowNotUsable, and then keeps nothing."""
    now = clock.now()
    if row.completed_at is not None and row.completed_at > now:
        raise RowNotUsable("completed_at is still to come")
    async with database.write() as session:
        found = await people.employees_with_address(session, email_key(row.email))
        organisation, employee = _the_one(found, organisation_id)
        organisation = await accounts.lock_people(session, organisation.id)
        if Module.DEVELOPMENT not in organisation.modules:
            raise RowNotUsable("the organisation does not have the development module")
        completed_at = row.completed_at or now
        if await development.has_insights_of(session, employee.id, completed_at):
            raise RowNotUsable("the employee has results of this moment already")
        known = catalogue()
        asked = taken(row.answers, known.imported)
        made = await from_answers(
            session, organisation, employee, row.answers, instruments=asked, catalogue=known, now=completed_at
        )
        audit.record(session, organisation.id, "insights.imported", made.id, now)


def _the_one(found: list[tuple[Organisation, Employee]], organisation_id: str | None) -> tuple[Organisation, Employee]:
    within = [each for each in found if organisation_id in (None, ids.public(ids.ORGANISATION, each[0].id))]
    if not within:
        raise RowNotUsable("no employee has this address")
    if len(within) > 1:
        raise RowNotUsable("employees of several organisations have this address: choose one with --organisation")
    return within[0]


def _instant(text: str) -> datetime | None:
    try:
        read = datetime.fromisoformat(text)
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
