"""The API's one address, for programs and for browsers."""

import json
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient, Response
from starlette.applications import Starlette
from starlette.routing import Route

from gql.http.headers import CONTENT_SECURITY_POLICY
from tests.pages.conftest import Demo
from tests.support.world import World
from web import graphiql

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"}


async def opened(world: World) -> Response:
    """What a browser gets that opens the address."""
    return await world.http.get("/graphql", headers=BROWSER)


async def test_a_browser_gets_a_page_under_the_policy_of_all_pages(world: World) -> None:
    page = await opened(world)
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert page.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("accept", ["application/graphql-response+json", "application/json, text/html", "*/*"])
async def test_whoever_takes_json_never_gets_a_page(world: World, accept: str) -> None:
    answer = await world.http.get("/graphql", params={"query": "{ viewer { __typename } }"}, headers={"accept": accept})
    assert "json" in answer.headers["content-type"]
    assert "<html" not in answer.text


async def test_caches_are_told_that_the_answer_depends_on_what_is_asked_for(world: World) -> None:
    answers = [
        await opened(world),
        await world.http.get("/graphql", params={"query": "{ __typename }"}, headers={"accept": "application/json"}),
        await world.http.post("/graphql", json={"query": "{ __typename }"}),
    ]
    assert all("Accept" in answer.headers["vary"] for answer in answers)


async def test_a_mutation_is_never_a_page(world: World) -> None:
    answer = await world.http.post("/graphql", json={"query": "{ __typename }"}, headers=BROWSER)
    assert answer.json() == {"data": {"__typename": "Query"}}


async def test_without_graphiqls_files_the_page_says_how_to_bring_them(tmp_path: Path) -> None:
    app = Starlette(routes=[Route("/graphql", graphiql.page(None, vendor=tmp_path / "nothing"))])
    async with AsyncClient(transport=ASGITransport(app), base_url="http://127.0.0.1") as http:
        page = await http.get("/graphql")
    assert page.status_code == 200
    assert "make graphiql" in page.text
    assert "<script" not in page.text


async def test_a_file_that_was_not_brought_is_not_found(world: World) -> None:
    assert (await world.http.get("/graphiql/files/other.js")).status_code == 404


async def test_outside_the_demo_nothing_is_told_about_who_there_is(world: World, tmp_path: Path) -> None:
    (tmp_path / "demo.json").write_text("{}")
    assert (await world.http.get("/graphiql/demo.json")).status_code == 404
    assert "demo.json" not in (await opened(world)).text


async def test_the_demo_tells_graphiql_what_it_tells_scripts(small_demo: World, tmp_path: Path) -> None:
    (tmp_path / "demo.json").write_text('{"organisations": []}')
    assert (await small_demo.http.get("/graphiql/demo.json")).json() == {"organisations": []}
    assert "/graphiql/demo.json" in (await opened(small_demo)).text


@pytest.mark.asyncio(loop_scope="session")
async def test_inzicht_demo_writes_the_same_facts_for_both(demo: Demo) -> None:
    told = await demo.server.http.get("/graphiql/demo.json")
    assert told.json() == demo.facts
    assert json.dumps(demo.facts).count('"employeeId": "employee_') == 12
