"""A mail server in trouble: adding people goes on, others get their mails, and a dead one can be sent again."""

import asyncio
import shutil
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest

from db.database import sqlite_url
from db.demo import DemoOrganisation
from tests.support.clock import HandClock
from tests.support.development import WORK, added
from tests.support.moody import Moody, listening
from tests.support.operations import code, do
from tests.support.processes import PATIENCE
from tests.support.world import World, running, settings

Posting = Callable[[str], AbstractAsyncContextManager[World]]
STATUS = "query ($search: String) { employees(search: $search) { nodes { id mailStatus } } }"
OTHER = "lucas@noorderlicht.example"


@pytest.fixture
def posting(prepared: tuple[Path, list[DemoOrganisation]], tmp_path: Path, clock: HandClock) -> Posting:
    """The demo's world, which delivers its mails to a server."""
    original, told = prepared
    file = tmp_path / "inzicht.sqlite3"
    shutil.copy(original, file)
    return lambda url: running(settings(sqlite_url(file), tmp_path, smtp_url=url), clock, told)


@pytest.fixture
def server() -> Moody:
    """A mail server that is in a good mood, until told otherwise."""
    return Moody()


async def status(world: World, email: str, who: str = "owner") -> Any:
    [person] = (await (await world.as_(who)).ask(STATUS, search=email)).data["employees"]["nodes"]
    return person["mailStatus"]


async def turned(world: World, email: str, wanted: str) -> None:
    """Returns once the mails to somebody are in this state."""
    async with asyncio.timeout(PATIENCE):
        while await status(world, email) != wanted:  # noqa: ASYNC110 - the delivery tells nobody
            await asyncio.sleep(0.02)


async def test_a_dead_mail_is_shown_and_sent_again_under_the_same_message_id_while_others_are_delivered(
    posting: Posting, server: Moody
) -> None:
    server.unknown.add(WORK)
    async with listening(server) as url, posting(url) as world:
        person = await added(world, 0, WORK)
        await added(world, 1, OTHER)
        await server.so_many(1)
        await turned(world, WORK, "FAILED")
        await turned(world, OTHER, "SENT")
        server.unknown.clear()
        retried = await do(await world.as_("development"), "retryMails", "employee { mailStatus }", employeeId=person)
        assert retried["employee"]["mailStatus"] in {"WAITING", "SENT"}
        await turned(world, WORK, "SENT")
        assert sorted(to for to, _ in server.taken) == [WORK, OTHER]
        again = await do(await world.as_("owner"), "retryMails", "employee { mailStatus }", employeeId=person)
        assert again["employee"]["mailStatus"] == "SENT"


async def test_a_server_that_hangs_holds_up_nobody_who_adds_people(posting: Posting, server: Moody) -> None:
    server.answers.clear()
    async with listening(server) as url, posting(url) as world:
        await added(world, 0, WORK)
        await server.reached.wait()
        await added(world, 1, OTHER)
        assert [await status(world, email) for email in (WORK, OTHER)] == ["WAITING", "WAITING"]
        server.answers.set()
        assert sorted(to for to, _ in await server.so_many(2)) == [WORK, OTHER]


async def test_a_server_that_refuses_everything_gets_the_mails_once_it_is_back(
    posting: Posting, server: Moody, clock: HandClock
) -> None:
    async with listening(server) as url:
        pass
    async with posting(url) as world:
        await added(world, 0, WORK)
        await added(world, 1, OTHER)
        assert [await status(world, email) for email in (WORK, OTHER)] == ["WAITING", "WAITING"]
        async with listening(server, port=int(url.rpartition(":")[2])):
            async with asyncio.timeout(PATIENCE):
                while len(server.taken) < 2:
                    clock.forward(seconds=1)
                    world.database.mail_waiting.set()
                    await asyncio.sleep(0.02)  # whoever waits for a retry waits for the clock
        assert sorted(to for to, _ in server.taken) == [WORK, OTHER]


@pytest.mark.parametrize(
    ("who", "told"), [("owner", "WAITING"), ("development", "WAITING"), ("admin", None), ("recruiter", None)]
)
async def test_the_state_of_somebodys_mails_is_for_those_who_may_change_the_person(
    world: World, who: str, told: str | None
) -> None:
    person = await added(world)
    client = await world.as_(who)
    document = "query ($id: ID!) { node(id: $id) { ... on Employee { mailStatus } } }"
    found = (await client.ask(document, id=person)).data["node"]
    assert (found and found["mailStatus"]) == told
    if told is None:
        assert await code(client, "retryMails", employeeId=person) == "FORBIDDEN"


async def test_whoever_never_got_a_mail_has_no_state_of_mails(world: World) -> None:
    assert await status(world, "manager@noorderlicht.example") is None
