"""Sessions: how they reach a client, how long they last, and what ends them."""

import pytest
from httpx import Response

from db.demo_names import PASSWORD
from tests.api.conftest import Serve
from tests.support.client import SIGN_IN, Client
from tests.support.clock import HandClock
from tests.support.mails import activation_token
from tests.support.operations import do
from tests.support.world import World

OWNER = "owner@noorderlicht.example"
MEMBER = "manager2@noorderlicht.example"
BY_COOKIE = """
    mutation ($email: EmailAddress!, $password: String!) {
        signIn(input: {email: $email, password: $password}) {
            viewer { ... on Employee { email } } accessToken expiresAt errors { code }
        }
    }
"""
SIGN_OUT = "mutation { signOut { errors { code } } }"
WHO = "{ viewer { ... on Employee { email } } }"


async def by_cookie(world: World) -> Response:
    """The answer to signing in as a page does; the cookie jar of the tests stays empty."""
    answer = await world.anonymous.ask(BY_COOKIE, email=OWNER, password=PASSWORD)
    world.http.cookies.clear()
    return answer.response


async def as_page(world: World, cookie: str, query: str) -> Response:
    response = await world.http.post("/graphql", json={"query": query}, headers={"cookie": cookie})
    world.http.cookies.clear()
    return response


def cookie_of(response: Response) -> tuple[str, set[str]]:
    """Name and value of the one cookie in an answer, and its attributes."""
    [header] = response.headers.get_list("set-cookie")
    pair, *attributes = header.split("; ")
    return pair, set(attributes)


async def signed_in(client: Client) -> bool:
    return (await client.ask(WHO)).data["viewer"] is not None


async def test_a_page_gets_its_session_as_a_cookie_that_scripts_cannot_read(world: World) -> None:
    response = await by_cookie(world)
    cookie, attributes = cookie_of(response)
    assert {"HttpOnly", "SameSite=lax", "Path=/", "Max-Age=43200"} <= attributes
    assert "Secure" not in attributes  # plain http, on this machine only
    assert response.json()["data"]["signIn"] == {
        "viewer": {"email": OWNER},
        "accessToken": None,
        "expiresAt": "2026-03-02T21:00:00+00:00",
        "errors": [],
    }
    assert (await as_page(world, cookie, WHO)).json()["data"]["viewer"] == {"email": OWNER}


async def test_over_https_the_cookie_is_secure_and_bound_to_the_host(serve: Serve) -> None:
    async with serve(base_url="https://inzicht.example") as world:
        cookie, attributes = cookie_of(await by_cookie(world))
        assert cookie.startswith("__Host-")
        assert "Secure" in attributes
        assert (await as_page(world, cookie, WHO)).json()["data"]["viewer"] == {"email": OWNER}


async def test_a_script_gets_its_session_as_a_token_and_no_cookie(world: World) -> None:
    answer = await world.anonymous.ask(SIGN_IN, email=OWNER, password=PASSWORD)
    assert "set-cookie" not in answer.response.headers
    token = answer.data["signIn"]["accessToken"]
    assert (await Client(world.http, token).ask(WHO)).data["viewer"] == {"email": OWNER}


async def test_a_refused_sign_in_sets_no_cookie(world: World) -> None:
    answer = await world.anonymous.ask(BY_COOKIE, email=OWNER, password="not the password of anybody")
    assert "set-cookie" not in answer.response.headers


async def test_signing_out_ends_this_session_and_no_other(world: World) -> None:
    here, there = await world.sign_in(OWNER), await world.sign_in(OWNER)
    await here.ask(SIGN_OUT)
    assert (await here.ask(WHO)).data["viewer"] is None
    assert (await there.ask(WHO)).data["viewer"] == {"email": OWNER}


async def test_signing_out_takes_the_cookie_back_and_makes_it_worthless(world: World) -> None:
    cookie, _ = cookie_of(await by_cookie(world))
    _, attributes = cookie_of(await as_page(world, cookie, SIGN_OUT))
    assert "Max-Age=0" in attributes
    assert (await as_page(world, cookie, WHO)).json()["data"]["viewer"] is None


@pytest.mark.parametrize("token", ["", "x", "é", "\x00", "a" * 10_000, "Bearer"])
async def test_a_token_that_nobody_was_given_is_nobody(world: World, token: str) -> None:
    for name, value in ((b"authorization", f"Bearer {token}"), (b"cookie", f"inzicht={token}")):
        response = await world.http.post("/graphql", json={"query": WHO}, headers={name: value.encode()})
        assert response.json() == {"data": {"viewer": None}}


async def test_a_session_ends_after_thirty_idle_minutes(world: World, clock: HandClock) -> None:
    client = await world.sign_in(OWNER)
    clock.forward(minutes=29, seconds=59)
    assert await signed_in(client)
    clock.forward(minutes=30)
    assert not await signed_in(client)


async def test_use_is_remembered_once_a_minute(world: World, clock: HandClock) -> None:
    soon, later = await world.sign_in(OWNER), await world.sign_in(OWNER)
    clock.forward(seconds=59)
    assert await signed_in(soon)
    clock.forward(seconds=1)
    assert await signed_in(later)
    clock.forward(minutes=29)
    # Thirty minutes after its start the one was never seen to be used; the other was, a minute after.
    assert (await signed_in(soon), await signed_in(later)) == (False, True)


async def test_a_session_ends_after_twelve_hours_however_busy(world: World, clock: HandClock) -> None:
    client = await world.sign_in(OWNER)
    for _ in range(12 * 4 - 1):
        clock.forward(minutes=15)
        assert await signed_in(client)
    clock.forward(minutes=14, seconds=59)
    assert await signed_in(client)
    clock.forward(seconds=1)
    assert not await signed_in(client)


async def test_losing_the_last_role_ends_every_session_at_once_and_another_role_does_not_bring_them_back(
    world: World,
) -> None:
    owner, member_id = await world.as_("owner"), await world.employee_id(MEMBER)
    sessions = [await world.sign_in(MEMBER), await world.sign_in(MEMBER)]
    await do(owner, "removeRole", employeeId=member_id, role="RECRUITMENT_MEMBER")
    assert [await signed_in(each) for each in sessions] == [False, False]
    await do(owner, "assignRole", employeeId=member_id, role="RECRUITMENT_MEMBER")
    refused = await world.anonymous.refusal(SIGN_IN, email=MEMBER, password=PASSWORD)
    assert refused == "WRONG_CREDENTIALS"  # the new invitation asks for a new password
    await do(
        world.anonymous,
        "activateAccount",
        token=await activation_token(world, MEMBER),
        password="nine otters in the fen",
    )
    assert [await signed_in(each) for each in sessions] == [False, False]


async def test_a_role_counts_from_the_next_request_on(world: World) -> None:
    owner, member_id = await world.as_("owner"), await world.employee_id(MEMBER)
    member = await world.sign_in(MEMBER)
    lenses = "{ lenses { id } }"
    assert (await member.ask(lenses)).codes == ["FORBIDDEN"]
    await do(owner, "assignRole", employeeId=member_id, role="RECRUITER")
    assert (await member.ask(lenses)).codes == []
    await do(owner, "assignRole", employeeId=member_id, role="RECRUITMENT_MEMBER")
    assert (await member.ask(lenses)).codes == ["FORBIDDEN"]
