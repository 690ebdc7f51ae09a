"""Answers that were given elsewhere: read from a file, scored here, row by row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from db.clock import Clock
from db.database import Database
from db.models.accounts import Locale
from db.models.recruiting import Candidate, RecruitmentProcedure
from db.names import email_key
from db.queries import audit, recruiting, sittings
from db.refusals import NotFound, Refusal
from db.scoring import complete
from gql import ids
from gql.resolvers import inputs
from psychometrics.answers import AnswersNotValid, check_answers, taken
from psychometrics.catalogue import Catalogue, catalogue

PERSON_COLUMNS = ("first_name", "last_name", "email")
LOCALE_COLUMN = "locale"

# A row of a file as csv reads it; what has no column stands under None.
Cells = Mapping[str | None, object]


class RowNotUsable(Exception):
    """Why a row was not taken; nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class Row:
    """A respondent: who it is, and the answers by item key."""

    first_name: str
    last_name: str
    email: str
    locale: Locale | None
    answers: Mapping[str, int]


def columns(known: Catalogue) -> tuple[str, ...]:
    """The columns of a file of answers, in order."""
    return (*PERSON_COLUMNS, LOCALE_COLUMN, *known.answer_keys)


def tests(known: Catalogue) -> list[Sequence[str]]:
    """The columns of each test, any of which a file may leave out as a whole."""
    return [one.answer_keys for one in known.imported]


def read_row(cells: Cells, known: Catalogue) -> Row:
    """A row of the file as a respondent; raises RowNotUsable with every reason there is."""
    if None in cells:
        raise RowNotUsable("it has more cells than the header has columns")
    problems = list(_problems(cells, known))
    if problems:
        raise RowNotUsable("; ".join(problems))
    answers = read_answers(cells, known)
    locale = cell_of(cells, LOCALE_COLUMN).upper()
    return Row(
        first_name=inputs.line(cell_of(cells, "first_name")),
        last_name=inputs.line(cell_of(cells, "last_name")),
        email=inputs.email(cell_of(cells, "email")),
        locale=Locale(locale) if locale else None,
        answers=answers,
    )


def read_answers(cells: Cells, known: Catalogue) -> dict[str, int]:
    """The answers in a row whose cells are whole numbers; raises RowNotUsable when they cannot be scored.

    A test to which there is no answer at all was not taken; of the others too many may not be missing.
    """
    answers = {key: int(cell) for key in known.answer_keys if (cell := cell_of(cells, key))}
    if not answers:
        raise RowNotUsable("there are no answers in it")
    try:
        check_answers(answers, taken(answers, known.imported))
    except AnswersNotValid as error:
        raise RowNotUsable("; ".join(error.problems)) from error
    return answers


async def open_procedure(database: Database, procedure_id: str) -> RecruitmentProcedure:
    """The procedure that answers are imported into; raises NotFound or ProcedureClosed."""
    async with database.read() as session:
        return await _open_procedure(session, procedure_id)


async def import_row(database: Database, clock: Clock, procedure_id: str, row: Row) -> None:
    """Scores one respondent as a candidate of the procedure; raises RowNotUsable, and then keeps nothing."""
    now = clock.now()
    async with database.write() as session:
        procedure = await _open_procedure(session, procedure_id, lock=True)
        candidate = await recruiting.candidate_with_address(session, procedure.id, email_key(row.email))
        if candidate is None:
            candidate = Candidate(
                organisation_id=procedure.organisation_id,
                procedure_id=procedure.id,
                locale=row.locale or Locale.EN,
                created_at=now,
            )
            candidate.be_called(row.first_name, row.last_name, row.email)
            session.add(candidate)
            await session.flush()
        else:
            # An answer that is being counted comes first, and may have been the last: hence the second look.
            await sittings.close(session, candidate.id, now)
            await session.refresh(candidate)
            if candidate.is_done:
                raise RowNotUsable("the candidate with this address has results already")
        known = catalogue()
        asked = taken(row.answers, known.imported)
        await complete(session, procedure, candidate, row.answers, instruments=asked, catalogue=known, now=now)
        audit.record(session, procedure.organisation_id, "answers.imported", candidate.id, now)


async def _open_procedure(session: AsyncSession, procedure_id: str, *, lock: bool = False) -> RecruitmentProcedure:
    key = ids.key(ids.PROCEDURE, procedure_id, "procedure")
    found = await recruiting.procedure_anywhere(session, key, lock=lock)
    if found is None:
        raise NotFound("procedure")
    found.require_open()
    return found


def cell_of(cells: Cells, column: str) -> str:
    """The text in a cell, without the blanks around it; empty when there is none."""
    value = cells.get(column)
    return value.strip() if isinstance(value, str) else ""


def _problems(cells: Cells, known: Catalogue) -> Iterator[str]:
    for column in ("first_name", "last_name"):
        try:
            inputs.line(cell_of(cells, column))
        except Refusal:
            yield f"{column} is empty, too long, or not printable"
    try:
        inputs.email(cell_of(cells, "email"))
    except Refusal:
        yield "email is not an address"
    locale = cell_of(cells, LOCALE_COLUMN).upper()
    if locale and locale not in Locale.__members__:
        yield f"locale is none of {', '.join(Locale)}"
    yield from unreadable_answers(cells, known)


def unreadable_answers(cells: Cells, known: Catalogue) -> Iterator[str]:
    """What stands in an answer's place and is no number."""
    for key in known.answer_keys:
        cell = cell_of(cells, key)
        if cell and not (cell.isascii() and cell.isdigit() and len(cell) < 4):
            yield f"{key} is not a whole number"
