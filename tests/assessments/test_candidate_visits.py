"""A candidate's visit: 12 hours at most, ended by signing out, and a cookie of its own beside two others."""

import pytest
from httpx import Response

from db.demo_names import PASSWORD
from tests.api.conftest import Serve
from tests.assessments.test_candidate_links import closed, module_withdrawn, replaced
from tests.support.client import Client
from tests.support.external import OPEN as OPEN_VIEW
from tests.support.external import READER, share_the_view
from tests.support.taking import OPEN, START, TAKER, candidate, come_in, invited, link_token
from tests.support.world import World

SIGN_IN = """
    mutation ($password: String!) {
        signIn(input: {email: "manager@noorderlicht.example", password: $password}) { errors { code } }
    }
"""
SIGN_OUT = "mutation { signOut { errors { code } } }"
WHO = """
    { viewer { __typename ... on Employee { address: email } ... on ExternalReader { email } ... on CandidateGuest {
        name { full } } } }
"""
MANAGER = {"__typename": "Employee", "address": "manager@noorderlicht.example"}
OUTSIDE = {"__typename": "ExternalReader", "email": READER}
GUEST = {"__typename": "CandidateGuest", "name": {"full": f"{TAKER['firstName']} {TAKER['lastName']}"}}


def cookie_of(response: Response) -> tuple[str, set[str]]:
    """Name and value of the one cookie in an answer, and its attributes."""
    [header] = response.headers.get_list("set-cookie")
    pair, *attributes = header.split("; ")
    return pair, set(attributes)


async def cookie(world: World, document: str, **variables: str) -> tuple[str, set[str]]:
    """The cookie that a browser is given; the jar of the tests stays empty."""
    answer = await world.anonymous.ask(document, **variables)
    world.http.cookies.clear()
    return cookie_of(answer.response)


async def opened(world: World) -> tuple[str, set[str]]:
    await invited(world)
    return await cookie(world, OPEN, token=await link_token(world), transport="COOKIE")


async def told(world: World, *cookies: str, query: str = WHO, meant: str = "") -> Response:
    headers = {"cookie": "; ".join(cookies)} | ({"inzicht-viewer": meant} if meant else {})
    response = await world.http.post("/graphql", json={"query": query}, headers=headers)
    world.http.cookies.clear()
    return response


async def viewer(world: World, *cookies: str, meant: str = "") -> object:
    return (await told(world, *cookies, meant=meant)).json()["data"]["viewer"]


async def visiting(who: Client) -> bool:
    return (await who.ask(WHO)).data["viewer"] == GUEST


async def test_a_visit_ends_after_twelve_hours(world: World) -> None:
    who = await candidate(world)
    ends_at = (await who.ask("{ viewer { ... on CandidateGuest { endsAt } } }")).data["viewer"]["endsAt"]
    assert ends_at == "2026-03-02T21:00:00+00:00"
    world.clock.forward(hours=11, minutes=59)
    assert await visiting(who)
    world.clock.forward(minutes=1)
    assert not await visiting(who)
    assert (await who.ask(START)).codes == ["UNAUTHENTICATED"]


@pytest.mark.parametrize("ending", [closed, module_withdrawn])
async def test_what_closes_recruiting_ends_a_visit_at_once(world: World, ending: object) -> None:
    key = await invited(world)
    token = await link_token(world)
    who = await come_in(world, token)
    await ending(world, key, token)  # type: ignore[operator]
    assert not await visiting(who)


async def test_a_new_link_leaves_a_visit_that_goes_on(world: World) -> None:
    key = await invited(world)
    who = await come_in(world, await link_token(world))
    await replaced(world, key, "")
    assert await visiting(who)


async def test_signing_out_ends_that_visit_and_no_other(world: World) -> None:
    await invited(world)
    token = await link_token(world)
    first, second = await come_in(world, token), await come_in(world, token)
    await first.ask(SIGN_OUT)
    assert (await visiting(first), await visiting(second)) == (False, True)
    assert await visiting(await come_in(world, token))


async def test_a_candidates_cookie_is_strict_hidden_from_scripts_and_lasts_twelve_hours(world: World) -> None:
    pair, attributes = await opened(world)
    assert pair.startswith("inzicht-candidate=")
    assert {"HttpOnly", "SameSite=strict", "Path=/", "Max-Age=43200"} <= attributes
    assert await viewer(world, pair) == GUEST


async def test_over_https_a_candidates_cookie_is_secure_and_bound_to_the_host(serve: Serve) -> None:
    async with serve(base_url="https://inzicht.example") as world:
        pair, attributes = await opened(world)
    assert pair.startswith("__Host-inzicht-candidate=")
    assert {"Secure", "HttpOnly", "SameSite=strict", "Path=/"} <= attributes


async def test_of_three_cookies_the_one_counts_that_the_request_says_or_else_the_first(world: World) -> None:
    visit, _ = await opened(world)
    outside = await share_the_view(world)
    reader, _ = await cookie(world, OPEN_VIEW, token=await outside.link(), transport="COOKIE")
    account, _ = await cookie(world, SIGN_IN, password=PASSWORD)
    assert await viewer(world, visit, reader, account) == MANAGER
    assert await viewer(world, visit, reader) == OUTSIDE
    assert await viewer(world, visit, reader, account, meant="EXTERNAL_READER") == OUTSIDE
    assert await viewer(world, visit, reader, account, meant="CANDIDATE_GUEST") == GUEST
    assert await viewer(world, reader, account, meant="CANDIDATE_GUEST") is None


async def test_signing_out_as_a_candidate_leaves_the_two_others(world: World) -> None:
    visit, _ = await opened(world)
    account, _ = await cookie(world, SIGN_IN, password=PASSWORD)
    gone, attributes = cookie_of(await told(world, visit, account, query=SIGN_OUT, meant="CANDIDATE_GUEST"))
    assert gone.startswith("inzicht-candidate=")
    assert "Max-Age=0" in attributes
    assert await viewer(world, visit) is None
    assert await viewer(world, visit, account) == MANAGER
