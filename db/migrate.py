"""Bringing the database to the newest shape, one process at a time."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url

from db.database import Database

# Any number will do, as long as nothing else in the database locks by it.
LOCK = 0x1A21C47


async def migrate(database: Database, url: str) -> None:
    """Runs every migration that is missing, in one transaction, while others who start wait for it.

    On SQLite the lock is the one that every writing transaction begins with, on PostgreSQL an advisory one.
    """
    if database.sqlite and (file := make_url(url).database):
        Path(file).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    async with database.writer.begin() as connection:
        if not database.sqlite:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        await connection.run_sync(_upgrade)


async def is_current(database: Database) -> bool:
    """Whether the database answers, in the newest shape."""
    async with database.reader.connect() as connection:
        return await connection.run_sync(_at_head)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "db:migrations")
    return config


def _upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _at_head(connection: Connection) -> bool:
    heads = set(ScriptDirectory.from_config(_config()).get_heads())
    return set(MigrationContext.configure(connection).get_current_heads()) == heads
