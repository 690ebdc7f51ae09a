"""What holds of every answer, whatever was asked."""

from collections.abc import Iterable
from typing import Any

import orjson
from httpx import Response

CODES = {"BAD_REQUEST", "DOCUMENT_INVALID", "LIMIT_EXCEEDED", "UNAUTHENTICATED", "FORBIDDEN", "MODULE_NOT_AVAILABLE"}


def judge(response: Response, foreign: Iterable[str], secrets: Iterable[str]) -> None:
    """Fails unless the answer is JSON with coded errors, no fault of ours, and tells nothing of other people's.

    Whoever knows one of the secrets may come in with it.
    """
    assert response.status_code < 500, response.text
    if _is_page(response):
        return
    for body in _bodies(response):
        codes = {error["extensions"]["code"] for error in body.get("errors", [])}
        assert codes <= CODES, body
        assert codes or "data" in body, body
        assert response.status_code < 400 or (codes and "data" not in body), body
    _assert_nothing_is_told(response, foreign, secrets)


def _is_page(response: Response) -> bool:
    """Whether this is the page for a browser that opens the address."""
    accepts = response.request.headers.get("accept", "")
    browsing = response.request.method == "GET" and "text/html" in accepts and "json" not in accepts
    return browsing and response.status_code == 200 and response.headers["content-type"].startswith("text/html")


def _bodies(response: Response) -> list[Any]:
    """The answer, or each of them where they are streamed as events."""
    if response.headers["content-type"].startswith("text/event-stream"):
        lines = response.text.splitlines()
        return [orjson.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: {")]
    return [orjson.loads(response.content)]


def _assert_nothing_is_told(response: Response, foreign: Iterable[str], secrets: Iterable[str]) -> None:
    asked = response.request.content.decode(errors="replace") + str(response.request.url)
    if any(secret in asked for secret in secrets):
        return
    told = [each for each in foreign if each in response.text and each not in asked]
    assert told == [], response.text
