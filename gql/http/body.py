"""The body of a request: counted while it streams in, and read as one JSON object of modest depth."""

import json
from collections.abc import Mapping

import orjson
from cross_web import HTTPException
from starlette.types import Message, Receive

LARGEST = 64 * 1024
DEEPEST = 32


class TooLarge(HTTPException):
    """The body is larger than any request needs."""

    def __init__(self) -> None:
        super().__init__(413, f"The body exceeds the limit of {LARGEST} bytes.")


def limited(receive: Receive) -> Receive:
    """The same stream, raising TooLarge as soon as too much has come in."""
    received = 0

    async def receive_limited() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > LARGEST:
            raise TooLarge()
        return message

    return receive_limited


def read_object(data: str | bytes) -> Mapping[str, object]:
    """The JSON object in a body; raises HTTPException for anything else, and for one nested too deeply."""
    try:
        body = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise json.JSONDecodeError("not JSON", "", 0) from error
    if not isinstance(body, dict):
        raise HTTPException(400, "The body must be one JSON object.")
    level: list[object] = [body]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return body
    raise HTTPException(400, f"The body exceeds the limit of {DEEPEST} for depth.")


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return [each for each in value.values() if isinstance(each, dict | list)]
    return [each for each in value if isinstance(each, dict | list)] if isinstance(value, list) else []
