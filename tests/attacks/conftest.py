"""Worlds with settings of a test's own, on either database, and one that counts what is done for an answer."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db.database import sqlite_url
from db.demo import DemoOrganisation
from gql.passwords import Passwords
from tests.api.conftest import either, serve
from tests.commands.conftest import prepared_url
from tests.support.clock import HandClock
from tests.support.work import CountingHasher
from tests.support.world import World, running, settings

__all__ = ["either", "hasher", "prepared_url", "serve", "watched"]


@pytest.fixture
def hasher() -> CountingHasher:
    """What hashes passwords in the world that is watched."""
    return CountingHasher()


@pytest.fixture
async def watched(
    prepared: tuple[Path, list[DemoOrganisation]], tmp_path: Path, clock: HandClock, hasher: CountingHasher
) -> AsyncIterator[World]:
    """The demo's world, in which every password that is tried is counted."""
    original, told = prepared
    file = tmp_path / "watched.sqlite3"
    shutil.copy(original, file)
    async with running(settings(sqlite_url(file), tmp_path), clock, told, Passwords(hasher)) as there:
        yield there
