"""A server that is killed again and again while people are hired: what it acknowledged is there, mails included."""

import asyncio
from collections import Counter, deque
from pathlib import Path
from random import Random

from httpx import AsyncClient, TransportError
from sqlalchemy import text

from db.database import Database
from db.demo import seed
from db.demo_names import PASSWORD
from db.migrate import migrate
from gql import ids
from psychometrics.catalogue import catalogue
from tests.support.client import SIGN_IN, Client
from tests.support.clock import HandClock
from tests.support.operations import address, do
from tests.support.postbox import Postbox
from tests.support.processes import PATIENCE, Server, environment, serving
from tests.support.world import CHEAP

HIRES = 70
AT_ONCE = 6
KEPT = """
    SELECT employees.email,
        (SELECT count(*) FROM insights WHERE employee_id = employees.id),
        (SELECT count(*) FROM pending_employees WHERE employee_id = employees.id AND added_at IS NOT NULL),
        (SELECT count(*) FROM outgoing_mails WHERE about_id = employees.id)
    FROM employees WHERE employees.email LIKE '%@new.example'
"""
NOT_SENT = "SELECT count(*) FROM outgoing_mails WHERE status <> 'SENT'"
LEASES_RUN_OUT = "UPDATE outgoing_mails SET leased_until = NULL WHERE status = 'WAITING'"


class Hiring:
    """Candidates to hire, and the addresses of those whom the server said it had added."""

    def __init__(self, url: str, candidates: list[str]) -> None:
        self.database = Database(url)
        self.waiting = deque(enumerate(candidates))
        self.acknowledged: set[str] = set()
        self.token: str | None = None

    async def go_on(self, server: Server, until: int) -> None:
        """Hires with a few hands, until so many are acknowledged; then kills the server amid their next requests."""
        if self.token is None:
            signed_in = await Client(server.http).change(SIGN_IN, email=address("owner"), password=PASSWORD)
            self.token = signed_in["accessToken"]
        # A client that does not try again: what is not there is not there.
        async with AsyncClient(base_url=server.url, timeout=PATIENCE) as http, asyncio.timeout(PATIENCE):
            hands = [asyncio.create_task(self._hire(Client(http, self.token))) for _ in range(AT_ONCE)]
            while len(self.acknowledged) < until and not all(hand.done() for hand in hands):  # noqa: ASYNC110
                await asyncio.sleep(0.003)
            if self.waiting:
                server.process.kill()
            await asyncio.gather(*hands)

    async def _hire(self, owner: Client) -> None:
        while self.waiting:
            number, candidate = self.waiting.popleft()
            email = f"person{number}@new.example"
            try:
                hired = await do(owner, "markCandidateHired", "pendingEmployee { id }", candidateId=candidate)
                pending_id = hired["pendingEmployee"]["id"]
                await do(owner, "addAsEmployee", pendingEmployeeId=pending_id, workEmail=email)
            except TransportError:
                return
            self.acknowledged.add(email)

    async def kept(self) -> dict[str, tuple[int, ...]]:
        """What there is of each new employee, by address."""
        async with self.database.read() as session:
            return {row[0]: tuple(row[1:]) for row in await session.execute(text(KEPT))}

    async def mails_sent(self) -> None:
        """Returns once no mail waits any more, as if the leases of the dead had run out."""
        async with self.database.write() as session:
            await session.execute(text(LEASES_RUN_OUT))
        async with asyncio.timeout(PATIENCE):
            while await self._not_sent():  # noqa: ASYNC110 - the delivery tells nobody
                await asyncio.sleep(0.1)

    async def _not_sent(self) -> int:
        async with self.database.read() as session:
            return (await session.execute(text(NOT_SENT))).scalar_one()


async def prepared(url: str) -> list[str]:
    """A database with many candidates, and their ids."""
    database = Database(url)
    await migrate(database, url)
    ours, _ = await seed(database, HandClock(), catalogue(), hash_password=CHEAP.hash, candidates=HIRES)
    await database.close()
    [load] = [each for each in ours.procedures if each.title.startswith("Load")]
    return [ids.public(ids.CANDIDATE, key) for key in load.candidate_ids]


async def test_whatever_was_acknowledged_is_there_with_its_mail_however_often_the_server_is_killed(
    database_url: str, tmp_path: Path, postbox: Postbox
) -> None:
    hiring, chance = Hiring(database_url, await prepared(database_url)), Random()
    env = environment(tmp_path, database_url, INZICHT_SMTP_URL=postbox.url)
    while hiring.waiting:
        async with serving(env=env) as server:
            await hiring.go_on(server, until=len(hiring.acknowledged) + chance.randint(15, 30))
    async with serving(env=env):
        await hiring.mails_sent()
    kept = await hiring.kept()
    await hiring.database.close()
    assert hiring.acknowledged <= kept.keys()
    assert set(kept.values()) == {(1, 1, 1)}
    assert {mail.to for mail in postbox.taken} == kept.keys()
    assert set(Counter(to for to, _ in {(mail.to, mail.message_id) for mail in postbox.taken}).values()) == {1}
    assert len(hiring.acknowledged) > HIRES / 2
