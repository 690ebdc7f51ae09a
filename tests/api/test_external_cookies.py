"""A reader in a browser: a cookie of their own beside an account's, and which of the two counts."""

import pytest
from httpx import Response

from db.demo_names import PASSWORD
from tests.api.conftest import Serve
from tests.support.client import Client
from tests.support.external import OPEN, READER, a_reader, share_the_view
from tests.support.visible_live import Watch
from tests.support.visits import WATCH
from tests.support.world import World

MANAGER = "manager@noorderlicht.example"
SIGN_IN = """
    mutation ($password: String!) {
        signIn(input: {email: "manager@noorderlicht.example", password: $password}) { errors { code } }
    }
"""
SIGN_OUT = "mutation { signOut { errors { code } } }"
WHO = "{ viewer { ... on Employee { address: email } ... on ExternalReader { email } } }"
AS_READER = {"inzicht-viewer": "EXTERNAL_READER"}


def cookie_of(response: Response) -> tuple[str, set[str]]:
    """Name and value of the one cookie in an answer, and its attributes."""
    [header] = response.headers.get_list("set-cookie")
    pair, *attributes = header.split("; ")
    return pair, set(attributes)


async def opened(world: World, token: str) -> tuple[str, set[str]]:
    """The cookie of a visit that a page has opened; the jar of the tests stays empty."""
    answer = await world.anonymous.ask(OPEN, token=token, transport="COOKIE")
    world.http.cookies.clear()
    assert answer.data["openExternalLink"]["accessToken"] is None
    return cookie_of(answer.response)


async def signed_in(world: World) -> str:
    answer = await world.anonymous.ask(SIGN_IN, password=PASSWORD)
    world.http.cookies.clear()
    return cookie_of(answer.response)[0]


async def told(world: World, *cookies: str, query: str = WHO, **headers: str) -> Response:
    given = {"cookie": "; ".join(cookies), **{name.replace("_", "-"): value for name, value in headers.items()}}
    response = await world.http.post("/graphql", json={"query": query}, headers=given)
    world.http.cookies.clear()
    return response


async def who(world: World, *cookies: str, **headers: str) -> dict[str, str] | None:
    return (await told(world, *cookies, **headers)).json()["data"]["viewer"]  # type: ignore[no-any-return]


async def test_a_readers_cookie_is_strict_hidden_from_scripts_and_lasts_four_hours(world: World) -> None:
    outside = await share_the_view(world)
    cookie, attributes = await opened(world, await outside.link())
    assert {"HttpOnly", "SameSite=strict", "Path=/", "Max-Age=14400"} <= attributes
    assert "Secure" not in attributes  # plain http, on this machine only
    assert await who(world, cookie) == {"email": READER}


async def test_over_https_a_readers_cookie_is_secure_and_bound_to_the_host(serve: Serve) -> None:
    async with serve(base_url="https://inzicht.example") as world:
        outside = await share_the_view(world)
        cookie, attributes = await opened(world, await outside.link())
        assert cookie.startswith("__Host-inzicht-reader=")
        assert {"Secure", "HttpOnly", "SameSite=strict", "Path=/"} <= attributes


async def test_a_script_gets_the_visit_as_a_token_and_no_cookie(world: World) -> None:
    outside = await share_the_view(world)
    answer = await world.anonymous.ask(OPEN, token=await outside.link())
    assert "set-cookie" not in answer.response.headers
    reader = Client(world.http, answer.data["openExternalLink"]["accessToken"])
    assert (await reader.ask(WHO)).data["viewer"] == {"email": READER}


async def test_a_link_that_does_not_open_sets_no_cookie(world: World) -> None:
    answer = await world.anonymous.ask(OPEN, token="forged", transport="COOKIE")
    assert "set-cookie" not in answer.response.headers


async def test_of_two_cookies_the_accounts_counts_unless_the_request_says_otherwise(world: World) -> None:
    outside = await share_the_view(world)
    visit, _ = await opened(world, await outside.link())
    account = await signed_in(world)
    assert await who(world, account, visit) == {"address": MANAGER}
    assert await who(world, account, visit, inzicht_viewer="EXTERNAL_READER") == {"email": READER}
    assert await who(world, account, visit, inzicht_viewer="something else") is None


async def test_opening_a_link_leaves_an_account_signed_in_beside_it(world: World) -> None:
    outside = await share_the_view(world)
    account = await signed_in(world)
    body = {"query": OPEN, "variables": {"token": await outside.link(), "transport": "COOKIE"}}
    response = await world.http.post("/graphql", json=body, headers={"cookie": account})
    world.http.cookies.clear()
    visit, _ = cookie_of(response)
    assert await who(world, account, visit) == {"address": MANAGER}
    assert await who(world, visit) == {"email": READER}


async def test_an_account_that_ended_lets_the_visit_beside_it_count(world: World) -> None:
    outside = await share_the_view(world)
    account = await signed_in(world)
    visit, _ = await opened(world, await outside.link())
    world.clock.forward(minutes=31)
    assert await who(world, account, visit) == {"email": READER}


async def test_who_asks_as_reader_without_a_visit_is_nobody_however_signed_in(world: World) -> None:
    account = await signed_in(world)
    assert await who(world, account, inzicht_viewer="EXTERNAL_READER") is None


async def test_signing_out_as_reader_leaves_the_account_and_the_other_way_round(world: World) -> None:
    outside = await share_the_view(world)
    visit, _ = await opened(world, await outside.link())
    account = await signed_in(world)
    response = await told(world, account, visit, query=SIGN_OUT, inzicht_viewer="EXTERNAL_READER")
    gone, attributes = cookie_of(response)
    assert gone.startswith("inzicht-reader=")
    assert "Max-Age=0" in attributes
    assert await who(world, visit) is None
    assert await who(world, account, visit) == {"address": MANAGER}
    gone, _ = cookie_of(await told(world, account, visit, query=SIGN_OUT))
    assert gone.startswith("inzicht=")


async def test_signing_out_of_a_visit_that_is_over_leaves_the_account_its_cookie(world: World) -> None:
    outside = await share_the_view(world)
    visit, _ = await opened(world, await outside.link())
    world.clock.forward(hours=4)
    account = await signed_in(world)
    response = await told(world, account, visit, query=SIGN_OUT, inzicht_viewer="EXTERNAL_READER")
    assert "set-cookie" not in response.headers
    assert await who(world, account) == {"address": MANAGER}


async def test_a_frontend_of_a_listed_origin_may_say_which_cookie_counts(serve: Serve) -> None:
    asking = {"access-control-request-method": "POST", "access-control-request-headers": "content-type,inzicht-viewer"}
    async with serve(allowed_origins=("https://front.example",)) as world:
        headers = {"origin": "https://front.example", **asking}
        assert (await world.http.options("/graphql", headers=headers)).status_code == 200


async def test_over_a_web_socket_the_token_comes_with_its_first_message(world: World) -> None:
    async with Watch(await a_reader(world), WATCH, id=world.procedure().id) as watching:
        kind, answer = await watching.next()
    assert (kind, answer.data["sharedViewChanged"]["version"]) == ("next", 1)


@pytest.mark.parametrize("as_reader", [False, True])
async def test_over_a_web_socket_the_first_message_says_which_cookie_counts(world: World, as_reader: bool) -> None:
    # The manager may see one procedure's view, the reader the other's.
    outside, of_manager = await share_the_view(world, title="Data analyst"), world.procedure().id
    visit, _ = await opened(world, await outside.link())
    cookies, params = [await signed_in(world), visit], AS_READER if as_reader else {}
    found = {}
    for procedure in (of_manager, outside.procedure):
        async with Watch(world.anonymous, WATCH, cookies=cookies, params=params, id=procedure) as watching:
            found[procedure] = (await watching.next())[1].codes
    seen, unseen = (outside.procedure, of_manager) if as_reader else (of_manager, outside.procedure)
    assert found == {seen: [], unseen: ["ACCESS_ENDED"]}
