"""Brute force: passwords and links are guessed a few times and no more, whichever way the guesses are put."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from db.demo_names import PASSWORD
from db.models.attempts import AttemptLog
from gql.housekeeping import tidy
from tests.support.client import SIGN_IN
from tests.support.clock import HandClock
from tests.support.elsewhere import asking_from
from tests.support.mails import delivered
from tests.support.operations import address, attempt, code, do
from tests.support.work import CountingHasher
from tests.support.world import World

OWNER, OWN = address("owner"), address("manager2")
WRONG = "not the password of anybody"
OTHER = "nine otters in a wide fen"


async def guess(world: World, email: str = OWNER, password: str = WRONG) -> str | None:
    """The code with which a sign-in is refused."""
    errors = (await world.anonymous.change(SIGN_IN, email=email, password=password))["errors"]
    return errors[0]["code"] if errors else None


async def test_after_five_wrong_guesses_not_even_the_right_password_is_tried(
    watched: World, hasher: CountingHasher, clock: HandClock
) -> None:
    assert [await guess(watched) for _ in range(5)] == ["WRONG_CREDENTIALS"] * 5
    tried, before = hasher.tried, clock.now()
    clock.forward(minutes=14, seconds=59)
    right = {"email": OWNER, "password": PASSWORD}
    [error] = (await attempt(watched.anonymous, "signIn", RETRY, **right))["errors"]
    assert (error["code"], error["retryAt"]) == ("TOO_MANY_ATTEMPTS", (before + timedelta(minutes=15)).isoformat())
    assert hasher.tried == tried


RETRY = "errors { ... on TooManyAttemptsError { retryAt } }"


async def test_guesses_made_all_at_once_are_counted_one_by_one(watched: World, hasher: CountingHasher) -> None:
    codes = await asyncio.gather(*(guess(watched) for _ in range(20)))
    assert sorted(map(str, codes)) == ["TOO_MANY_ATTEMPTS"] * 15 + ["WRONG_CREDENTIALS"] * 5
    assert hasher.tried == 5


async def test_guesses_at_many_accounts_from_one_address_end_at_thirty(watched: World, hasher: CountingHasher) -> None:
    for number in range(30):
        assert await guess(watched, f"person{number}@noorderlicht.example") == "WRONG_CREDENTIALS"
    assert (await guess(watched, OWNER, PASSWORD), hasher.tried) == ("TOO_MANY_ATTEMPTS", 30)


async def test_a_right_password_of_ones_own_in_between_does_not_buy_more_guesses(world: World) -> None:
    for number in range(30):
        assert await guess(world, f"person{number}@noorderlicht.example") == "WRONG_CREDENTIALS"
        assert await guess(world, OWN, PASSWORD) in {None, "TOO_MANY_ATTEMPTS"}
    assert await guess(world, OWNER) == "TOO_MANY_ATTEMPTS"


async def test_the_owner_signing_in_in_between_does_not_buy_more_guesses_at_their_account(world: World) -> None:
    for _ in range(4):
        assert await guess(world) == "WRONG_CREDENTIALS"
        assert await guess(world, OWNER, PASSWORD) is None
    assert [await guess(world), await guess(world)] == ["WRONG_CREDENTIALS", "TOO_MANY_ATTEMPTS"]


async def test_a_session_that_was_stolen_does_not_buy_guesses_at_the_password(
    watched: World, hasher: CountingHasher
) -> None:
    stolen = await watched.as_("owner")
    tried = hasher.tried
    change = {"currentPassword": WRONG, "newPassword": OTHER}
    codes = [await code(stolen, "changePassword", **change) for _ in range(3)]
    codes += [await guess(watched) for _ in range(2)]
    assert codes == ["WRONG_CREDENTIALS"] * 5
    assert await code(stolen, "changePassword", **change) == "TOO_MANY_ATTEMPTS"
    assert (await guess(watched, OWNER, PASSWORD), hasher.tried - tried) == ("TOO_MANY_ATTEMPTS", 5)


ONE = 'signIn(input: {email: "owner@noorderlicht.example", password: "wrong"}) { errors { code } }'
OTHER_ONE = 'activateAccount(input: {token: "x", password: "wrong"}) { errors { code } }'
MANY_IN_ONE = {
    "aliases": f"mutation {{ a: {ONE} b: {ONE} }}",
    "a fragment spread twice": f"mutation {{ ...F ... {{ ...F }} }} fragment F on Mutation {{ a: {ONE} }}",
    "fragments in a fragment": (
        "mutation { ...A } fragment A on Mutation { ...B ...C } "
        f"fragment B on Mutation {{ b: {ONE} }} fragment C on Mutation {{ c: {ONE} }}"
    ),
    "inline fragments": f"mutation {{ ... {{ a: {ONE} }} ... on Mutation {{ b: {ONE} }} }}",
    "directives": f"mutation ($s: Boolean = false) {{ a: {ONE} ... @skip(if: $s) {{ b: {ONE} }} }}",
    "different ones": f"mutation {{ {ONE} {OTHER_ONE} }}",
    "resets": 'mutation { a: requestPasswordReset(input: {email: "a@b.example"}) { errors { code } } '
    'b: requestPasswordReset(input: {email: "c@b.example"}) { errors { code } } }',
}


@pytest.mark.parametrize("document", MANY_IN_ONE.values(), ids=MANY_IN_ONE)
async def test_guesses_cannot_be_put_together_in_one_document(
    watched: World, hasher: CountingHasher, document: str
) -> None:
    answer = await watched.anonymous.ask(document)
    [error] = answer.body["errors"]
    assert error["extensions"] == {"code": "LIMIT_EXCEEDED", "limit": "credential mutations"}
    assert hasher.tried == 0


async def test_guesses_cannot_be_put_together_in_one_array(watched: World, hasher: CountingHasher) -> None:
    batch = [{"query": f"mutation {{ {ONE} }}"}] * 10
    response = await watched.http.post("/graphql", json=batch)
    assert (response.status_code, hasher.tried) == (400, 0)


async def test_a_list_of_passwords_is_no_password(watched: World, hasher: CountingHasher) -> None:
    answer = await watched.anonymous.ask(SIGN_IN, email=OWNER, password=[WRONG, PASSWORD])
    assert (answer.codes, hasher.tried) == (["BAD_REQUEST"], 0)


async def test_links_that_fail_to_open_are_tried_ten_times_a_minute(world: World, clock: HandClock) -> None:
    await do(world.anonymous, "requestPasswordReset", email=OWNER)
    await world.service.later.finish()
    [token] = [mail.token for mail in await delivered(world) if mail.token]
    for mutation in ("activateAccount", "resetPassword") * 5:
        assert await code(world.anonymous, mutation, token="forged", password=OTHER) == "LINK_NOT_VALID"
    right = {"token": token, "password": OTHER}
    assert await code(world.anonymous, "resetPassword", **right) == "TOO_MANY_ATTEMPTS"
    async with asking_from(world, "198.51.100.7") as somebody_else:
        assert await code(somebody_else, "resetPassword", **right) is None
    clock.forward(minutes=1)
    assert await code(world.anonymous, "resetPassword", **right) == "LINK_NOT_VALID"  # it was used


async def test_nobodys_mailbox_is_filled_with_links_to_a_new_password(world: World, clock: HandClock) -> None:
    for _ in range(6):
        await do(world.anonymous, "requestPasswordReset", email=OWNER)
        await world.service.later.finish()
    assert len(await delivered(world)) == 3
    clock.forward(hours=1)
    await do(world.anonymous, "requestPasswordReset", email=OWNER)
    await world.service.later.finish()
    assert len(await delivered(world)) == 1


async def test_attempts_at_many_addresses_do_not_pile_up_for_ever(world: World) -> None:
    for number in range(3):
        assert await code(world.anonymous, "requestPasswordReset", email=f"nobody{number}@example.org") is None
    await world.service.later.finish()
    world.clock.forward(hours=2)
    await tidy(world.database, world.clock)
    async with world.database.read() as session:
        assert (await session.scalars(select(AttemptLog))).all() == []
