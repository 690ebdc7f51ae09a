"""The GraphQL endpoint: GraphQL over HTTP, WebSocket and server-sent events, for our own origins or no page at all."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import timedelta
from typing import Any

import orjson
import structlog
from cross_web import AsyncHTTPRequestAdapter, HTTPException
from graphql import OperationType
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.subscriptions import GRAPHQL_SSE_PROTOCOL, GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult

from gql.config import Settings
from gql.context import Context, Service
from gql.http import body, negotiation, origins
from gql.http.sessions import Credentials, apply_cookie, origin_address, viewer_of
from gql.http.streaming import Adapter, Handler, ServerSentEvents
from gql.schema import schema
from gql.schema.guard import operation_types
from gql.schema.presenting import presented

TIME_LIMIT = 10.0
SUBSCRIPTIONS = 10
INIT_WAIT = timedelta(seconds=10)
FOREIGN = "Pages of this origin may not call the service."

Page = Callable[[Request], Response]

log = structlog.get_logger()


class Endpoint(GraphQL[Context, None]):
    """Answers one operation a request; whatever comes in, it never ends in an unexplained error."""

    graphql_transport_ws_handler_class = Handler
    request_adapter_class = negotiation.Asked
    websocket_adapter_class = Adapter
    stream_transport_classes_by_protocol = {GRAPHQL_SSE_PROTOCOL: ServerSentEvents}  # noqa: RUF012 — as in the base class

    def __init__(self, service: Service, settings: Settings, page: Page) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            allow_queries_via_get=settings.allow_get_queries,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL, GRAPHQL_SSE_PROTOCOL),
            connection_init_wait_timeout=INIT_WAIT,
            max_subscriptions_per_connection=SUBSCRIPTIONS,
            allowed_origins=tuple(settings.origins),
        )
        self._service = service
        self._settings = settings
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._converse(WebSocket(scope, receive, send))
            return
        request = Request(scope, body.limited(receive))
        if negotiation.is_browsing(request) and "origin" not in request.headers:
            response = self._page(request)
        elif origins.is_foreign(request, self._settings.origins):
            response = _refusal(request, 403, "FORBIDDEN", FOREIGN)
        else:
            response = await self._answer(request)
        response.headers.add_vary_header("Accept")
        await response(scope, receive, send)

    async def _converse(self, connection: WebSocket) -> None:
        if not origins.is_foreign(connection, self._settings.origins):
            await self.run(connection)
        elif "websocket.http.response" in connection.scope.get("extensions", {}):
            await connection.send_denial_response(_refusal(connection, 403, "FORBIDDEN", FOREIGN))
        else:
            await connection.close()

    async def _answer(self, request: Request) -> Response:
        try:
            async with asyncio.timeout(TIME_LIMIT):
                # The whole question first: who asks is looked up when it can be answered, and not before.
                await request.body()
                response = await self.run(request)
        except body.TooLarge as error:
            return _refusal(request, 413, "LIMIT_EXCEEDED", error.reason, limit="body")
        except HTTPException as error:
            return _refusal(request, error.status_code, "BAD_REQUEST", error.reason)
        except TimeoutError:
            return _refusal(request, 503, "TIMEOUT", f"The operation took longer than {TIME_LIMIT:.0f} seconds.")
        except Exception as error:
            reference = secrets.token_hex(8)
            log.error("request.failed", reference=reference, exc_info=error)
            return _refusal(request, 500, "INTERNAL", "Something went wrong on our side.", reference=reference)
        apply_cookie(request.state.context, response, self._settings)
        return response

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        context = Context(
            self._service,
            await viewer_of(request, Credentials.of(request, self._settings), self._service),
            request_id=request.scope.get("request_id"),
            origin=origin_address(request),
        )
        request.state.context = context
        return context

    async def watching_context(self, connection: WebSocket, params: Mapping[str, object]) -> Context:
        """The context of one subscription; what would be headers comes in the parameters of `connection_init`."""
        credentials = Credentials.of(connection, self._settings, params)
        viewer = await viewer_of(connection, credentials, self._service)
        return Context(self._service, viewer, origin=origin_address(connection))

    async def parse_http_body(self, request: AsyncHTTPRequestAdapter) -> GraphQLRequestData | list[GraphQLRequestData]:
        data = await super().parse_http_body(request)
        if isinstance(data, GraphQLRequestData):
            streamed, kinds = data.protocol != "http", operation_types(data.query or "")
            if streamed and request.method == "GET":
                raise HTTPException(405, "Subscriptions come by POST.")
            if streamed and kinds - {OperationType.SUBSCRIPTION}:
                raise HTTPException(400, "Only subscriptions are streamed.")
            if not streamed and OperationType.SUBSCRIPTION in kinds:
                raise HTTPException(400, "Subscriptions need a WebSocket, or Accept: text/event-stream.")
        return data

    def decode_json(self, data: str | bytes) -> object:
        return body.read_object(data)

    def encode_json(self, data: object) -> bytes:
        return orjson.dumps(data)

    async def process_result(self, request: Request, result: ExecutionResult) -> GraphQLHTTPResponse:
        errors = [presented(error, request.state.context.locale).formatted for error in result.errors or ()]
        answer: dict[str, Any] = {"errors": errors} if errors else {}
        if result.data is not None or any("path" in error for error in errors):
            answer["data"] = result.data
        return answer  # type: ignore[return-value]

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        response = await super().get_sub_response(request)
        response.headers["content-type"] = negotiation.media_type(request)
        return response

    def create_response(
        self, response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse], sub_response: Response
    ) -> Response:
        media_type = sub_response.headers["content-type"]
        refused = "data" not in response_data and media_type.startswith(negotiation.RESPONSE_JSON)
        return Response(
            self.encode_json(response_data), status_code=400 if refused else 200, headers={"content-type": media_type}
        )

    async def create_streaming_response(
        self,
        request: Request | WebSocket,
        stream: Callable[[], AsyncIterator[str]],
        sub_response: Response,
        headers: Mapping[str, str],
    ) -> Response:
        del sub_response.headers["content-type"]
        return await super().create_streaming_response(request, stream, sub_response, headers)


def _refusal(request: HTTPConnection, status: int, code: str, message: str, **extensions: str) -> Response:
    errors = [{"message": message, "extensions": {"code": code, **extensions}}]
    media_type = negotiation.media_type(request)
    headers = {"content-type": media_type} | ({"allow": "GET, POST"} if status == 405 else {})
    return Response(orjson.dumps({"errors": errors}), status_code=status, headers=headers)
