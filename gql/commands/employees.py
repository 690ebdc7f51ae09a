"""`inzicht add-employees`: a file of people, added to an organisation."""

from pathlib import Path

import click

from db.clock import SystemClock
from db.database import Database
from gql.commands import csv_files
from gql.commands.row_by_row import take_rows
from gql.resolvers import adding, organisations
from gql.resolvers.imports import Cells

COLUMNS = ("first_name", "last_name", "email", "locale")


@click.command("add-employees")
@click.argument("organisation")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def add_employees(organisation: str, file: Path) -> None:
    """Add the people in FILE as employees of ORGANISATION (its id), without a role yet.

    FILE is CSV in UTF-8, separated by commas or semicolons, with a header line: first_name, last_name, email, and
    locale (EN or NL; may be left out). Rows that cannot be used are reported with their line and reason, and the others
    are kept; the command ends with status 1 when there were any.
    """

    async def add(database: Database, cells: Cells) -> None:
        await adding.add_row(database, SystemClock(), organisation, cells)

    take_rows(
        csv_files.rows(file, COLUMNS, optional={"locale"}),
        add,
        label="Adding",
        done="employees added",
        first=lambda database: organisations.require_development(database, organisation),
    )
