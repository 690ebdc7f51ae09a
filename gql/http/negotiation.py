"""What kind of answer a request asks for."""

from starlette.requests import HTTPConnection

RESPONSE_JSON = "application/graphql-response+json"


def media_type(connection: HTTPConnection) -> str:
    """The media type of an answer: the newer one for whoever names it, plain JSON for everybody else."""
    accepts = connection.headers.get("accept", "")
    return f"{RESPONSE_JSON if RESPONSE_JSON in accepts else 'application/json'}; charset=utf-8"


def is_browsing(connection: HTTPConnection) -> bool:
    """Whether a browser opens the address: it asks for a page, and never for JSON."""
    accepts = connection.headers.get("accept", "")
    return connection.scope["method"] == "GET" and "text/html" in accepts and "json" not in accepts
