"""Taking the rows of a file one by one: good ones are kept, and bad ones told with their line and reason."""

import sys
from collections.abc import Awaitable, Callable

import click

from db.database import Database
from db.models.accounts import Locale
from db.refusals import Refusal
from gql.commands.csv_files import Line
from gql.commands.running import refuse, run
from gql.resolvers.imports import Cells, RowNotUsable
from gql.schema.messages import message

Take = Callable[[Database, Cells], Awaitable[None]]


def take_rows(
    rows: list[Line],
    take: Take,
    *,
    label: str,
    done: str,
    first: Callable[[Database], Awaitable[object]] | None = None,
) -> None:
    """Takes each row, with a progress bar; ends with status 1 when some were refused."""

    async def take_all(database: Database) -> list[str]:
        refused: list[str] = []
        if first is not None:
            await first(database)
        with click.progressbar(rows, label=label, file=sys.stderr) as bar:
            for line, cells in bar:
                try:
                    await take(database, cells)
                except RowNotUsable as reason:
                    refused.append(f"line {line}: {reason}")
        return refused

    try:
        refused = run(take_all)
    except Refusal as refusal:
        raise refuse(message(refusal.code, Locale.EN)) from refusal
    for each in refused:
        click.echo(each, err=True)
    click.echo(f"{len(rows) - len(refused)} {done}, {len(refused)} rows refused.")
    if refused:
        raise click.exceptions.Exit(1)
