"""Programs that a guide shows: scripts in processes of their own, and what is typed into a browser's console."""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.async_api import CDPSession, ConsoleMessage, Page

from tests.support.guide_names import Names
from tests.support.processes import PATIENCE

FILE = re.compile(r"# (\w+\.py)\n")
LEFT = "names.left"


class Script:
    """A script in `bash` or `python`; one that names a file in its first line is kept under that name."""

    def __init__(self, process: asyncio.subprocess.Process, folder: Path) -> None:
        self.process, self.folder = process, folder

    @classmethod
    async def start(cls, language: str, source: str, names: Names, folder: Path) -> "Script":
        if file := FILE.match(source):
            (folder / file[1]).write_text(source, encoding="utf-8")
        command = {
            "bash": ("bash", "-euo", "pipefail", "-c", f"{source}\nenv -0 > {LEFT}"),
            "python": (sys.executable, "-c", source),
        }[language]
        environment = os.environ | {"PYTHONUNBUFFERED": "1"} | names.data
        process = await asyncio.create_subprocess_exec(
            *command, cwd=folder, env=environment, stdout=PIPE, stderr=PIPE, start_new_session=True
        )
        return cls(process, folder)

    async def lines(self, count: int) -> list[str]:
        """The next lines it prints."""
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            return [(await self.process.stdout.readline()).decode().rstrip("\r\n") for _ in range(count)]

    async def everything(self, names: Names) -> str:
        """All it prints until it ends; what it exports becomes a name."""
        async with asyncio.timeout(PATIENCE):
            out, err = await self.process.communicate()
        assert self.process.returncode == 0, err.decode() + out.decode()
        if (left := self.folder / LEFT).exists():
            for line in left.read_text().split("\0"):
                name, _, value = line.partition("=")
                if name.isupper() and name not in os.environ:
                    names[name] = value
        return out.decode()

    async def end(self) -> None:
        """Ends it, and what it started, when it still runs."""
        if self.process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGTERM)
        await self.process.communicate()


class Console:
    """The console of a browser that has a frontend's page open."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page, self._session = page, session
        self._said: asyncio.Queue[ConsoleMessage] = asyncio.Queue()
        page.on("console", self._said.put_nowait)

    @classmethod
    async def open(cls, page: Page, address: str) -> "Console":
        """Opens the page of a frontend that is being written."""
        await page.goto(address)
        return cls(page, await page.context.new_cdp_session(page))

    async def type(self, source: str, names: Names) -> None:
        """Runs what is typed, to its end."""
        await self._page.evaluate("names => Object.assign(globalThis, names)", {f"${k}": v for k, v in names.items()})
        asked = {"expression": source, "replMode": True, "awaitPromise": True}
        outcome = await self._session.send("Runtime.evaluate", asked)
        assert "exceptionDetails" not in outcome, outcome["exceptionDetails"]

    async def lines(self, count: int) -> list[str]:
        """The next lines that are logged."""
        async with asyncio.timeout(PATIENCE):
            return [(await self._said.get()).text for _ in range(count)]

    async def value(self) -> Any:
        """The next value that is logged."""
        async with asyncio.timeout(PATIENCE):
            return await (await self._said.get()).args[0].json_value()
