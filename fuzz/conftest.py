"""How long to look for what nobody thought of, from which seed, and in which world."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from db.database import sqlite_url
from fuzz.rounds import Rounds
from fuzz.stage import Stage
from tests.support.clock import HandClock
from tests.support.postgres import postgres_server
from tests.support.summary import pytest_terminal_summary  # noqa: F401 — a hook, by its name
from tests.support.world import prepare, running, settings

# Every one of them has the same share of the time.
HUNTS = 4


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--seed", type=int, default=1, help="what the first round begins with; each next one adds one")
    parser.addoption("--seconds", type=float, default=80, help="how long all of it may take, preparations apart")


@pytest.fixture(scope="session", params=["sqlite"])
def stage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The demo's two organisations with views, and the ids of everything in them."""
    folder = tmp_path_factory.mktemp("prepared")
    if request.param == "sqlite":
        yield asyncio.run(prepared(sqlite_url(folder / "inzicht.sqlite3"), partial(copied_file, folder), folder))
        return
    with postgres_server() as server:
        url = server.fresh_database()
        yield asyncio.run(prepared(url, lambda _: server.fresh_database(like=url), folder))


async def prepared(url: str, copied: Callable[[Path], str], folder: Path) -> Stage:
    """Fills a database that then nobody uses."""
    clock = HandClock()
    told = await prepare(url, clock)
    async with running(settings(url, folder), clock, told) as world:
        return await Stage.of(world, copied, told)


def copied_file(original: Path, folder: Path) -> str:
    """The address of a copy of an SQLite database, in place of the one before."""
    shutil.rmtree(folder)
    shutil.copytree(original, folder)
    return sqlite_url(folder / "inzicht.sqlite3")


@pytest.fixture
def rounds(
    request: pytest.FixtureRequest, stage: Stage, tmp_path: Path, record_property: Callable[[str, object], None]
) -> Rounds:
    """Round after round, until this hunt's share of the time is over."""
    seed, seconds = request.config.getoption("--seed"), request.config.getoption("--seconds") / HUNTS
    return Rounds(stage, tmp_path, seed, seconds, record_property, request.node.name)
