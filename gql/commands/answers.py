"""`inzicht import-answers`: a file of candidates' raw answers, scored into a procedure."""

import csv
import sys
from pathlib import Path
from typing import Any, TextIO

import click

from db.clock import SystemClock
from db.database import Database
from db.models.accounts import Locale
from db.refusals import Refusal
from gql.commands.running import refuse, run
from gql.resolvers import imports
from gql.schema.messages import message
from psychometrics.catalogue import catalogue


def _print_columns(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(",".join(imports.columns(catalogue())))
        ctx.exit()


@click.command("import-answers")
@click.option(
    "--columns",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_columns,
    help="Print the header line of such a file, and do nothing else.",
)
@click.argument("procedure")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_answers(procedure: str, file: Path) -> None:
    """Score the answers in FILE as candidates of PROCEDURE (its id).

    FILE is CSV in UTF-8, separated by commas or semicolons, with a header line: first_name, last_name, email,
    locale (EN or NL; may be left out), a column for each item (1 to 5, empty when not answered), and
    reasoning_correct (0 to 24). A candidate who was added already is found by address. Rows that cannot be used are
    reported with their line and reason, and the others are kept; the command ends with status 1 when there were any.
    """
    rows = _rows(file)

    async def score(database: Database) -> list[str]:
        refused: list[str] = []
        await imports.open_procedure(database, procedure)
        with click.progressbar(rows, label="Scoring", file=sys.stderr) as bar:
            for line, cells in bar:
                try:
                    await imports.import_row(database, SystemClock(), procedure, imports.read_row(cells, catalogue()))
                except imports.RowNotUsable as reason:
                    refused.append(f"line {line}: {reason}")
        return refused

    try:
        refused = run(score)
    except Refusal as refusal:
        raise refuse(message(refusal.code, Locale.EN)) from refusal
    for each in refused:
        click.echo(each, err=True)
    click.echo(f"{len(rows) - len(refused)} candidates scored, {len(refused)} rows refused.")
    if refused:
        raise click.exceptions.Exit(1)


def _rows(file: Path) -> list[tuple[int, dict[str | None, Any]]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, delimiter=_delimiter(lines))
            _check_header(file, list(reader.fieldnames or ()))
            return [(reader.line_num, dict(cells)) for cells in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise refuse(f"{file.name} cannot be read as CSV in UTF-8: {type(error).__name__}") from error


def _check_header(file: Path, names: list[str]) -> None:
    missing = imports.missing_columns(names, catalogue())
    if missing:
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        raise refuse(f"{file.name}: no column {', '.join(missing[:5])}{more}. See --columns.")
    for column in imports.columns(catalogue()):
        if names.count(column) > 1:
            raise refuse(f"{file.name}: column {column} is there more than once.")


def _delimiter(lines: TextIO) -> str:
    header = lines.readline()
    lines.seek(0)
    return max(",;\t", key=header.count)
