"""Session theft and fixation: a session is its holder's alone, and worth nothing once it ought to have ended."""

import hashlib

import pytest
from sqlalchemy import text

from db.demo_names import PASSWORD
from tests.api.conftest import Serve
from tests.support.browsing import sign_in_by_cookie
from tests.support.client import Client
from tests.support.mails import delivered
from tests.support.operations import address, do
from tests.support.tables import dump
from tests.support.world import World

OWNER = address("owner")
OTHER = "nine otters in a wide fen"
WHO = "{ viewer { ... on Employee { email } } }"
PLANTED = "A" * 43


async def who_is(world: World, cookie: str) -> object:
    response = await world.http.post("/graphql", json={"query": WHO}, headers={"cookie": cookie})
    world.http.cookies.clear()
    return response.json()["data"]["viewer"]


async def signed_in(client: Client) -> bool:
    return (await client.ask(WHO)).data["viewer"] is not None


async def test_a_cookie_planted_before_signing_in_is_not_the_session_afterwards(world: World) -> None:
    planted = f"inzicht={PLANTED}"
    cookie = await sign_in_by_cookie(world, OWNER, cookie=planted)
    assert cookie != planted
    assert (await who_is(world, planted), await who_is(world, cookie)) == (None, {"email": OWNER})


async def test_a_session_planted_before_signing_in_does_not_become_somebody_elses(world: World) -> None:
    attackers = await sign_in_by_cookie(world, address("manager"))
    victims = await sign_in_by_cookie(world, OWNER, cookie=attackers)
    assert victims != attackers
    assert await who_is(world, attackers) == {"email": address("manager")}


async def test_each_sign_in_makes_a_token_of_256_bits_of_its_own(world: World) -> None:
    cookies = {(await sign_in_by_cookie(world, OWNER)).partition("=")[2] for _ in range(5)}
    assert len(cookies) == 5
    assert {len(each) for each in cookies} == {43}  # 32 bytes in base64


async def test_a_cookie_that_a_neighbouring_site_could_set_is_not_read_over_https(serve: Serve) -> None:
    async with serve(base_url="https://inzicht.example") as world:
        cookie = await sign_in_by_cookie(world, OWNER)
        name, _, token = cookie.partition("=")
        assert name == "__Host-inzicht"
        for weaker in ("inzicht", "__Secure-inzicht", "__host-inzicht"):
            assert await who_is(world, f"{weaker}={token}") is None
        assert await who_is(world, f"inzicht={PLANTED}; {cookie}") == {"email": OWNER}


async def test_whoever_reads_the_database_cannot_sign_in_with_what_lies_there(world: World) -> None:
    client = await world.sign_in(OWNER)
    assert client.token
    tables = await dump(world.database.reader.url.render_as_string(hide_password=False))
    kept = hashlib.sha256(client.token.encode()).hexdigest()
    assert client.token not in str(tables)
    assert kept in str(tables["sessions"])
    assert not await signed_in(Client(world.http, kept))


async def test_the_id_of_a_session_does_not_open_it(world: World) -> None:
    client = await world.sign_in(OWNER)
    [session] = (await client.ask("{ sessions { id } }")).data["sessions"]
    for guess in (session["id"], session["id"].removeprefix("session_")):
        assert not await signed_in(Client(world.http, guess))


async def test_somebody_elses_session_cannot_be_seen_or_ended(world: World) -> None:
    owner, manager = await world.sign_in(OWNER), await world.sign_in(address("manager"))
    [session] = (await owner.ask("{ sessions { id } }")).data["sessions"]
    assert session not in (await manager.ask("{ sessions { id } }")).data["sessions"]
    end = "mutation ($id: ID!) { endSession(input: {sessionId: $id}) { errors { code } } }"
    assert await manager.refusal(end, id=session["id"]) == "NOT_FOUND"
    assert await signed_in(owner)


async def test_a_changed_password_ends_the_sessions_of_whoever_knew_the_old_one(world: World) -> None:
    thief, victim = await world.sign_in(OWNER), await world.sign_in(OWNER)
    await do(victim, "changePassword", currentPassword=PASSWORD, newPassword=OTHER)
    assert (await signed_in(thief), await signed_in(victim)) == (False, True)


async def test_a_password_chosen_by_way_of_a_mail_ends_every_session(world: World) -> None:
    thief = await world.sign_in(OWNER)
    await do(world.anonymous, "requestPasswordReset", email=OWNER)
    await world.service.later.finish()
    [mail] = await delivered(world)
    await do(world.anonymous, "resetPassword", token=mail.token, password=OTHER)
    assert not await signed_in(thief)
    assert await world.anonymous.refusal(SIGN_IN, email=OWNER) == "WRONG_CREDENTIALS"


SIGN_IN = f"""
    mutation ($email: EmailAddress!) {{
        signIn(input: {{email: $email, password: "{PASSWORD}"}}) {{ errors {{ code }} }}
    }}
"""


async def test_signing_out_everywhere_reaches_the_session_of_a_thief(world: World) -> None:
    thief, victim = await world.sign_in(OWNER), await world.sign_in(OWNER)
    await victim.ask("mutation { signOutEverywhere { errors { code } } }")
    assert (await signed_in(thief), await signed_in(victim)) == (False, False)


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "HEAD", "PUT", "DELETE"])
async def test_no_method_gives_a_cookie_back_to_a_script(world: World, method: str) -> None:
    cookie = await sign_in_by_cookie(world, OWNER)
    response = await world.http.request(method, "/graphql", headers={"cookie": cookie})
    assert cookie.partition("=")[2] not in response.text + str(response.headers)


@pytest.mark.parametrize("where", ["token", "access_token", "authorization"])
async def test_a_token_in_an_address_is_not_read(world: World, where: str) -> None:
    client = await world.sign_in(OWNER)
    response = await world.http.post("/graphql", params={where: client.token or ""}, json={"query": WHO})
    assert response.json()["data"]["viewer"] is None


async def test_no_session_outlives_an_account_that_was_closed_behind_the_services_back(world: World) -> None:
    client = await world.sign_in(OWNER)
    async with world.database.write() as session:
        await session.execute(text("UPDATE accounts SET status = 'DEACTIVATED'"))
    assert not await signed_in(client)
