"""What kind of body a request brings, and what kind of answer it asks for."""

from cross_web import HTTPException, StarletteRequestAdapter
from starlette.requests import HTTPConnection

JSON = "application/json"
RESPONSE_JSON = "application/graphql-response+json"


class Asked(StarletteRequestAdapter):
    """A request whose body is JSON: by exactly this media type, in any letter case and with any parameters."""

    @property
    def content_type(self) -> str:
        media_type, _, _ = (super().content_type or "").partition(";")
        if self.method == "POST" and media_type.strip().lower() != JSON:
            raise HTTPException(415, f"The body must be of the content type {JSON}.")
        return JSON


def media_type(connection: HTTPConnection) -> str:
    """The media type of an answer: the newer one for whoever names it, plain JSON for everybody else."""
    accepts = connection.headers.get("accept", "")
    return f"{RESPONSE_JSON if RESPONSE_JSON in accepts else JSON}; charset=utf-8"


def is_browsing(connection: HTTPConnection) -> bool:
    """Whether a browser opens the address: it asks for a page, and never for JSON."""
    accepts = connection.headers.get("accept", "")
    return connection.scope["method"] == "GET" and "text/html" in accepts and "json" not in accepts
