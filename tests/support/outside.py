"""The service on a real port, with a clock that the test moves, for readers from outside who come with a browser."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from db.database import sqlite_url
from db.demo import DemoOrganisation
from tests.support.browser import Visit
from tests.support.clock import HandClock
from tests.support.external import Outside, share_the_view
from tests.support.processes import PATIENCE
from tests.support.world import World, running, settings

EVERYTHING = {
    **dict.fromkeys(("competencies", "pressureBehaviour", "learningAgility", "motives", "aptitude"), True),
    **dict.fromkeys(("scores", "fullNames", "overviews"), True),
}


class Reception(Outside):
    """A view that is shared with people outside, at an address that a browser can open."""

    def __init__(self, outside: Outside, url: str) -> None:
        super().__init__(outside.world, outside.recruiter, outside.procedure)
        self.url = url

    async def letter(self) -> str:
        """The address in the letter that a reader gets."""
        return f"{self.url}/open#token={await self.link(locale='EN')}"

    async def welcome(self, visit: Visit) -> str:
        """Lets somebody in by a new link; its address."""
        letter = await self.letter()
        await visit.page.goto(letter)
        await visit.page.get_by_role("button", name="Open the results").click()
        await visit.page.locator("#content h2").first.wait_for()
        return letter


@asynccontextmanager
async def receiving(
    prepared: tuple[Path, list[DemoOrganisation]], folder: Path, *, instruments: Path | None = None, **filters: bool
) -> AsyncIterator[Reception]:
    """The service with a view to share; its clock begins at the real time, by which the browser's goes.

    `instruments`: a folder of tests that come on top of ours.
    """
    original, told = prepared
    shutil.copy(original, folder / "inzicht.sqlite3")
    clock = HandClock()
    clock.instant = datetime.now(UTC)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        url = f"http://127.0.0.1:{door.getsockname()[1]}"
        changed = {"base_url": url, "instruments_dir": instruments}
        wanted = settings(sqlite_url(folder / "inzicht.sqlite3"), folder).model_copy(update=changed)
        async with running(wanted, clock, told) as world, _listening(world, door):
            yield Reception(await share_the_view(world, **(filters or EVERYTHING)), url)


@asynccontextmanager
async def _listening(world: World, door: socket.socket) -> AsyncIterator[None]:
    server = uvicorn.Server(
        uvicorn.Config(
            _dated(world),
            lifespan="off",
            log_config=None,
            access_log=False,
            date_header=False,
            timeout_graceful_shutdown=1,
        )
    )
    serving = asyncio.create_task(server.serve([door]))
    try:
        yield
    finally:
        server.should_exit = True
        async with asyncio.timeout(PATIENCE):
            await serving


def _dated(world: World) -> ASGIApp:
    """The service, whose answers say what time it is by the clock that the test moves."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                date = format_datetime(world.clock.now(), usegmt=True).encode()
                message = {**message, "headers": [*message["headers"], (b"date", date)]}
            await send(message)

        await world.app(scope, receive, dated)

    return app
