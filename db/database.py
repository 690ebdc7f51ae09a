"""The database: SQLite or PostgreSQL, one way to read from it and one way to change it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from db.news import News

READERS = 4


def _dump_json(value: Any) -> str:
    return orjson.dumps(value).decode()


# Parameters may be names and addresses: no error text and no log ever shows them.
_COMMON: dict[str, Any] = {
    "hide_parameters": True,
    "json_serializer": _dump_json,
    "json_deserializer": orjson.loads,
}


class Database:
    """Hands out sessions: `read()` sees one unchanging moment, `write()` is one transaction.

    On SQLite a writer takes the write lock when it begins, so that it never finds out half-way that somebody else
    was faster; on PostgreSQL readers run in REPEATABLE READ, so that the statements of one reading agree.
    """

    def __init__(self, url: str) -> None:
        self.sqlite = make_url(url).get_backend_name() == "sqlite"
        self.mail_waiting = asyncio.Event()
        self.news = News(url)
        if self.sqlite:
            self.writer = _sqlite_engine(url, begin="BEGIN IMMEDIATE", connections=1)
            self.reader = _sqlite_engine(url, begin="BEGIN", connections=READERS)
        else:
            self.writer = create_async_engine(url, pool_pre_ping=True, **_COMMON)
            self.reader = self.writer.execution_options(isolation_level="REPEATABLE READ")

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session for questions; whatever it would change is rolled back."""
        async with AsyncSession(self.reader, expire_on_commit=False, autoflush=False) as session:
            yield session

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed at the end of the block, rolled back by anything raised in it."""
        async with AsyncSession(self.writer, expire_on_commit=False) as session:
            async with session.begin():
                yield session
                changed: set[UUID] = session.info.pop("changed", set())
                for organisation_id in changed:
                    await self.news.tell(session, organisation_id)
            for organisation_id in changed:
                self.news.ring(organisation_id)
            if session.info.pop("mail", False):
                self.mail_waiting.set()

    async def close(self) -> None:
        """Closes every connection."""
        await self.reader.dispose()
        await self.writer.dispose()


def require_known(url: str) -> None:
    """Raises ValueError, without repeating the address, unless it is one of a database the service can work with."""
    with suppress(ArgumentError):
        if make_url(url).drivername in {"sqlite+aiosqlite", "postgresql+asyncpg"}:
            return
    raise ValueError("not the address of a database, such as: postgresql+asyncpg://user:password@host/database")


def sqlite_url(file: Path) -> str:
    """The address of an SQLite file."""
    return f"sqlite+aiosqlite:///{file}"


def _sqlite_engine(url: str, *, begin: str, connections: int) -> AsyncEngine:
    engine = create_async_engine(url, pool_size=connections, max_overflow=0, **_COMMON)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "invalidate", _let_go)

    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "begin", start)
    return engine


def _prepare_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    # Python's driver would begin transactions by rules of its own; `start` does it instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _let_go(connection: Any, _entry: ConnectionPoolEntry, _reason: BaseException | None) -> None:
    # When a task is cancelled amid a statement, closing is not enough: a cursor still waiting to be collected
    # keeps the closed connection alive, and with it the write lock.
    connection.rollback()
