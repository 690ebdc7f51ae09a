"""How alembic reaches the database: by the connection the service gives it, or by INZICHT_DATABASE_URL."""

import asyncio
import os
from pathlib import Path

from alembic import context
from sqlalchemy import Connection

from db.database import Database, sqlite_url
from db.models import Base


def run(connection: Connection) -> None:
    """Migrates over an open connection, inside its transaction."""
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
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
