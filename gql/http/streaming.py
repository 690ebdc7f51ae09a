"""How subscriptions travel: over WebSocket, each with a context of its own, or as server-sent events."""

import asyncio
import copy
from collections.abc import AsyncGenerator, Mapping
from types import NoneType
from typing import TYPE_CHECKING, cast

from cross_web import HTTPException
from graphql import GraphQLError, OperationType
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import NonJsonMessageReceived, WebSocketDisconnected
from strawberry.http.streaming import SSETransport
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
    Operation,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import Message, SubscribeMessage

from gql.context import Context
from gql.schema.guard import operation_types
from gql.schema.limits import LimitExceeded

if TYPE_CHECKING:
    from gql.http.endpoint import Endpoint

# How long a client may take to accept a message before it is dropped.
PATIENCE = 10.0
GOING_AWAY = 1001
# What a closing frame has room for, in bytes.
LONGEST_REASON = 123


class ServerSentEvents(SSETransport):
    """Events hold data: nobody on the way may keep them."""

    headers = {**SSETransport.headers, "Cache-Control": "no-store, no-transform"}  # noqa: RUF012 — as in the base class


class Adapter(ASGIWebSocketAdapter):
    """Sends text, and drops a client that does not take it."""

    async def iter_json(self, *, ignore_parsing_errors: bool = False) -> AsyncGenerator[object, None]:
        try:
            async for message in super().iter_json(ignore_parsing_errors=ignore_parsing_errors):
                yield message
        except HTTPException as error:
            raise NonJsonMessageReceived from error

    async def send_json(self, message: Mapping[str, object]) -> None:
        text = cast("bytes", self.view.encode_json(message)).decode()
        try:
            async with asyncio.timeout(PATIENCE):
                await self.ws.send_text(text)
        except (TimeoutError, OSError, RuntimeError) as error:
            await self.close(GOING_AWAY, "The client does not read.")
            raise WebSocketDisconnected from error

    async def close(self, code: int, reason: str) -> None:
        await super().close(code, reason.encode()[:LONGEST_REASON].decode(errors="ignore"))


class Handler(BaseGraphQLTransportWSHandler[Context, None]):
    """Runs subscriptions alone: queries and mutations have limits and cookies that belong to HTTP."""

    async def handle_message(self, message: Message) -> None:
        if _is_well_formed(message):
            await super().handle_message(message)
        else:
            await self.handle_invalid_message("Failed to parse message")

    async def handle_subscribe(self, message: SubscribeMessage) -> None:
        most = self.max_subscriptions_per_connection
        if most is not None and len(self.operations) >= most and message["id"] not in self.operations:
            refused = LimitExceeded("subscriptions", most).formatted
            await self.send_message({"id": message["id"], "type": "error", "payload": [refused]})
        else:
            await super().handle_subscribe(message)

    async def run_operation(self, operation: Operation[Context, None]) -> None:
        if operation_types(operation.query) - {OperationType.SUBSCRIPTION}:
            refused = GraphQLError("Only subscriptions travel here.", extensions={"code": "BAD_REQUEST"})
            await operation.send_initial_errors([refused])
            return
        alone = copy.copy(self)
        view = cast("Endpoint", self.view)
        alone.context = await view.watching_context(cast("Adapter", self.websocket).ws, self.context.connection_params)
        await super(Handler, alone).run_operation(operation)

    @staticmethod
    def _get_pre_execution_close_reason(error: GraphQLError) -> str | None:
        """None: a document that cannot be read is refused with a code, and ends nothing else on the connection."""


def _is_well_formed(message: object) -> bool:
    """Whether a frame has the shape of the protocol's messages, whatever it asks."""
    if not isinstance(message, dict) or not isinstance(message.get("id", ""), str):
        return False
    if message.get("type") != "subscribe":
        return True
    payload = message.get("payload")
    return (
        isinstance(payload, dict)
        and isinstance(payload.get("query"), str)
        and isinstance(payload.get("variables"), dict | NoneType)
        and isinstance(payload.get("operationName"), str | NoneType)
    )
