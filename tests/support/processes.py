"""The `inzicht` command in processes of its own: errands that end, and servers that run until they are told."""

import asyncio
import json
import os
import signal
import socket
import sysconfig
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from httpx import AsyncClient, AsyncHTTPTransport

CONSOLE_SCRIPT = Path(sysconfig.get_path("scripts")) / "inzicht"
SECRET = "a key for the tests that nobody else has"
# How many seconds until a test gives up on what should have happened long ago.
PATIENCE = 120

Environment = dict[str, str]


@dataclass(frozen=True, slots=True)
class Ended:
    """How an errand ended, and what it said."""

    status: int
    out: str
    err: str


@dataclass
class Server:
    """A server: its address, and every line it has written to its log."""

    process: asyncio.subprocess.Process
    url: str
    http: AsyncClient
    log: list[str]
    reading: "asyncio.Task[None]"

    @property
    def requests(self) -> list[dict[str, Any]]:
        """The log's lines about requests."""
        return [line for line in map(json.loads, self.log) if line["event"] == "request"]

    @property
    def workers(self) -> list[int]:
        """The ids of the processes that answer."""
        started = [json.loads(line) for line in self.log if '"service.started"' in line]
        return [line["process"] for line in started]

    @property
    def errors(self) -> list[str]:
        """The log's lines about what should not have happened."""
        return [line for line in self.log if '"level": "error"' in line]

    @contextmanager
    def only(self, worker: int) -> Iterator[None]:
        """Meanwhile this one of its workers is the only one that does anything."""
        others = [each for each in self.workers if each != worker]
        for each in others:
            os.kill(each, signal.SIGSTOP)
        try:
            yield
        finally:
            for each in others:
                os.kill(each, signal.SIGCONT)

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        """A connection below HTTP, for what no HTTP library would do."""
        host, _, port = self.url.removeprefix("http://").partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        yield reader, writer
        writer.close()
        await writer.wait_closed()

    def told_to_end(self) -> None:
        """Sends the signal that operators and service managers send."""
        self.process.send_signal(signal.SIGTERM)

    async def killed(self) -> None:
        """Ends it as a power cut would: without a word."""
        self.process.kill()
        await self.process.wait()

    def times(self, event: str) -> int:
        """How often its log tells of this."""
        return sum(f'"{event}"' in line for line in self.log)

    async def status(self) -> int:
        """The exit status, once it has ended and all of its log has been read."""
        async with asyncio.timeout(PATIENCE):
            await self.reading
            return await self.process.wait()


def environment(folder: Path, database: str | None = None, **settings: str) -> Environment:
    """What a process is told, and nothing that whoever runs the tests may have set for themself.

    It may keep what it compiled: hundreds of them start.
    """
    theirs = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("INZICHT_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    ours = {"INZICHT_DATA_DIR": str(folder), "INZICHT_SECRET_KEYS": SECRET, "PYTHONWARNINGS": "default"}
    if database:
        ours["INZICHT_DATABASE_URL"] = database
    return theirs | ours | settings


async def inzicht(*arguments: str | Path, env: Environment) -> Ended:
    """Runs an errand to its end."""
    process = await started(*arguments, env=env)
    async with asyncio.timeout(PATIENCE):
        out, err = await process.communicate()
    assert process.returncode is not None
    return Ended(process.returncode, out.decode(), err.decode())


async def started(*arguments: str | Path, env: Environment) -> asyncio.subprocess.Process:
    """An errand that has just begun."""
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(CONSOLE_SCRIPT, *arguments, env=env, stdout=pipe, stderr=pipe)


@asynccontextmanager
async def serving(*arguments: str | Path, env: Environment, workers: int = 1) -> AsyncIterator[Server]:
    """A server by `inzicht serve`, or by the command given instead, on a free port; up once it is here."""
    port = _free_port()
    command = (*(arguments or ("serve", "--workers", str(workers))), "--port", str(port))
    process = await asyncio.create_subprocess_exec(
        CONSOLE_SCRIPT, *command, env=env, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
    )
    url = f"http://127.0.0.1:{port}"
    # It says that it has started a moment before it listens.
    async with AsyncClient(base_url=url, transport=AsyncHTTPTransport(retries=5), timeout=PATIENCE) as http:
        log: list[str] = []
        up = asyncio.Event()
        server = Server(process, url, http, log, asyncio.create_task(_read(process, log, up, workers)))
        try:
            async with asyncio.timeout(PATIENCE):
                await up.wait()
            assert (await http.get("/healthz")).text == "ok", log
            yield server
        finally:
            with suppress(ProcessLookupError):
                process.terminate()
            await server.status()


async def _read(process: asyncio.subprocess.Process, log: list[str], up: asyncio.Event, workers: int) -> None:
    assert process.stderr is not None
    async for line in process.stderr:
        log.append(line.decode().rstrip("\n"))
        workers -= '"service.started"' in log[-1]
        if workers == 0:
            up.set()
    # It ended; whoever waits for it to be up finds out.
    up.set()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port
