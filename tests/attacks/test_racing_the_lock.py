"""Races: whoever tries a password or a link at the moment it loses its worth gets nothing for it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db.demo_names import PASSWORD
from gql.passwords import Passwords
from tests.support.client import SIGN_IN, Answer, Client
from tests.support.clock import HandClock
from tests.support.mails import activation_token, delivered
from tests.support.operations import address, do
from tests.support.work import PausingHasher
from tests.support.world import Seeded, World, running, settings

OWNER, MANAGER = address("owner"), address("manager")
CHOSEN, THIEFS = "nine otters in a wide fen", "eleven geese under the bridge"
CHANGE = """
    mutation ($old: String!, $new: String!) {
        changePassword(input: {currentPassword: $old, newPassword: $new}) { errors { code } }
    }
"""
USE = {
    "activateAccount": "mutation ($i: ActivateAccountInput!) { activateAccount(input: $i) { errors { code } } }",
    "resetPassword": "mutation ($i: ResetPasswordInput!) { resetPassword(input: $i) { errors { code } } }",
}


@pytest.fixture
def hasher() -> PausingHasher:
    return PausingHasher()


@pytest.fixture
async def world(seeded: Seeded, tmp_path: Path, clock: HandClock, hasher: PausingHasher) -> AsyncIterator[World]:
    """The demo's world on each kind of database, in which a password can take its time."""
    async with running(settings(seeded.url, tmp_path), clock, seeded.told, Passwords(hasher)) as there:
        yield there


def refusals(answer: Answer) -> list[str]:
    """Every code in an answer, whichever way it refuses."""
    if answer.codes:
        return answer.codes
    [payload] = answer.data.values()
    return [error["code"] for error in payload["errors"]]


async def reset_token(world: World, email: str) -> str:
    await do(world.anonymous, "requestPasswordReset", email=email)
    await world.service.later.finish()
    [token] = [mail.token for mail in await delivered(world) if "reset-password" in mail.link]
    return token


async def chosen_by_mail(world: World) -> None:
    """The owner chooses another password by way of a mail."""
    await do(world.anonymous, "resetPassword", token=await reset_token(world, OWNER), password=CHOSEN)


async def taken_away(world: World) -> None:
    """The manager loses the one role they had."""
    member = await world.employee_id(MANAGER)
    await do(await world.as_("owner"), "removeRole", employeeId=member, role="RECRUITMENT_MEMBER")


async def signs_in(world: World, email: str, password: str) -> bool:
    return not refusals(await world.anonymous.ask(SIGN_IN, email=email, password=password))


async def sessions(client: Client) -> int:
    return len((await client.ask("{ sessions { id } }")).data["sessions"])


async def test_signing_in_while_the_password_is_changed_gives_no_session(world: World, hasher: PausingHasher) -> None:
    victim = await world.sign_in(OWNER)
    async with hasher.during(world.anonymous.ask(SIGN_IN, email=OWNER, password=PASSWORD)) as thief:
        await do(victim, "changePassword", currentPassword=PASSWORD, newPassword=CHOSEN)
    assert refusals(await thief) == ["WRONG_CREDENTIALS"]
    assert await sessions(victim) == 1


async def test_signing_in_while_a_password_is_chosen_by_mail_gives_no_session(
    world: World, hasher: PausingHasher
) -> None:
    async with hasher.during(world.anonymous.ask(SIGN_IN, email=OWNER, password=PASSWORD)) as thief:
        await chosen_by_mail(world)
    assert refusals(await thief) == ["WRONG_CREDENTIALS"]
    assert await sessions(await world.sign_in(OWNER, CHOSEN)) == 1


async def test_signing_in_while_the_last_role_is_taken_away_gives_no_session(
    world: World, hasher: PausingHasher
) -> None:
    await world.as_("owner")
    async with hasher.during(world.anonymous.ask(SIGN_IN, email=MANAGER, password=PASSWORD)) as leaver:
        await taken_away(world)
    assert refusals(await leaver) == ["WRONG_CREDENTIALS"]


async def test_signing_in_while_an_account_ends_and_begins_anew_gives_no_session(
    world: World, hasher: PausingHasher
) -> None:
    await world.as_("owner")
    async with hasher.during(world.anonymous.ask(SIGN_IN, email=MANAGER, password=PASSWORD)) as leaver:
        await taken_away(world)
        member = await world.employee_id(MANAGER)
        await do(await world.as_("owner"), "assignRole", employeeId=member, role="RECRUITMENT_MEMBER")
        token = await activation_token(world, MANAGER)
        await do(world.anonymous, "activateAccount", token=token, password=CHOSEN)
    assert refusals(await leaver) == ["WRONG_CREDENTIALS"]
    assert await sessions(await world.sign_in(MANAGER, CHOSEN)) == 1


async def test_a_thief_who_knows_the_old_password_does_not_undo_the_one_chosen_by_mail(
    world: World, hasher: PausingHasher
) -> None:
    thief = await world.sign_in(OWNER)
    async with hasher.during(thief.ask(CHANGE, old=PASSWORD, new=THIEFS)) as change:
        await chosen_by_mail(world)
    assert refusals(await change) == ["UNAUTHENTICATED"]
    assert [await signs_in(world, OWNER, each) for each in (THIEFS, CHOSEN)] == [False, True]


async def test_of_two_who_change_one_password_at_once_the_first_has_chosen_it(
    world: World, hasher: PausingHasher
) -> None:
    slower, faster = await world.sign_in(OWNER), await world.sign_in(OWNER)
    async with hasher.during(slower.ask(CHANGE, old=PASSWORD, new=THIEFS)) as change:
        await do(faster, "changePassword", currentPassword=PASSWORD, newPassword=CHOSEN)
    assert refusals(await change) == ["UNAUTHENTICATED"]
    assert [await signs_in(world, OWNER, each) for each in (THIEFS, CHOSEN)] == [False, True]


async def test_one_session_that_changes_a_password_twice_at_once_changes_it_once(
    world: World, hasher: PausingHasher
) -> None:
    one = await world.sign_in(OWNER)
    async with hasher.during(one.ask(CHANGE, old=PASSWORD, new=THIEFS)) as change:
        await do(one, "changePassword", currentPassword=PASSWORD, newPassword=CHOSEN)
    assert refusals(await change) == ["WRONG_CREDENTIALS"]
    assert [await signs_in(world, OWNER, each) for each in (THIEFS, CHOSEN)] == [False, True]


async def test_a_thief_who_is_signed_out_everywhere_does_not_change_the_password_any_more(
    world: World, hasher: PausingHasher
) -> None:
    thief, victim = await world.sign_in(OWNER), await world.sign_in(OWNER)
    async with hasher.during(thief.ask(CHANGE, old=PASSWORD, new=THIEFS)) as change:
        await victim.ask("mutation { signOutEverywhere { errors { code } } }")
    assert refusals(await change) == ["UNAUTHENTICATED"]
    assert await signs_in(world, OWNER, PASSWORD)


async def test_a_link_to_a_new_password_that_is_replaced_while_it_is_used_chooses_nothing(
    world: World, hasher: PausingHasher
) -> None:
    old = {"token": await reset_token(world, OWNER), "password": THIEFS}
    async with hasher.during(world.anonymous.ask(USE["resetPassword"], i=old)) as reset:
        await chosen_by_mail(world)
    assert refusals(await reset) == ["LINK_NOT_VALID"]
    assert [await signs_in(world, OWNER, each) for each in (THIEFS, CHOSEN)] == [False, True]


async def test_a_link_to_an_account_that_ends_while_it_is_used_opens_nothing(
    world: World, hasher: PausingHasher
) -> None:
    await world.as_("owner")
    late = {"token": await reset_token(world, MANAGER), "password": THIEFS}
    async with hasher.during(world.anonymous.ask(USE["resetPassword"], i=late)) as reset:
        await taken_away(world)
    assert refusals(await reset) == ["LINK_NOT_VALID"]
    assert not await signs_in(world, MANAGER, THIEFS)
