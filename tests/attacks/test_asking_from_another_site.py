"""Cross-site requests: a page of another site gets nothing done, and nothing told, with somebody's cookie."""

import pytest
from httpx import Response

from db.demo_names import PASSWORD
from tests.api.conftest import Serve
from tests.support.browsing import handshake, sign_in_by_cookie
from tests.support.operations import address
from tests.support.world import BASE_URL, World

SIGN_OUT = '{"query": "mutation { signOut { errors { code } } }"}'
WHO = '{"query": "{ viewer { ... on Employee { email } } }"}'
# What a page may send to another site without asking first; the last ones only look like JSON.
WITHOUT_ASKING = [
    "",
    "text/plain",
    "text/plain;charset=UTF-8",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain; application/json",
    "text/plain, application/json",
    "text/plain; charset=application/json",
    "multipart/form-data; boundary=application/json",
    "application/jsonx",
]
FOREIGN = [
    "https://evil.example",
    "null",
    "http://127.0.0.1:8001",
    "https://127.0.0.1:8000",
    f"{BASE_URL}.evil.example",
]


@pytest.fixture
async def cookie(world: World) -> str:
    """The cookie of somebody who is signed in."""
    return await sign_in_by_cookie(world, address("owner"))


async def post(world: World, cookie: str, content: str, **headers: str) -> Response:
    wanted = {"cookie": cookie, "content-type": "application/json"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    response = await world.http.post("/graphql", content=content, headers=wanted)
    world.http.cookies.clear()
    return response


async def signed_in(world: World, cookie: str) -> bool:
    viewer = (await post(world, cookie, WHO)).json()["data"]["viewer"]
    return bool(viewer)


@pytest.mark.parametrize("kind", WITHOUT_ASKING)
async def test_a_form_on_another_site_changes_nothing(world: World, cookie: str, kind: str) -> None:
    assert (await post(world, cookie, SIGN_OUT, content_type=kind)).status_code in {400, 415}
    assert await signed_in(world, cookie)


async def test_a_form_with_a_file_in_it_changes_nothing(world: World, cookie: str) -> None:
    parts = {"operations": (None, SIGN_OUT), "map": (None, "{}")}
    response = await world.http.post("/graphql", files=parts, headers={"cookie": cookie})
    assert response.status_code in {400, 415}
    assert await signed_in(world, cookie)


@pytest.mark.parametrize("origin", FOREIGN)
async def test_a_script_on_another_site_changes_nothing(world: World, cookie: str, origin: str) -> None:
    assert (await post(world, cookie, SIGN_OUT, origin=origin)).status_code == 403
    assert await signed_in(world, cookie)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_a_request_without_an_origin_is_refused_when_the_browser_says_it_comes_from_elsewhere(
    world: World, cookie: str, site: str
) -> None:
    assert (await post(world, cookie, SIGN_OUT, sec_fetch_site=site)).status_code == 403
    assert await signed_in(world, cookie)
    assert (await post(world, cookie, SIGN_OUT, sec_fetch_site="same-origin")).status_code == 200


async def test_a_script_element_on_another_site_reads_nothing(serve: Serve) -> None:
    async with serve(allow_get_queries=True) as world:
        cookie = await sign_in_by_cookie(world, address("owner"))
        question = {"query": "{ viewer { ... on Employee { email } } }"}
        headers = {"cookie": cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "accept": "*/*"}
        response = await world.http.get("/graphql", params=question, headers=headers)
        assert (response.status_code, "owner@" in response.text) == (403, False)


async def test_a_link_on_another_site_changes_nothing(serve: Serve) -> None:
    async with serve(allow_get_queries=True) as world:
        cookie = await sign_in_by_cookie(world, address("owner"))
        question = {"query": "mutation { signOut { errors { code } } }"}
        response = await world.http.get("/graphql", params=question, headers={"cookie": cookie})
        assert response.status_code in {400, 405}
        assert await signed_in(world, cookie)


@pytest.mark.parametrize(
    "headers", [{"x-http-method-override": "POST"}, {"x-http-method": "POST"}, {"x-method-override": "POST"}]
)
async def test_a_link_cannot_be_passed_off_as_something_else(
    world: World, cookie: str, headers: dict[str, str]
) -> None:
    question = {"query": "mutation { signOut { errors { code } } }", "_method": "POST"}
    await world.http.get("/graphql", params=question, headers=headers | {"cookie": cookie})
    assert await signed_in(world, cookie)


async def test_another_site_cannot_sign_its_visitors_in_as_somebody_of_its_own(world: World) -> None:
    document = "mutation ($e: EmailAddress!, $p: String!) { signIn(input: {email: $e, password: $p}) { expiresAt } }"
    body = {"query": document, "variables": {"e": address("manager"), "p": PASSWORD}}
    for headers in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        response = await world.http.post("/graphql", json=body, headers=headers)
        assert (response.status_code, response.headers.get("set-cookie")) == (403, None)


@pytest.mark.parametrize("origin", FOREIGN)
async def test_a_page_of_another_site_cannot_watch_with_somebodys_cookie(
    world: World, cookie: str, origin: str
) -> None:
    assert not await handshake(world, cookie=cookie, origin=origin)


@pytest.mark.parametrize("more", [{}, {"sec-fetch-site": "same-origin"}])
async def test_a_name_of_the_attackers_own_that_leads_here_is_another_site(
    world: World, cookie: str, more: dict[str, str]
) -> None:
    theirs = {"host": "evil.example", "origin": "http://evil.example"} | more
    assert not await handshake(world, cookie=cookie, **theirs)
    assert (await post(world, cookie, WHO, **theirs)).status_code == 403


async def test_our_own_page_can_watch(world: World, cookie: str) -> None:
    assert await handshake(world, cookie=cookie, origin=BASE_URL)
