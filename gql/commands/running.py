"""Running things once from the command line: a database in its newest shape, and settings that speak plainly."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

import click

from db.database import Database
from db.migrate import migrate
from gql.config import Settings, SettingsError, read_settings

T = TypeVar("T")


@asynccontextmanager
async def migrated_database(settings: Settings) -> AsyncIterator[Database]:
    """The database of the settings, migrated first, and closed afterwards."""
    database = Database(settings.database)
    try:
        await migrate(database, settings.database)
        yield database
    finally:
        await database.close()


def run(task: Callable[[Database], Awaitable[T]]) -> T:
    """Does one errand with the database of the environment."""

    try:
        settings = read_settings()
    except SettingsError as error:
        raise refuse(str(error)) from error

    async def errand() -> T:
        async with migrated_database(settings) as database:
            return await task(database)

    return asyncio.run(errand())


def refuse(message: str) -> click.ClickException:
    """An error that the command line shows without a traceback, and ends with status 1."""
    return click.ClickException(message)
