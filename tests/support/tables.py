"""What the database holds, whatever its tables: read as it lies there, past the service."""

from typing import Any

from sqlalchemy import Connection, inspect, text

from db.database import Database


async def dump(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    database = Database(url)
    try:
        async with database.reader.connect() as connection:
            return await connection.run_sync(_rows)
    finally:
        await database.close()


async def columns(url: str, table: str, *names: str) -> list[tuple[Any, ...]]:
    """These columns of every row of one table."""
    database = Database(url)
    try:
        async with database.reader.connect() as connection:
            found = await connection.execute(text(f'SELECT {", ".join(names)} FROM "{table}"'))
            return [tuple(row) for row in found]
    finally:
        await database.close()


async def counts(url: str) -> dict[str, int]:
    """How many rows each table holds."""
    return {table: len(rows) for table, rows in (await dump(url)).items()}


def _rows(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    tables = inspect(connection).get_table_names()
    return {table: [tuple(row) for row in connection.execute(text(f'SELECT * FROM "{table}"'))] for table in tables}
