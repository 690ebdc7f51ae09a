"""`inzicht serve --workers 2`: each worker does everything, and all of them end in peace."""

import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from httpx import AsyncClient, RemoteProtocolError
from websockets.exceptions import ConnectionClosed

from db.database import sqlite_url
from db.demo import DemoOrganisation
from db.demo_names import PASSWORD
from tests.support.client import SIGN_IN, Client
from tests.support.operations import address, do
from tests.support.postbox import Postbox
from tests.support.processes import PATIENCE, Server, environment, serving
from tests.support.tables import dump
from tests.support.watching import over_events, over_websocket
from tests.support.world import Known

WHO = "{ viewer { ... on Employee { email } } }"
PERSON = {"firstName": "Iza", "lastName": "Terpstra", "role": "RECRUITMENT_MEMBER"}
RESTARTING = 1012


@pytest.fixture
async def service(
    prepared: tuple[Path, list[DemoOrganisation]], postbox: Postbox, tmp_path: Path
) -> AsyncIterator[Server]:
    """Two workers on one SQLite file."""
    shutil.copy(prepared[0], tmp_path / "inzicht.sqlite3")
    async with serving(env=environment(tmp_path, INZICHT_SMTP_URL=postbox.url), workers=2) as server:
        yield server


async def owner(service: Server) -> Client:
    payload = await Client(service.http).change(SIGN_IN, email=address("owner"), password=PASSWORD)
    return Client(service.http, payload["accessToken"])


def connected_anew(service: Server) -> AsyncClient:
    return AsyncClient(base_url=service.url, timeout=PATIENCE)


async def test_each_worker_knows_a_session_that_another_began(service: Server) -> None:
    token = (await owner(service)).token
    assert len(service.workers) == 2
    for worker in service.workers:
        async with connected_anew(service) as http:
            with service.only(worker):
                assert (await Client(http, token).ask(WHO)).data["viewer"] == {"email": address("owner")}


async def test_told_to_end_workers_send_watchers_elsewhere_and_finish_what_they_deliver(
    service: Server, postbox: Postbox, prepared: tuple[Path, list[DemoOrganisation]], tmp_path: Path
) -> None:
    who, procedure = await owner(service), Known(prepared[1][0].procedures[0]).id
    postbox.shut = True
    for number in range(4):
        await do(who, "addRecruitmentUser", **PERSON, email=f"iza{number}@b.example")
    await postbox.keeping_waiting(8)  # four by each worker: more at once nobody delivers
    async with AsyncExitStack() as until_the_end:
        watchings = []
        for worker in service.workers:
            client = Client(await until_the_end.enter_async_context(connected_anew(service)), who.token)
            with service.only(worker):
                for over in (over_websocket, over_events):
                    watchings.append(await until_the_end.enter_async_context(over(client, procedure)))
                    assert await watchings[-1].next() == 1
        service.told_to_end()
        for socket, events in (watchings[:2], watchings[2:]):
            with pytest.raises(ConnectionClosed) as closed:
                await socket.next()
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == RESTARTING
            with pytest.raises(RemoteProtocolError):
                await events.next()
    await postbox.open()
    assert await service.status() == 0
    assert len({mail.message_id for mail in postbox.taken}) == len(postbox.taken) == 8
    assert ["SENT" in row for row in (await dump(sqlite_url(tmp_path / "inzicht.sqlite3")))["outgoing_mails"]] == [
        True
    ] * 8
    assert (service.times("service.stopped"), service.errors) == (2, [])
