"""Running things once from the command line: a database in its newest shape, and settings that speak plainly."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

import click

from db.database import Database
from db.migrate import migrate
from gql.config import Settings, SettingsError, read_settings
from psychometrics.catalogue import Catalogue, take_up
from psychometrics.files import DataFileError

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
    settings = usable_settings()

    async def errand() -> T:
        async with migrated_database(settings) as database:
            return await task(database)

    return asyncio.run(errand())


def usable_settings() -> Settings:
    """The settings of the environment, or a refusal that says which cannot be used."""
    try:
        return read_settings()
    except SettingsError as error:
        raise refuse(str(error)) from error


def known_tests(settings: Settings) -> Catalogue:
    """The catalogue with what the settings add to it, or a refusal that says which file is wrong, where and why."""
    try:
        return take_up(*settings.further_instruments)
    except DataFileError as error:
        raise refuse(str(error)) from error


def refuse(message: str) -> click.ClickException:
    """An error that the command line shows without a traceback, and ends with status 1."""
    return click.ClickException(message)
