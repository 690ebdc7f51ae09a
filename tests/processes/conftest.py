"""Two real server processes, started once for all tests here on each kind of database."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from db.database import sqlite_url
from db.demo import DemoOrganisation
from db.demo_names import PASSWORD
from gql import ids
from tests.processes.pair import Pair, two_serving
from tests.support.client import SIGN_IN, Client
from tests.support.meeting import Meeting
from tests.support.postbox import Postbox, open_postbox
from tests.support.postgres import Postgres
from tests.support.processes import environment
from tests.support.world import Seeded


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def pair_url(
    request: pytest.FixtureRequest,
    prepared: tuple[Path, list[DemoOrganisation]],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """The address of a copy of the prepared database, once of each kind."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("pair") / "inzicht.sqlite3"
        shutil.copy(prepared[0], file)
        return sqlite_url(file)
    postgres: Postgres = request.getfixturevalue("postgres")
    template: Seeded = request.getfixturevalue("prepared_on_postgres")
    return postgres.fresh_database(like=template.url)


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def pair(pair_url: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Pair]:
    """The demo's world, served by two processes; each test has people and procedures of its own in it."""
    folder = tmp_path_factory.mktemp("pair")
    async with (
        open_postbox() as postbox,
        two_serving(environment(folder, pair_url, INZICHT_SMTP_URL=postbox.url)) as both,
    ):
        a, b = both
        yield Pair(a, b, pair_url, postbox)
        assert [error for server in both for error in server.errors] == []


@pytest.fixture
async def meeting(seeded: Seeded, tmp_path: Path, postbox: Postbox) -> AsyncIterator[Meeting]:
    """The demo's world behind two servers that believe a proxy on this machine, once on each kind of database."""
    ours, _ = seeded.told
    [procedure] = [each.id for each in ours.procedures if each.title.startswith("Team lead")]
    env = environment(tmp_path, seeded.url, INZICHT_SMTP_URL=postbox.url, INZICHT_TRUSTED_PROXIES="127.0.0.1")
    async with two_serving(env) as both:
        email = "recruiter@noorderlicht.example"
        signed_in = await Client(both[0].http).change(SIGN_IN, email=email, password=PASSWORD)
        public_id = ids.public(ids.PROCEDURE, procedure)
        yield Meeting(both, postbox, seeded.url, public_id, signed_in["accessToken"])
