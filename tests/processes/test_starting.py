"""Two servers that start at once: one brings the database to its newest shape, and the other waits for it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import text

from db.database import Database
from tests.processes.pair import two_serving
from tests.support.processes import environment
from tests.support.tables import dump

WAITING = "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted"


async def test_two_that_start_at_once_on_an_empty_database_migrate_it_once(database_url: str, tmp_path: Path) -> None:
    async with held_up(database_url) as both_have_come:
        let_go = asyncio.create_task(both_have_come())
        async with two_serving(environment(tmp_path, database_url)) as both:
            await let_go
            assert [(await server.http.get("/readyz")).status_code for server in both] == [200, 200]
    assert [server.process.returncode for server in both] == [0, 0]
    assert len((await dump(database_url))["alembic_version"]) == 1


@asynccontextmanager
async def held_up(url: str) -> AsyncIterator[Callable[[], Coroutine[None, None, None]]]:
    """Keeps migrations from their first step until two wait for it; on SQLite nobody can see who waits."""
    if url.startswith("sqlite"):
        yield lambda: asyncio.sleep(0)
        return
    database = Database(url)
    async with database.writer.connect() as connection:
        await connection.execute(text("CREATE TABLE alembic_version (version_num varchar)"))

        async def both_have_come() -> None:
            while (await connection.execute(text(WAITING))).scalar_one() < 2:  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.05)
            await connection.rollback()

        yield both_have_come
    await database.close()
