"""The database with nothing between: the driver that the service uses, and the kinds of values it knows."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

import aiosqlite
import asyncpg
from sqlalchemy.engine import make_url

PRAGMAS = ("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")

Row = Sequence[Any]


class Driver(Protocol):
    """Runs SQL with parameters written as $1, $2 …, and takes and gives keys as hexadecimal text."""

    async def all(self, sql: str, *parameters: object) -> Sequence[Row]: ...

    def key(self, hexadecimal: str) -> object: ...

    def instant(self, at: datetime) -> object: ...

    def hexadecimal(self, key: Any) -> str: ...


class Sqlite:
    """aiosqlite, with the service's pragmas."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def all(self, sql: str, *parameters: object) -> Sequence[Row]:
        return list(await self._connection.execute_fetchall(sql.replace("$", "?"), parameters))

    def key(self, hexadecimal: str) -> object:
        return hexadecimal

    def instant(self, at: datetime) -> object:
        return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")

    def hexadecimal(self, key: Any) -> str:
        return str(key)


class Postgresql:
    """asyncpg."""

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]") -> None:
        self._pool = pool

    async def all(self, sql: str, *parameters: object) -> Sequence[Row]:
        return list(await self._pool.fetch(sql, *parameters))

    def key(self, hexadecimal: str) -> object:
        return UUID(hex=hexadecimal)

    def instant(self, at: datetime) -> object:
        return at

    def hexadecimal(self, key: Any) -> str:
        return UUID(int=key.int).hex


async def connect(url: str) -> Driver:
    """The driver for an address as the service's setting writes it."""
    parts = make_url(url)
    if parts.get_backend_name() == "sqlite":
        connection = await aiosqlite.connect(str(parts.database), isolation_level=None)
        for pragma in PRAGMAS:
            await connection.execute(f"PRAGMA {pragma}")
        return Sqlite(connection)
    plain = parts.set(drivername="postgresql").render_as_string(hide_password=False)
    return Postgresql(await asyncpg.create_pool(plain, min_size=4, max_size=4))
