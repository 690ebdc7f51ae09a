"""A running service for every test that wants one, on a copy of one prepared database."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db.database import sqlite_url
from db.demo import DemoOrganisation
from tests.support.clock import HandClock
from tests.support.world import World, prepare, running, settings


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
