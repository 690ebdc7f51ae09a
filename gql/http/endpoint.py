"""The GraphQL endpoint: GraphQL over HTTP, for JSON requests from our own origins or from no page at all."""

import json
import secrets
from collections.abc import Callable
from typing import Any

import orjson
import structlog
from cross_web import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse
from strawberry.types import ExecutionResult

from gql.config import Settings
from gql.context import Context, Service
from gql.http.errors import presented, refused
from gql.http.sessions import apply_cookie, viewer_of
from gql.schema import schema

RESPONSE_JSON = "application/graphql-response+json"

Page = Callable[[Request], Response]

log = structlog.get_logger()


class Endpoint(GraphQL[Context, None]):
    """Answers one operation a request; whatever comes in, it never ends in an unexplained error."""

    def __init__(self, service: Service, settings: Settings, page: Page) -> None:
        super().__init__(schema, graphql_ide=None, allow_queries_via_get=settings.allow_get_queries)
        self._service = service
        self._settings = settings
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        origin = request.headers.get("origin")
        if origin is not None and origin.lower() not in self._settings.origins:
            response = _request_error(request, 403, "FORBIDDEN", "Pages of this origin may not call the service.")
        elif _is_browsing(request):
            response = self._page(request)
        else:
            response = await self._answer(request)
        response.headers.add_vary_header("Accept")
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        try:
            response = await self.run(request)
        except HTTPException as error:
            return _request_error(request, error.status_code, "BAD_REQUEST", error.reason)
        except Exception as error:
            reference = secrets.token_hex(8)
            log.error("request.failed", reference=reference, exc_info=error)
            return _request_error(request, 500, "INTERNAL", "Something went wrong on our side.", reference=reference)
        apply_cookie(request.state.context, response, self._settings)
        return response

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        viewer = await viewer_of(request, self._service, self._settings)
        request.state.context = Context(self._service, viewer, request.scope.get("request_id"))
        context: Context = request.state.context
        return context

    def decode_json(self, data: str | bytes) -> object:
        try:
            body = orjson.loads(data)
        except orjson.JSONDecodeError as error:
            raise json.JSONDecodeError("not JSON", "", 0) from error
        if not isinstance(body, dict):
            raise HTTPException(400, "The body must be one JSON object.")
        return body

    def encode_json(self, data: object) -> bytes:
        return orjson.dumps(data)

    async def process_result(self, request: Request, result: ExecutionResult) -> GraphQLHTTPResponse:
        context: Context = request.state.context
        for field, code in refused(result.errors or ()):
            context.record_refusal(field, code)
        errors = [presented(error, context.locale) for error in result.errors or ()]
        answer: dict[str, Any] = {"errors": errors} if errors else {}
        if result.data is not None or any("path" in error for error in errors):
            answer["data"] = result.data
        return answer  # type: ignore[return-value]

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        response = await super().get_sub_response(request)
        response.headers["content-type"] = _media_type(request)
        return response

    def create_response(
        self, response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse], sub_response: Response
    ) -> Response:
        media_type = sub_response.headers["content-type"]
        refused = "data" not in response_data and media_type.startswith(RESPONSE_JSON)
        return Response(
            self.encode_json(response_data), status_code=400 if refused else 200, headers={"content-type": media_type}
        )


def _is_browsing(request: Request) -> bool:
    """Whether a browser opens the address: it asks for a page, and never for JSON."""
    accepts = request.headers.get("accept", "")
    return request.method == "GET" and "text/html" in accepts and "json" not in accepts


def _media_type(request: Request | WebSocket) -> str:
    accepts = request.headers.get("accept", "")
    return f"{RESPONSE_JSON if RESPONSE_JSON in accepts else 'application/json'}; charset=utf-8"


def _request_error(request: Request, status: int, code: str, message: str, **extensions: str) -> Response:
    errors = [{"message": message, "extensions": {"code": code, **extensions}}]
    return Response(
        orjson.dumps({"errors": errors}), status_code=status, headers={"content-type": _media_type(request)}
    )
