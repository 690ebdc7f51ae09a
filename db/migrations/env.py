"""How alembic reaches the database: by the connection the service gives it, or by INZICHT_DATABASE_URL."""

import asyncio
import os
from pathlib import Path
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Enum

from db.database import Database, sqlite_url
from db.models import Base
from db.models.base import UtcDateTime


def plainly(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """Writes our column types as what they are in the database, so that a migration outlives their classes."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String({item.length})"
    return False


def run(connection: Connection) -> None:
    """Migrates over an open connection, inside its transaction."""
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True, render_item=plainly)
    with context.begin_transaction():
        context.run_migrations()


async def run_alone() -> None:
    """Migrates as `alembic` on the command line, for whoever writes the next migration."""
    database = Database(os.environ.get("INZICHT_DATABASE_URL") or sqlite_url(Path("var/inzicht.sqlite3").absolute()))
    async with database.writer.begin() as connection:
        await connection.run_sync(run)
    await database.close()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    asyncio.run(run_alone())
