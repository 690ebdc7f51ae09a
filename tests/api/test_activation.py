"""Activating an account: by the link in an invitation, once, in time, with a password that is not guessed first."""

from hashlib import sha512

import pytest

from db.demo_names import PASSWORD
from tests.support.client import Client
from tests.support.clock import HandClock
from tests.support.mails import activation_token, delivered
from tests.support.operations import code, do, refused
from tests.support.world import World

IZA = "iza.terpstra@noorderlicht.example"
GOOD = "nine otters in the fen"
LONG = sha512(b"otters").hexdigest() * 2  # 256 characters


@pytest.fixture
async def invited(world: World) -> str:
    """The id of somebody who has just been invited."""
    person = {"firstName": "Iza", "lastName": "Terpstra", "email": IZA, "role": "RECRUITMENT_MEMBER"}
    added = await do(await world.as_("owner"), "addRecruitmentUser", "employee { id }", **person)
    employee_id: str = added["employee"]["id"]
    return employee_id


async def activate(world: World, token: str, password: str = GOOD) -> str | None:
    return await code(world.anonymous, "activateAccount", token=token, password=password)


async def status(world: World) -> str:
    query = "query ($search: String) { employees(search: $search) { nodes { accountStatus } } }"
    [person] = (await (await world.as_("owner")).ask(query, search=IZA)).data["employees"]["nodes"]
    found: str = person["accountStatus"]
    return found


async def test_choosing_a_password_activates_the_account_and_tells_the_address_to_sign_in_with(
    world: World, invited: str
) -> None:
    token = await activation_token(world, IZA)
    assert await status(world) == "INVITED"
    activated = await do(world.anonymous, "activateAccount", "email", token=token, password=GOOD)
    assert (activated["email"], await status(world)) == (IZA, "ACTIVE")
    assert isinstance(await world.sign_in(IZA, GOOD), Client)


async def test_a_link_works_once(world: World, invited: str) -> None:
    token = await activation_token(world, IZA)
    assert await activate(world, token) is None
    assert await refused(world.anonymous, "activateAccount", token=token, password="eleven geese under the bridge") == (
        "LINK_NOT_VALID",
        "input.token",
    )
    await world.sign_in(IZA, GOOD)


async def test_a_link_works_for_seven_days(world: World, invited: str, clock: HandClock) -> None:
    token = await activation_token(world, IZA)
    clock.forward(days=7)
    assert await activate(world, token) == "LINK_NOT_VALID"
    clock.forward(seconds=-1)
    assert await activate(world, token) is None


async def test_a_newer_link_takes_the_place_of_the_one_before(world: World, invited: str) -> None:
    before = await activation_token(world, IZA)
    await do(await world.as_("owner"), "resendInvitation", employeeId=invited)
    newer = await activation_token(world, IZA)
    assert await activate(world, before) == "LINK_NOT_VALID"
    assert await activate(world, newer) is None


async def test_a_second_role_before_activation_replaces_the_link_too(world: World, invited: str) -> None:
    before = await activation_token(world, IZA)
    await do(await world.as_("owner"), "assignRole", employeeId=invited, role="DEVELOPMENT_MEMBER")
    assert await activate(world, before) == "LINK_NOT_VALID"
    assert await activate(world, await activation_token(world, IZA)) is None


async def test_a_link_ends_with_the_last_role(world: World, invited: str) -> None:
    token = await activation_token(world, IZA)
    await do(await world.as_("owner"), "removeRole", employeeId=invited, role="RECRUITMENT_MEMBER")
    assert (await activate(world, token), await status(world)) == ("LINK_NOT_VALID", "DEACTIVATED")


async def test_an_account_that_is_active_gets_no_new_link(world: World, invited: str) -> None:
    await activate(world, await activation_token(world, IZA))
    refusal = await refused(await world.as_("owner"), "resendInvitation", employeeId=invited)
    assert (refusal, await delivered(world)) == (("INVALID_INPUT", "input.employeeId"), [])


@pytest.mark.parametrize("forged", ["", "x", "a.b", "é.é", "\0", "." * 66, "A" * 66, "x" * 10_000])
async def test_a_token_that_was_not_signed_here_is_a_link_that_does_not_work(world: World, forged: str) -> None:
    assert await activate(world, forged) == "LINK_NOT_VALID"


async def test_no_byte_of_a_token_can_be_changed(world: World, invited: str, clock: HandClock) -> None:
    token = await activation_token(world, IZA)
    for place in range(len(token)):
        clock.forward(minutes=1)  # so that nobody takes it for guessing
        other = "A" if token[place] != "A" else "B"
        assert await activate(world, token[:place] + other + token[place + 1 :]) == "LINK_NOT_VALID"
    assert await activate(world, token) is None


WEAK = [
    "",
    "short and odd!",  # 14 characters
    LONG + "x",  # 257
    "password12345678",
    "123456789012345",
    "qwertyuiopasdfgh",
    "aaaaaaaaaaaaaaaa",
    "iloveyouiloveyou",
    "Wachtwoord123456",
    "welkomwelkom2026",
    "Iza Terpstra Iza Terpstra",
    "terpstraterpstra",
    "T3rpstr4T3rpstr4",
    IZA,
    "Noorderlicht Zorg 2026!",
    "noorderlichtzorg2026",
    "zorg, noorderlicht, iza",
    "InzichtInzicht01",
]


@pytest.mark.parametrize("weak", WEAK)
async def test_a_password_that_would_be_guessed_first_is_refused_and_leaves_the_link_unused(
    world: World, invited: str, weak: str
) -> None:
    token = await activation_token(world, IZA)
    refusal = await refused(world.anonymous, "activateAccount", token=token, password=weak)
    assert (refusal, await status(world)) == (("WEAK_PASSWORD", "input.password"), "INVITED")
    assert await activate(world, token) is None


@pytest.mark.parametrize(
    "good",
    [
        PASSWORD,
        "fifteen letters",
        "Iza keeps two green boats",
        "ζεστό ψωμί στο τραπέζι",
        "🦦 🪿 🦔 🐌 🦉 🐝 🐙 🦑",
        LONG,
    ],
)
async def test_a_password_of_fifteen_to_256_characters_needs_no_composition(
    world: World, invited: str, good: str
) -> None:
    assert await activate(world, await activation_token(world, IZA), good) is None
    await world.sign_in(IZA, good)
