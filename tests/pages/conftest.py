"""The demo, as `inzicht demo` serves it, and somebody who looks at it with a browser."""

import json
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from db.database import sqlite_url
from db.demo import DemoOrganisation
from tests.support.browser import Visit, open_browser, visiting
from tests.support.clock import HandClock
from tests.support.outside import Reception, receiving
from tests.support.processes import Server, environment, serving
from tests.support.world import World, running, settings


@dataclass
class Demo:
    """A demo that runs, and what it told to scripts."""

    server: Server
    facts: dict[str, Any]

    @property
    def url(self) -> str:
        return self.server.url

    def account(self, role: str, organisation: int = 0) -> dict[str, str]:
        """The first account of this role."""
        accounts: list[dict[str, str]] = self.facts["organisations"][organisation]["accounts"]
        return next(each for each in accounts if each["role"] == role)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """One demo for every test that only looks, or changes what the others do not look at.

    Nobody whom a tab of GraphiQL signs in has a password changed here: tests come in any order.
    """
    folder = tmp_path_factory.mktemp("demo")
    told: Path = folder / "told.json"
    async with serving("demo", "--data-dir", folder / "data", "--json", told, env=environment(folder)) as server:
        yield Demo(server, json.loads(told.read_text()))


@pytest.fixture
async def small_demo(
    prepared: tuple[Path, list[DemoOrganisation]], tmp_path: Path, clock: HandClock
) -> AsyncIterator[World]:
    """The service as the demo configures it, in this process; its folder is `tmp_path`."""
    original, told = prepared
    shutil.copy(original, tmp_path / "inzicht.sqlite3")
    (tmp_path / "mail").mkdir()
    async with running(settings(sqlite_url(tmp_path / "inzicht.sqlite3"), tmp_path, demo=True), clock, told) as there:
        yield there


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all visits."""
    async with open_browser() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def visit(demo: Demo, browser: Browser) -> AsyncIterator[Visit]:
    """A visit to the demo."""
    async with visiting(browser, demo.url) as visit:
        yield visit


@pytest_asyncio.fixture(loop_scope="session")
async def reception(prepared: tuple[Path, list[DemoOrganisation]], tmp_path: Path) -> AsyncIterator[Reception]:
    """A view with everything in it, shared with people outside by a service whose clock the test moves."""
    async with receiving(prepared, tmp_path) as there:
        yield there


@pytest_asyncio.fixture(loop_scope="session")
async def guest(reception: Reception, browser: Browser) -> AsyncIterator[Visit]:
    """Somebody outside, with a browser of their own."""
    async with visiting(browser, reception.url) as visit:
        yield visit
