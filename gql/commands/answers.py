"""`inzicht import-answers`: a file of raw answers given elsewhere, scored here."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from db.clock import SystemClock
from db.database import Database
from gql.commands import csv_files
from gql.commands.row_by_row import take_rows
from gql.commands.running import known_tests, usable_settings
from gql.resolvers import imports, insight_imports
from gql.resolvers.imports import Cells
from psychometrics.catalogue import Catalogue

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _prints(columns: Callable[[Catalogue], tuple[str, ...]]) -> Callable[[click.Context, click.Parameter, bool], None]:
    def told(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
        if wanted:
            click.echo(",".join(columns(known_tests(usable_settings()))))
            ctx.exit()

    return told


ASIDE: dict[str, Any] = {"is_flag": True, "is_eager": True, "expose_value": False}


@click.command("import-answers")
@click.option(
    "--columns",
    **ASIDE,
    callback=_prints(imports.columns),
    help="Print the header line of a file of candidates, and do nothing else.",
)
@click.option(
    "--employee-columns",
    **ASIDE,
    callback=_prints(insight_imports.columns),
    help="Print the header line of a file of employees, and do nothing else.",
)
@click.option("--employees", type=FILE, metavar="FILE", help="A file of employees' answers, instead of candidates'.")
@click.option("--organisation", help="The id of the organisation, where employees of several have one address.")
@click.argument("procedure", required=False)
@click.argument("file", type=FILE, required=False)
@click.pass_context
def import_answers(
    ctx: click.Context,
    employees: Path | None,
    organisation: str | None,
    procedure: str | None,
    file: Path | None,
) -> None:
    """Score the answers in FILE as candidates of PROCEDURE (its id), or with --employees as employees' own results.

    FILE is CSV in UTF-8, separated by commas or semicolons, with a header line: first_name, last_name, email,
    locale (EN or NL; may be left out), a column for each item (the number of the option that was chosen, empty when
    not answered), and reasoning_correct (0 to 24). The columns of a test may all be left out, or be empty in a row: it
    was not taken, and its scales have no score. A candidate who was added already is found by address.

    A file of employees has email, completed_at (ISO 8601; may be left out or empty: now) and the same columns for
    answers. Employees are found by address, and see the results as their insights.

    Rows that cannot be used are reported with their line and reason, and the others are kept; the command ends with
    status 1 when there were any.
    """
    if employees is not None and procedure is None:
        _import_employees(employees, organisation)
    elif employees is None and procedure is not None and file is not None:
        _import_candidates(procedure, file)
    else:
        raise click.UsageError("Give PROCEDURE and FILE, or --employees FILE.", ctx)


def _import_candidates(procedure: str, file: Path) -> None:
    known = known_tests(usable_settings())

    async def score(database: Database, cells: Cells) -> None:
        await imports.import_row(database, SystemClock(), procedure, imports.read_row(cells, known))

    take_rows(
        csv_files.rows(file, imports.columns(known), {imports.LOCALE_COLUMN}, imports.tests(known)),
        score,
        label="Scoring",
        done="candidates scored",
        first=lambda database: imports.open_procedure(database, procedure),
    )


def _import_employees(file: Path, organisation: str | None) -> None:
    known = known_tests(usable_settings())

    async def score(database: Database, cells: Cells) -> None:
        row = insight_imports.read_row(cells, known)
        await insight_imports.import_row(database, SystemClock(), organisation, row)

    take_rows(
        csv_files.rows(file, insight_imports.columns(known), {insight_imports.COMPLETED_COLUMN}, imports.tests(known)),
        score,
        label="Scoring",
        done="employees scored",
    )
