"""The door: which pages may call, what every answer carries, and how it is written."""

import pytest

from tests.api.conftest import Serve
from tests.support.client import SIGN_IN
from tests.support.world import BASE_URL, World

NOBODY = {"query": "{ viewer { __typename } }"}
FOREIGN = [
    "https://evil.example",
    "null",
    "",
    "http://127.0.0.1:8001",
    "https://127.0.0.1:8000",
    "http://127.0.0.1",
    "http://127.0.0.1:8000.evil.example",
    "http://127.0.0.1:8000@evil.example",
    "http://127.0.0.1:8000/",
    "http://[",
    "http://127.0.0.1:port",
    "x" * 5_000,
]


@pytest.mark.parametrize("origin", FOREIGN)
async def test_a_page_of_another_origin_may_not_call(world: World, origin: str) -> None:
    response = await world.http.post("/graphql", json=NOBODY, headers={"origin": origin})
    assert response.status_code == 403
    assert response.json()["errors"][0]["extensions"] == {"code": "FORBIDDEN"}


async def test_a_refused_page_has_nothing_done_for_it(world: World) -> None:
    sign_in = {
        "query": SIGN_IN.replace("transport: TOKEN", "transport: COOKIE"),
        "variables": {"email": "owner@noorderlicht.example", "password": "seven herons over the polder"},
    }
    response = await world.http.post("/graphql", json=sign_in, headers={"origin": "https://evil.example"})
    assert "set-cookie" not in response.headers
    assert "access-control-allow-origin" not in response.headers


async def test_pages_of_our_own_and_of_listed_origins_and_programs_may_call(serve: Serve) -> None:
    async with serve(allowed_origins=("https://front.example",)) as world:
        for origin in (BASE_URL, BASE_URL.upper(), "https://front.example", None):
            headers = {"origin": origin} if origin else {}
            response = await world.http.post("/graphql", json=NOBODY, headers=headers)
            assert response.json() == {"data": {"viewer": None}}
        assert (await world.http.post("/graphql", json=NOBODY, headers={"origin": FOREIGN[0]})).status_code == 403


async def test_a_browser_learns_which_origins_may_call_before_it_does(serve: Serve) -> None:
    asking = {"access-control-request-method": "POST", "access-control-request-headers": "content-type,authorization"}
    async with serve(allowed_origins=("https://front.example",)) as world:
        listed = await world.http.options("/graphql", headers={"origin": "https://front.example", **asking})
        assert listed.headers["access-control-allow-origin"] == "https://front.example"
        assert listed.headers["access-control-allow-credentials"] == "true"
        foreign = await world.http.options("/graphql", headers={"origin": "https://evil.example", **asking})
        assert foreign.status_code == 400
        assert "access-control-allow-origin" not in foreign.headers


async def test_an_answer_is_json_of_the_kind_that_was_asked_for(world: World) -> None:
    for accept, kind in (
        ("application/graphql-response+json", "application/graphql-response+json; charset=utf-8"),
        ("application/json", "application/json; charset=utf-8"),
        ("*/*", "application/json; charset=utf-8"),
        ("", "application/json; charset=utf-8"),
    ):
        response = await world.http.post("/graphql", json=NOBODY, headers={"accept": accept})
        assert (response.status_code, response.headers["content-type"]) == (200, kind)


async def test_a_document_that_cannot_be_run_is_400_for_those_who_know_the_newer_kind(world: World) -> None:
    for accept, status in (("application/graphql-response+json", 400), ("application/json", 200)):
        response = await world.http.post("/graphql", json={"query": "{ nothing }"}, headers={"accept": accept})
        assert response.status_code == status
        assert "data" not in response.json()
        assert response.json()["errors"][0]["extensions"]["code"] == "DOCUMENT_INVALID"
