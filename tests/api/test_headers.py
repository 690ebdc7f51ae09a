"""Every answer, whatever became of the request, carries what keeps browsers strict."""

from typing import Any

import pytest
from httpx import Response
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route
from structlog.testing import capture_logs

from gql.http.headers import CONTENT_SECURITY_POLICY
from tests.api.conftest import Serve
from tests.support.world import BASE_URL, World

NOBODY = {"query": "{ viewer { __typename } }"}
FRONT = "https://front.example"
EVERYWHERE = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
}
PREFLIGHT = {"origin": FRONT, "access-control-request-method": "POST"}
STREAM = {"accept": "text/event-stream"}
WATCH = {"query": 'subscription { sharedViewChanged(procedureId: "x") { version } }'}
# What is asked, and with which status it is answered.
ANSWERS: list[tuple[int, str, str, dict[str, Any]]] = [
    (200, "POST", "/graphql", {"json": NOBODY}),
    (200, "POST", "/graphql", {"json": NOBODY, "headers": {"origin": FRONT}}),
    (200, "POST", "/graphql", {"json": WATCH, "headers": STREAM}),
    (200, "GET", "/graphql", {"headers": {"accept": "text/html"}}),
    (200, "OPTIONS", "/graphql", {"headers": PREFLIGHT}),
    (200, "GET", "/sign-in", {}),
    (200, "GET", "/healthz", {}),
    (200, "GET", "/readyz", {}),
    (200, "HEAD", "/sign-in", {}),
    (400, "POST", "/graphql", {"content": "{", "headers": {"content-type": "application/json"}}),
    (400, "GET", "/graphql?query={__typename}", {}),
    (400, "OPTIONS", "/graphql", {"headers": {**PREFLIGHT, "origin": "https://evil.example"}}),
    (403, "POST", "/graphql", {"json": NOBODY, "headers": {"origin": "https://evil.example"}}),
    (404, "GET", "/nowhere", {}),
    (404, "POST", "/nowhere", {}),
    (404, "GET", "/../../etc/passwd", {}),
    (404, "GET", "/assets/nowhere.js", {}),
    (405, "PUT", "/graphql", {}),
    (405, "POST", "/sign-in", {}),
    (413, "POST", "/graphql", {"json": {"query": " " * 70_000}}),
    (415, "POST", "/graphql", {"content": "x", "headers": {"content-type": "text/plain"}}),
    (500, "GET", "/broken", {}),
]
NAMES = [f"{status} {method} {address}" for status, method, address, _ in ANSWERS]


@pytest.mark.parametrize("base_url", [BASE_URL, "https://inzicht.example"])
@pytest.mark.parametrize(("status", "method", "address", "more"), ANSWERS, ids=NAMES)
async def test_every_answer_is_strict_and_kept_by_nobody(
    serve: Serve, base_url: str, status: int, method: str, address: str, more: dict[str, Any]
) -> None:
    async with serve(allowed_origins=(FRONT,), base_url=base_url) as world:
        app(world).router.routes.insert(0, Route("/broken", broken))
        answer = await world.http.request(method, address, **more)
    assert answer.status_code == status
    assert_strict(answer, https=base_url.startswith("https"))
    assert "no-store" in answer.headers["cache-control"]


async def test_the_pages_own_files_are_strict_too_and_asked_for_anew_each_time(world: World) -> None:
    first = await world.http.get("/assets/style.css")
    again = await world.http.get("/assets/style.css", headers={"if-none-match": first.headers["etag"]})
    assert [first.status_code, again.status_code] == [200, 304]
    for answer in (first, again):
        assert_strict(answer, https=False)
        assert answer.headers["cache-control"] == "no-cache"


async def test_what_fails_outside_the_api_is_told_and_logged_under_one_reference(world: World) -> None:
    app(world).router.routes.insert(0, Route("/broken", broken))
    with capture_logs() as lines:
        answer = await world.http.get("/broken")
    [failed] = [line for line in lines if line["event"] == "request.failed"]
    assert failed["reference"] in answer.text
    assert "nobody's business" not in answer.text


@pytest.mark.parametrize("listed", [FRONT, f"{FRONT}/", FRONT.upper()])
@pytest.mark.parametrize(("status", "more"), [(200, {"json": NOBODY}), (400, {"json": []}), (415, {"content": "x"})])
async def test_pages_of_a_listed_origin_may_read_every_answer_and_others_none(
    serve: Serve, listed: str, status: int, more: dict[str, Any]
) -> None:
    async with serve(allowed_origins=(listed,)) as world:
        theirs = await world.http.post("/graphql", headers={"origin": FRONT}, **more)
        others = await world.http.post("/graphql", headers={"origin": "https://evil.example"}, **more)
    assert (theirs.status_code, others.status_code) == (status, 403)
    assert theirs.headers["access-control-allow-origin"] == FRONT
    assert theirs.headers["access-control-allow-credentials"] == "true"
    assert not [name for name in others.headers if name.startswith("access-control")]
    assert all("Origin" in each.headers["vary"].split(", ") for each in (theirs, others))


async def test_a_web_socket_that_is_refused_is_told_why_as_strictly_and_nothing_of_it_is_logged(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[dict[str, Any]] = []

    async def connecting() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def saying(event: dict[str, Any]) -> None:
        said.append(event)

    headers = [(b"origin", b"http://evil.example\x1b[31m"), (b"host", b"evil.example")]
    scope = {"type": "websocket", "path": "/graphql", "headers": headers, "subprotocols": ["graphql-transport-ws"]}
    with capture_logs() as lines:
        await app(world)({**scope, "extensions": {"websocket.http.response": {}}}, connecting, saying)  # type: ignore[arg-type]
    answer = Response(said[0]["status"], headers=said[0]["headers"], content=said[1]["body"])
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]) == (403, {"code": "FORBIDDEN"})
    assert answer.headers.items() >= EVERYWHERE.items()
    assert "evil" not in f"{lines}{caplog.text}"


async def test_an_address_cannot_write_lines_or_colours_into_the_log(world: World) -> None:
    with capture_logs() as lines:
        await world.http.get(f"/%0a%1b%5b31m%e2%80%ae%20{'a/' * 2_500}")
    [line] = [each for each in lines if each["event"] == "request"]
    assert line["path"].startswith("/??[31m??a/a/a/")
    assert len(line["path"]) == 200


async def broken(request: Request) -> None:
    raise RuntimeError("nobody's business")


def app(world: World) -> Starlette:
    """The service, below HTTP."""
    return world.http._transport.app  # type: ignore[attr-defined, no-any-return]


def assert_strict(answer: Response, *, https: bool) -> None:
    assert answer.headers.items() >= EVERYWHERE.items()
    assert ("strict-transport-security" in answer.headers) is https
    assert answer.headers["x-request-id"]
