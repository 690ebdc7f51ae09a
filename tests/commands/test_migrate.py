"""`inzicht migrate`: an empty database gets exactly the shape that the models have."""

import asyncio
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from db.database import Database
from db.models import Base
from tests.commands.desk import Command
from tests.support.tables import counts


def test_an_empty_database_comes_into_the_shape_of_the_models_and_stays_there(
    command: Command, database_url: str
) -> None:
    for _ in range(2):
        assert command("migrate", database=database_url).output == "The database is in its newest shape.\n"
        assert asyncio.run(differences(database_url)) == []


def test_migrating_again_keeps_every_row(command: Command, prepared_url: str) -> None:
    before = asyncio.run(counts(prepared_url))
    assert command("migrate", database=prepared_url).exit_code == 0
    assert asyncio.run(counts(prepared_url)) == before
    assert before["candidates"] > 0


async def differences(url: str) -> list[Any]:
    """What a migration written now would have to change."""
    database = Database(url)
    try:
        async with database.reader.connect() as connection:
            return await connection.run_sync(_differences)
    finally:
        await database.close()


def _differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))
