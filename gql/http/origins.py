"""Which pages may ask: our own and those of listed origins; whatever is no page at all may ask too."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import HTTPConnection
from starlette.types import Message, Send

# What browsers say of a request that a page of another origin made; programs say nothing.
ELSEWHERE = frozenset({"cross-site", "same-site"})


def is_foreign(connection: HTTPConnection, allowed: frozenset[str]) -> bool:
    """Whether a page of an origin that is not allowed asks.

    Browsers leave Origin out of some requests, such as that for a script or an image, but not where it came from. The
    host that a request names is not asked: an attacker's own name may lead here as well.
    """
    origin = connection.headers.get("origin")
    if origin is None:
        return connection.headers.get("sec-fetch-site") in ELSEWHERE
    return origin.lower() not in allowed


class Sharing(CORSMiddleware):
    """Lets pages of listed origins read the answers, and tells every other page nothing."""

    async def send(self, message: Message, send: Send, request_headers: Headers) -> None:
        origin = request_headers.get("origin")
        if origin is not None and self.is_allowed_origin(origin):
            await super().send(message, send, request_headers)
            return
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Origin")
        await send(message)

    def is_allowed_origin(self, origin: str) -> bool:
        """Whether it is listed, in whatever letter case: as it is where the origin is checked."""
        return super().is_allowed_origin(origin.lower())
