"""Watching over graphql-transport-ws, in the process of the test: what the service sends, frame by frame."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any

from httpx import Response

from tests.support.client import Answer, Client

ENDED = {"complete", "error", "websocket.close"}


class Watch:
    """One subscription over a connection of its own."""

    def __init__(
        self,
        who: Client,
        document: str,
        *,
        cookies: Sequence[str] = (),
        params: Mapping[str, str] | None = None,
        **variables: Any,
    ) -> None:
        """`params` come with `connection_init`, beside the token of `who`; what else is given are variables."""
        app: Any = who.http._transport.app  # type: ignore[attr-defined]
        self._sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._events: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._say({"type": "websocket.connect"})
        bearer = {"authorization": f"Bearer {who.token}"} if who.token else {}
        self._tell("connection_init", payload={**bearer, **(params or {})})
        self._tell("subscribe", id="1", payload={"query": document, "variables": variables})
        headers = [(b"cookie", "; ".join(cookies).encode())] if cookies else []
        protocols = ["graphql-transport-ws"]
        scope = {"type": "websocket", "path": "/graphql", "headers": headers, "subprotocols": protocols}
        self._task = asyncio.create_task(app(scope, self._sent.get, self._events.put))

    async def __aenter__(self) -> "Watch":
        return self

    async def __aexit__(self, *_: object) -> None:
        self._say({"type": "websocket.disconnect", "code": 1000})
        await self._task

    async def next(self) -> tuple[str, Answer]:
        """The next thing the service says: of which type, and its payload as an answer."""
        while True:
            frame = await self.heard()
            said = json.loads(frame["text"]) if "text" in frame else frame
            if said["type"] not in {"websocket.accept", "connection_ack"}:
                text = json.dumps(said.get("payload"), ensure_ascii=False, separators=(",", ":"))
                return said["type"], Answer(Response(200, text=text))

    async def heard(self) -> dict[str, Any]:
        """The next event as it comes."""
        return await self._events.get()

    def say(self, text: str) -> None:
        """Sends a frame as it is."""
        self._say({"type": "websocket.receive", "text": text})

    def _say(self, event: dict[str, Any]) -> None:
        self._sent.put_nowait(event)

    def _tell(self, kind: str, **more: Any) -> None:
        self._say({"type": "websocket.receive", "text": json.dumps({"type": kind, **more})})


async def watch_to_the_end(who: Client, document: str, **variables: Any) -> Answer:
    """All that a subscription says until it ends by itself, as one text."""
    told: list[tuple[str, Answer]] = []
    async with Watch(who, document, **variables) as watching:
        while not told or told[-1][0] not in ENDED:
            told.append(await watching.next())
    return Answer(Response(200, text="\n".join(f"{kind} {answer.text}" for kind, answer in told)))
