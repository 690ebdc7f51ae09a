"""Two real server processes, started once for all tests here on each kind of database."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from db.clock import SystemClock
from db.database import sqlite_url
from db.demo import DemoOrganisation
from db.demo_names import PASSWORD
from gql import ids
from tests.processes.pair import Pair, two_serving
from tests.support.client import SIGN_IN, Client
from tests.support.clock import HandClock
from tests.support.meeting import Meeting
from tests.support.postbox import Postbox, open_postbox
from tests.support.postgres import Postgres
from tests.support.processes import environment
from tests.support.world import prepare


@pytest_asyncio.fixture(scope="package", loop_scope="package", params=["sqlite", "postgresql"])
async def pair(
    request: pytest.FixtureRequest,
    prepared: tuple[Path, list[DemoOrganisation]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Pair]:
    """The demo's world, served by two processes; each test has people and procedures of its own in it."""
    folder = tmp_path_factory.mktemp("pair")
    if request.param == "sqlite":
        url = sqlite_url(folder / "inzicht.sqlite3")
        shutil.copy(prepared[0], folder / "inzicht.sqlite3")
    else:
        postgres: Postgres = request.getfixturevalue("postgres")
        url = postgres.fresh_database()
        await prepare(url, HandClock())
    async with open_postbox() as postbox, two_serving(environment(folder, url, INZICHT_SMTP_URL=postbox.url)) as both:
        a, b = both
        yield Pair(a, b, url, postbox)
        assert [error for server in both for error in server.errors] == []


@pytest.fixture
async def meeting(database_url: str, tmp_path: Path, postbox: Postbox) -> AsyncIterator[Meeting]:
    """The demo's world behind two servers that believe a proxy on this machine, once on each kind of database."""
    ours, _ = await prepare(database_url, SystemClock())
    [procedure] = [each.id for each in ours.procedures if each.title.startswith("Team lead")]
    env = environment(tmp_path, database_url, INZICHT_SMTP_URL=postbox.url, INZICHT_TRUSTED_PROXIES="127.0.0.1")
    async with two_serving(env) as both:
        email = "recruiter@noorderlicht.example"
        signed_in = await Client(both[0].http).change(SIGN_IN, email=email, password=PASSWORD)
        public_id = ids.public(ids.PROCEDURE, procedure)
        yield Meeting(both, postbox, database_url, public_id, signed_in["accessToken"])
