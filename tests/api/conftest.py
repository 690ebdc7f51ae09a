"""Worlds beside the usual one: on either database, and with settings of a test's own."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest

from db.database import sqlite_url
from db.demo import DemoOrganisation
from tests.support.clock import HandClock
from tests.support.world import Seeded, World, running, settings

Serve = Callable[..., AbstractAsyncContextManager[World]]


@pytest.fixture
async def either(seeded: Seeded, tmp_path: Path, clock: HandClock) -> AsyncIterator[World]:
    """The demo's world, once on each kind of database."""
    async with running(settings(seeded.url, tmp_path), clock, seeded.told) as there:
        yield there


@pytest.fixture
def serve(prepared: tuple[Path, list[DemoOrganisation]], tmp_path: Path, clock: HandClock) -> Serve:
    """Runs the demo's world with other settings."""
    original, told = prepared

    def start(**changed: Any) -> AbstractAsyncContextManager[World]:
        file = tmp_path / "inzicht.sqlite3"
        shutil.copy(original, file)
        return running(settings(sqlite_url(file), tmp_path).model_copy(update=changed), clock, told)

    return start


@pytest.fixture
async def twin(either: World, seeded: Seeded, tmp_path: Path, clock: HandClock) -> AsyncIterator[World]:
    """The same world, served a second time beside the first: what two processes are to each other."""
    async with running(settings(seeded.url, tmp_path), clock, seeded.told) as there:
        yield there
