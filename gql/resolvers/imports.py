"""Answers that were given elsewhere: read from a file, scored here, row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from db.clock import Clock
from db.database import Database
from db.models.accounts import Locale
from db.models.recruiting import Candidate, CandidateStatus, RecruitmentProcedure
from db.names import email_key
from db.queries import audit, recruiting
from db.refusals import NotFound, Refusal
from db.scoring import complete
from gql import ids
from gql.resolvers import inputs
from psychometrics.catalogue import Catalogue, catalogue
from psychometrics.scoring import AnswersNotValid, check_answers

PERSON_COLUMNS = ("first_name", "last_name", "email")
LOCALE_COLUMN = "locale"


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


def missing_columns(found: list[str], known: Catalogue) -> list[str]:
    """The columns that a file must have and does not."""
    return [column for column in columns(known) if column != LOCALE_COLUMN and column not in found]


def read_row(cells: Mapping[str | None, object], known: Catalogue) -> Row:
    """A row of the file as a respondent; raises RowNotUsable with every reason there is."""
    if None in cells:
        raise RowNotUsable("it has more cells than the header has columns")
    problems = list(_problems(cells, known))
    if problems:
        raise RowNotUsable("; ".join(problems))
    answers = {key: int(cell) for key in known.answer_keys if (cell := _cell(cells, key))}
    try:
        check_answers(answers, known)
    except AnswersNotValid as error:
        raise RowNotUsable("; ".join(error.problems)) from error
    locale = _cell(cells, LOCALE_COLUMN).upper()
    return Row(
        first_name=inputs.line(_cell(cells, "first_name")),
        last_name=inputs.line(_cell(cells, "last_name")),
        email=inputs.email(_cell(cells, "email")),
        locale=Locale(locale) if locale else None,
        answers=answers,
    )


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
        elif candidate.status in {CandidateStatus.COMPLETED, CandidateStatus.HIRED}:
            raise RowNotUsable("the candidate with this address has results already")
        await complete(session, procedure, candidate, row.answers, catalogue=catalogue(), now=now)
        audit.record(session, procedure.organisation_id, "answers.imported", candidate.id, now)


async def _open_procedure(session: AsyncSession, procedure_id: str, *, lock: bool = False) -> RecruitmentProcedure:
    key = ids.key(ids.PROCEDURE, procedure_id, "procedure")
    found = await recruiting.procedure_anywhere(session, key, lock=lock)
    if found is None:
        raise NotFound("procedure")
    found.require_open()
    return found


def _cell(cells: Mapping[str | None, object], column: str) -> str:
    value = cells.get(column)
    return value.strip() if isinstance(value, str) else ""


def _problems(cells: Mapping[str | None, object], known: Catalogue) -> Iterator[str]:
    for column in ("first_name", "last_name"):
        try:
            inputs.line(_cell(cells, column))
        except Refusal:
            yield f"{column} is empty, too long, or not printable"
    try:
        inputs.email(_cell(cells, "email"))
    except Refusal:
        yield "email is not an address"
    locale = _cell(cells, LOCALE_COLUMN).upper()
    if locale and locale not in Locale.__members__:
        yield f"locale is none of {', '.join(Locale)}"
    for key in known.answer_keys:
        cell = _cell(cells, key)
        if cell and not (cell.isascii() and cell.isdigit() and len(cell) < 4):
            yield f"{key} is not a whole number"
