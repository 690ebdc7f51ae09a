"""Visits by an opened link: what their readers see by asking and by watching, and where statements are counted."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from httpx import Response
from sqlalchemy import event

from tests.support.client import Answer, Client
from tests.support.visible_live import Watch
from tests.support.world import World

VIEWER = "{ viewer { __typename ... on ExternalReader { email locale closesAt } } }"
LOOK = """
    query ($id: ID!) {
        viewer { ... on ExternalReader { sharedView { id } } }
        sharedView(procedureId: $id) { id version candidates { nodes { id displayName } } }
    }
"""
WATCH = "subscription ($id: ID!) { sharedViewChanged(procedureId: $id) { version } }"


async def reading(reader: Client) -> bool:
    """Whether somebody is still an external reader."""
    viewer = (await reader.ask(VIEWER)).data["viewer"]
    return viewer is not None and viewer["__typename"] == "ExternalReader"


class Stream:
    """One subscription as server-sent events, in the process of the test."""

    def __init__(self, who: Client, document: str, **variables: Any) -> None:
        app: Any = who.http._transport.app  # type: ignore[attr-defined]
        self._heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._left, self._text = asyncio.Event(), ""
        body = json.dumps({"query": document, "variables": variables}).encode()
        self._given = iter([{"type": "http.request", "body": body, "more_body": False}])
        headers = {"content-type": "application/json", "accept": "text/event-stream"}
        headers |= {"authorization": f"Bearer {who.token}"} if who.token else {}
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": "/graphql",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        self._task = asyncio.create_task(app(scope, self._receive, self._heard.put))

    async def __aenter__(self) -> "Stream":
        return self

    async def __aexit__(self, *_: object) -> None:
        self._left.set()
        await self._task

    async def next(self) -> tuple[str, Answer]:
        """The next event: of which type, and its data as an answer."""
        while True:
            while "\n\n" not in self._text:
                self._text += (await self._heard.get()).get("body", b"").decode().replace("\r\n", "\n")
            said, _, self._text = self._text.partition("\n\n")
            lines = dict(line.split(": ", 1) for line in said.splitlines() if ": " in line and line[0] != ":")
            if "event" in lines:
                return lines["event"], Answer(Response(200, text=lines.get("data", "")))

    async def _receive(self) -> dict[str, Any]:
        if (given := next(self._given, None)) is not None:
            return given
        await self._left.wait()
        return {"type": "http.disconnect"}


@asynccontextmanager
async def watching(who: Client, procedure: str) -> AsyncIterator[tuple[Watch, Stream]]:
    """The view watched over a WebSocket and as server-sent events, both from its first event on."""
    async with Watch(who, WATCH, id=procedure) as socket, Stream(who, WATCH, id=procedure) as stream:
        for each in (socket, stream):
            _, first = await each.next()
            assert first.data["sharedViewChanged"]["version"] > 0
        yield socket, stream


@contextmanager
def asked(world: World) -> Iterator[list[str]]:
    """Every statement meanwhile, of readers and writers, its values left out; the trail is written in its own time."""
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if "audit_entries" not in statement and not statement.startswith("BEGIN"):
            seen.append(statement)

    engines = {world.database.reader.sync_engine, world.database.writer.sync_engine}
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
