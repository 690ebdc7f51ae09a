"""What a question costs the service in work that an attacker could time: passwords tried, and statements run."""

import asyncio
import re
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import event

from db.database import Database
from tests.support.client import Answer
from tests.support.processes import PATIENCE

ABOUT_ACCOUNTS = re.compile(r"\b(accounts|employees|sessions|attempt_logs|\w+_links)\b")


class CountingHasher(PasswordHasher):
    """Hashing that costs next to nothing, and knows how often and in which threads a password was tried."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.tried = 0
        self.threads: set[int] = set()

    def verify(self, hash: str | bytes, password: str | bytes) -> Any:
        self.tried += 1
        self.threads.add(threading.get_ident())
        return super().verify(hash, password)


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """Every statement about accounts that is run meanwhile, be it to read or to write."""
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if ABOUT_ACCOUNTS.search(statement):
            seen.append(statement)

    engines = {database.reader.sync_engine, database.writer.sync_engine}
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)


class PausingHasher(CountingHasher):
    """Hashing that can be held up, so that something else happens in the meantime."""

    def __init__(self) -> None:
        super().__init__()
        self._armed = False
        self._reached, self._on = threading.Event(), threading.Event()

    def verify(self, hash: str | bytes, password: str | bytes) -> Any:
        self._pause()
        return super().verify(hash, password)

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        self._pause()
        return super().hash(password, salt=salt)

    @asynccontextmanager
    async def during(self, work: Coroutine[Any, Any, Answer]) -> AsyncIterator["asyncio.Task[Answer]"]:
        """Begins the work, and holds it up at its first password until the end of the block."""
        self._armed = True
        task = asyncio.create_task(work)
        await asyncio.to_thread(self._reached.wait, PATIENCE)
        try:
            yield task
        finally:
            self._on.set()

    def _pause(self) -> None:
        if self._armed:
            self._armed = False
            self._reached.set()
            self._on.wait(PATIENCE)
