"""A running service for every test that wants one, on a copy of one prepared database."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from db.database import sqlite_url
from db.demo import DemoOrganisation
from tests.support.clock import HandClock
from tests.support.memory import pytest_configure  # noqa: F401 — a hook, by its name
from tests.support.postbox import Postbox, open_postbox
from tests.support.postgres import Postgres, postgres_server
from tests.support.summary import pytest_terminal_summary  # noqa: F401 — a hook, by its name
from tests.support.world import Seeded, World, prepare, running, settings


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[DemoOrganisation]]:
    """One migrated and seeded SQLite file, and what is in it."""
    file = tmp_path_factory.mktemp("prepared") / "inzicht.sqlite3"
    return file, asyncio.run(prepare(sqlite_url(file), HandClock()))


@pytest.fixture
def clock() -> HandClock:
    """The clock of the service."""
    return HandClock()


@pytest.fixture
async def world(
    prepared: tuple[Path, list[DemoOrganisation]], tmp_path: Path, clock: HandClock
) -> AsyncIterator[World]:
    """The demo's world, to be changed at will."""
    original, told = prepared
    file = tmp_path / "inzicht.sqlite3"
    shutil.copy(original, file)
    async with running(settings(sqlite_url(file), tmp_path), clock, told) as there:
        yield there


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server, started when the first test wants it."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def prepared_on_postgres(postgres: Postgres) -> Seeded:
    """One migrated and seeded PostgreSQL database, for copies only."""
    url = postgres.fresh_database()
    return Seeded(url, asyncio.run(prepare(url, HandClock())))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "inzicht.sqlite3")
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.fresh_database()


@pytest.fixture(params=["sqlite", "postgresql"])
def seeded(request: pytest.FixtureRequest, prepared: tuple[Path, list[DemoOrganisation]], tmp_path: Path) -> Seeded:
    """A copy of the prepared database, to be changed at will, once of each kind."""
    if request.param == "sqlite":
        original, told = prepared
        file = tmp_path / "inzicht.sqlite3"
        shutil.copy(original, file)
        return Seeded(sqlite_url(file), told)
    postgres: Postgres = request.getfixturevalue("postgres")
    template: Seeded = request.getfixturevalue("prepared_on_postgres")
    return Seeded(postgres.fresh_database(like=template.url), template.told)


@pytest.fixture
async def postbox() -> AsyncIterator[Postbox]:
    """A mail server of the test's own."""
    async with open_postbox() as box:
        yield box
