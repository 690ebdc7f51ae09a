"""The demo's world on either database, for what the database must decide."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.clock import HandClock
from tests.support.world import World, prepare, running, settings


@pytest.fixture
async def either(database_url: str, tmp_path: Path, clock: HandClock) -> AsyncIterator[World]:
    """The demo's world, once on each kind of database."""
    told = await prepare(database_url, clock)
    async with running(settings(database_url, tmp_path), clock, told) as there:
        yield there
