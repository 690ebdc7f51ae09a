"""How subscriptions travel: over WebSocket, each with a context of its own, or as server-sent events."""

import asyncio
import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from graphql import GraphQLError, OperationType
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.http.streaming import SSETransport
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
    Operation,
)

from gql.context import Context
from gql.schema.guard import operation_types

if TYPE_CHECKING:
    from gql.http.endpoint import Endpoint

# How long a client may take to accept a message before it is dropped.
PATIENCE = 10.0
GOING_AWAY = 1001


class ServerSentEvents(SSETransport):
    """Events hold data: nobody on the way may keep them."""

    headers = {**SSETransport.headers, "Cache-Control": "no-store, no-transform"}  # noqa: RUF012 — as in the base class


class Adapter(ASGIWebSocketAdapter):
    """Sends text, and drops a client that does not take it."""

    async def send_json(self, message: Mapping[str, object]) -> None:
        text = cast("bytes", self.view.encode_json(message)).decode()
        try:
            async with asyncio.timeout(PATIENCE):
                await self.ws.send_text(text)
        except (TimeoutError, OSError, RuntimeError) as error:
            await self.close(GOING_AWAY, "The client does not read.")
            raise WebSocketDisconnected from error


class Handler(BaseGraphQLTransportWSHandler[Context, None]):
    """Runs subscriptions alone: queries and mutations have limits and cookies that belong to HTTP."""

    async def run_operation(self, operation: Operation[Context, None]) -> None:
        if operation_types(operation.query) - {OperationType.SUBSCRIPTION}:
            refused = GraphQLError("Only subscriptions travel here.", extensions={"code": "BAD_REQUEST"})
            await operation.send_initial_errors([refused])
            return
        alone = copy.copy(self)
        view = cast("Endpoint", self.view)
        alone.context = await view.watching_context(cast("Adapter", self.websocket).ws, self.context.connection_params)
        await super(Handler, alone).run_operation(operation)
