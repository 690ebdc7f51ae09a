"""News: tells whoever watches that something in an organisation has changed, in whichever process it happened."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import UUID

import aiosqlite
import asyncpg
import structlog
from sqlalchemy import func, select, update
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.accounts import Organisation

CHANNEL = "inzicht"
SQLITE_PAUSE = 0.2
RECONNECT_PAUSE = 1.0

log = structlog.get_logger()


class Watch:
    """One watcher's bell. However often it rings before it is heard, it is heard once: nothing piles up."""

    def __init__(self) -> None:
        self._bell = asyncio.Event()

    def ring(self) -> None:
        """Says that something may have changed."""
        self._bell.set()

    async def heard(self, within: float) -> bool:
        """Waits so many seconds for the bell; whether it rang."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._bell.wait()
        rang = self._bell.is_set()
        self._bell.clear()
        return rang


class News:
    """Rings the bells of an organisation's watchers; `run` brings what happens in other processes.

    PostgreSQL carries the news itself (LISTEN/NOTIFY). SQLite tells by `PRAGMA data_version` that somebody else wrote,
    and a number on each organisation tells to whom it matters.
    """

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self._sqlite = self._url.get_backend_name() == "sqlite"
        self._watches: dict[UUID, set[Watch]] = {}

    @contextmanager
    def watch(self, organisation_id: UUID) -> Iterator[Watch]:
        """A bell that rings when something in the organisation may have changed."""
        watch = Watch()
        self._watches.setdefault(organisation_id, set()).add(watch)
        try:
            yield watch
        finally:
            self._watches[organisation_id].discard(watch)
            if not self._watches[organisation_id]:
                del self._watches[organisation_id]

    def ring(self, organisation_id: UUID) -> None:
        """Rings every bell of an organisation in this process."""
        for watch in self._watches.get(organisation_id, ()):
            watch.ring()

    async def tell(self, session: AsyncSession, organisation_id: UUID) -> None:
        """Tells other processes, once the transaction has been committed."""
        if self._sqlite:
            counting = update(Organisation).where(Organisation.id == organisation_id)
            await session.execute(counting.values(changes=Organisation.changes + 1))
        else:
            await session.execute(select(func.pg_notify(CHANNEL, organisation_id.hex)))

    async def run(self) -> None:
        """Listens to other processes, for ever; after a gap in the listening every bell rings, in case."""
        while True:
            try:
                await (self._poll() if self._sqlite else self._listen())
            except Exception as error:
                log.warning("news.interrupted", error=type(error).__name__)
                await asyncio.sleep(RECONNECT_PAUSE)

    def _ring_all(self) -> None:
        for organisation_id in list(self._watches):
            self.ring(organisation_id)

    async def _listen(self) -> None:
        connection = await asyncpg.connect(_address(self._url))
        try:
            closed = asyncio.Event()
            connection.add_termination_listener(lambda *_: closed.set())
            await connection.add_listener(CHANNEL, lambda *call: self.ring(UUID(hex=call[3])))
            self._ring_all()
            await closed.wait()
        finally:
            with suppress(Exception):
                await connection.close(timeout=1)

    async def _poll(self) -> None:
        connecting = asyncio.ensure_future(aiosqlite.connect(self._url.database or "", isolation_level=None))
        try:
            connection = await asyncio.shield(connecting)
            version, counted = None, dict[str, int]()
            while True:
                now = await _one(connection, "PRAGMA data_version")
                if self._watches and now != version:
                    counted, before, first = await _counted(connection), counted, version is None
                    version = now
                    for key, changes in counted.items():
                        if first or before.get(key) != changes:
                            self.ring(UUID(hex=key))
                elif not self._watches:
                    version = None
                await asyncio.sleep(SQLITE_PAUSE)
        finally:
            # Also when cancelled amid connecting: the driver's thread would outlive the loop it reports to.
            await (await connecting).close()


async def _one(connection: aiosqlite.Connection, statement: str) -> int:
    async with connection.execute(statement) as cursor:
        row = await cursor.fetchone()
    return int(row[0]) if row else 0


async def _counted(connection: aiosqlite.Connection) -> dict[str, int]:
    async with connection.execute("SELECT id, changes FROM organisations") as cursor:
        return {row[0]: row[1] for row in await cursor.fetchall()}


def _address(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
