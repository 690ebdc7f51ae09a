"""Two servers on one database: neither does again what the other has done."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from sqlalchemy import text

from db.database import Database
from tests.commands.desk import Command
from tests.support.postbox import Postbox
from tests.support.postgres import Postgres
from tests.support.processes import Environment, Server, environment, serving
from tests.support.tables import dump

ORGANISATIONS = 12
CREATE = (
    *("create-organisation", "--name", "De Waterlinie", "--modules", "RECRUITMENT"),
    *("--owner-first-name", "Ilse", "--owner-last-name", "de Graaf", "--owner-email"),
)
WAITING = "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted"


async def test_two_that_start_at_once_on_an_empty_database_migrate_it_once(database_url: str, tmp_path: Path) -> None:
    async with AsyncExitStack() as until_the_end, held_up(database_url) as both_have_come:
        starting = two_at_once(until_the_end, environment(tmp_path, database_url))
        both, _ = await asyncio.gather(starting, both_have_come())
        assert [(await server.http.get("/readyz")).status_code for server in both] == [200, 200]
    assert [server.process.returncode for server in both] == [0, 0]
    assert len((await dump(database_url))["alembic_version"]) == 1


async def test_two_that_deliver_at_once_deliver_every_mail_once(
    postgres: Postgres, postbox: Postbox, command: Command, tmp_path: Path
) -> None:
    url, mails = postgres.fresh_database(), 2 * ORGANISATIONS
    for number in range(ORGANISATIONS):
        made = await asyncio.to_thread(command, *CREATE, f"owner{number}@waterlinie.example", database=url)
        assert made.exit_code == 0
    async with AsyncExitStack() as until_the_end:
        await two_at_once(until_the_end, environment(tmp_path, url, INZICHT_SMTP_URL=postbox.url))
        await postbox.so_many(mails)
    assert len({mail.message_id for mail in postbox.taken}) == len(postbox.taken) == mails
    kept = (await dump(url))["outgoing_mails"]
    assert len([row for row in kept if "SENT" in row]) == len(kept) == mails


@asynccontextmanager
async def held_up(url: str) -> AsyncIterator[Callable[[], Awaitable[None]]]:
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


async def two_at_once(until_the_end: AsyncExitStack, env: Environment) -> list[Server]:
    return list(await asyncio.gather(*(until_the_end.enter_async_context(serving(env=env)) for _ in range(2))))
