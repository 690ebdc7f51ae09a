"""Watching a view from outside, over either transport: version by version, until it ends with a code."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager

from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tests.support.client import Client
from tests.support.processes import PATIENCE

WATCH = "subscription ($id: ID!) { sharedViewChanged(procedureId: $id) { version } }"

Told = int | str


class Watching:
    """What somebody who watches a view is told: its version, or the code with which it ended for them."""

    def __init__(self, payloads: AsyncGenerator[str, None]) -> None:
        self._payloads = payloads

    async def next(self) -> Told:
        """What comes next; raises StopAsyncIteration when the service said that nothing more comes."""
        async with asyncio.timeout(PATIENCE):
            payload = json.loads(await anext(self._payloads))
        [error] = payload.get("errors") or [None]
        told: Told = error["extensions"]["code"] if error else payload["data"]["sharedViewChanged"]["version"]
        return told

    async def until(self, wanted: Told) -> None:
        """Returns when told this; versions that were saved over at once may have been skipped."""
        while await self.next() != wanted:
            pass


@asynccontextmanager
async def over_websocket(who: Client, procedure: str) -> AsyncIterator[Watching]:
    """Over graphql-transport-ws."""
    address = str(who.http.base_url.copy_with(scheme="ws", path="/graphql"))
    async with connect(address, subprotocols=[Subprotocol("graphql-transport-ws")]) as socket:

        async def payloads() -> AsyncGenerator[str, None]:
            async for frame in socket:
                said = json.loads(frame)
                if said["type"] in {"next", "error"}:
                    yield json.dumps(said["payload"])

        init = {"type": "connection_init", "payload": {"authorization": f"Bearer {who.token}"}}
        subscribe = {"type": "subscribe", "id": "1", "payload": {"query": WATCH, "variables": {"id": procedure}}}
        await socket.send(json.dumps(init))
        await socket.send(json.dumps(subscribe))
        async with aclosing(payloads()) as told:
            yield Watching(told)


@asynccontextmanager
async def over_events(who: Client, procedure: str) -> AsyncIterator[Watching]:
    """As server-sent events."""
    headers = {"accept": "text/event-stream", "authorization": f"Bearer {who.token}"}
    question = {"query": WATCH, "variables": {"id": procedure}}
    async with who.http.stream("POST", "/graphql", json=question, headers=headers) as answer:

        async def payloads() -> AsyncGenerator[str, None]:
            async for line in answer.aiter_lines():
                if line.startswith("data: {"):
                    yield line.removeprefix("data: ")

        async with aclosing(payloads()) as told:
            yield Watching(told)
