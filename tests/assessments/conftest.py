"""Worlds on either database and with settings of a test's own, and one in which people are given a timed test too."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from psychometrics.catalogue import take_up
from tests.api.conftest import Serve, either, serve, twin
from tests.support.timed import write_folder
from tests.support.world import World

__all__ = ["either", "serve", "twin"]


@pytest.fixture
def timed_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with one more test; whatever took it up, afterwards nobody knows of it."""
    yield write_folder(tmp_path / "further")
    take_up()


@pytest.fixture
async def timed(serve: Serve, timed_folder: Path) -> AsyncIterator[World]:
    """The demo's world, in which the last test is timed."""
    async with serve(instruments_dir=timed_folder) as world:
        yield world
