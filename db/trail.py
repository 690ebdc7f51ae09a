"""The audit trail's second way in: readings and refusals, gathered after the answer and written in batches."""

import asyncio
from datetime import datetime
from uuid import UUID, uuid4

import structlog
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from db.database import Database
from db.models.audit import AuditEntry

PAUSE = 0.5
MOST_WAITING = 10_000

log = structlog.get_logger()


class Trail:
    """Gathers entries and writes them within a second; `run` until cancelled, then `drain`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[dict[str, object]] = []
        self._known: set[str] = set()
        self._writing = asyncio.Lock()

    def note(
        self,
        *,
        at: datetime,
        organisation_id: UUID | None,
        actor: str,
        action: str,
        subject_id: UUID | None,
        request_id: str | None,
        once: str | None = None,
    ) -> None:
        """Adds an entry; of entries with the same `once`, only the first is ever written."""
        if once is not None:
            if once in self._known:
                return
            if len(self._known) >= MOST_WAITING:
                self._known.clear()
            self._known.add(once)
        self._waiting.append(
            {
                "id": uuid4(),
                "organisation_id": organisation_id,
                "at": at,
                "actor": actor,
                "action": action,
                "subject_id": subject_id,
                "request_id": request_id,
                "once": once,
            }
        )

    async def run(self) -> None:
        """Writes what has gathered, over and over."""
        while True:
            await asyncio.sleep(PAUSE)
            await self.drain()

    async def drain(self) -> None:
        """Writes what has gathered; what cannot be written now is kept for the next time.

        Whoever is cancelled meanwhile leaves the writing to go on, and the next to drain waits for it.
        """
        await asyncio.shield(self._write_waiting())

    async def _write_waiting(self) -> None:
        async with self._writing:
            await self._write()

    async def _write(self) -> None:
        if not self._waiting:
            return
        batch, self._waiting = self._waiting, []
        try:
            insert = sqlite_insert if self._database.sqlite else postgresql_insert
            async with self._database.write() as session:
                await session.execute(insert(AuditEntry).on_conflict_do_nothing(index_elements=["once"]), batch)
        except Exception as error:
            self._waiting = [*batch, *self._waiting][:MOST_WAITING]
            log.error("audit.not_written", entries=len(batch), error=type(error).__name__)
