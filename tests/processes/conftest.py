"""Two real servers on one database, as operators run them, and the people who meet there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from db.clock import SystemClock
from db.demo_names import PASSWORD
from gql import ids
from tests.support.client import SIGN_IN, Client
from tests.support.meeting import Meeting
from tests.support.postbox import Postbox
from tests.support.processes import environment, serving
from tests.support.world import prepare


@pytest.fixture
async def meeting(database_url: str, tmp_path: Path, postbox: Postbox) -> AsyncIterator[Meeting]:
    """The demo's world behind two servers that believe a proxy on this machine, once on each kind of database."""
    ours, _ = await prepare(database_url, SystemClock())
    [procedure] = [each.id for each in ours.procedures if each.title.startswith("Team lead")]
    env = environment(tmp_path, database_url, INZICHT_SMTP_URL=postbox.url, INZICHT_TRUSTED_PROXIES="127.0.0.1")
    async with AsyncExitStack() as until_the_end:
        both = await asyncio.gather(*(until_the_end.enter_async_context(serving(env=env)) for _ in range(2)))
        email = "recruiter@noorderlicht.example"
        signed_in = await Client(both[0].http).change(SIGN_IN, email=email, password=PASSWORD)
        public_id = ids.public(ids.PROCEDURE, procedure)
        yield Meeting(list(both), postbox, database_url, public_id, signed_in["accessToken"])
