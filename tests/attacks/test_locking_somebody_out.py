"""Lock-out as a weapon: wrong guesses at somebody's account do not keep them from it."""

from db.demo_names import PASSWORD
from tests.attacks.test_guessing_passwords import OTHER, OWNER, guess
from tests.support.clock import HandClock
from tests.support.mails import delivered
from tests.support.operations import code, do
from tests.support.world import World


async def test_guessing_on_while_an_account_is_locked_does_not_keep_it_locked(world: World, clock: HandClock) -> None:
    for _ in range(5):
        await guess(world)
    for _ in range(14):
        clock.forward(minutes=1)
        assert await guess(world) == "TOO_MANY_ATTEMPTS"
    clock.forward(minutes=1)
    assert await guess(world, OWNER, PASSWORD) is None


async def test_whoever_is_signed_in_notices_nothing_of_a_locked_account(world: World) -> None:
    owner = await world.as_("owner")
    for _ in range(6):
        await guess(world)
    assert (await owner.ask("{ viewer { __typename } }")).data["viewer"]


async def test_whoever_can_read_their_mail_gets_past_a_lock_by_a_new_password(world: World) -> None:
    for _ in range(6):
        await guess(world)
    await do(world.anonymous, "requestPasswordReset", email=OWNER)
    await world.service.later.finish()
    [mail] = await delivered(world)
    assert await code(world.anonymous, "resetPassword", token=mail.token, password=OTHER) is None
    assert await guess(world, OWNER, OTHER) is None


async def test_a_new_password_for_oneself_does_not_buy_guesses_at_others(world: World) -> None:
    for _ in range(5):
        await guess(world, "recruiter@noorderlicht.example")
    await do(world.anonymous, "requestPasswordReset", email=OWNER)
    await world.service.later.finish()
    [mail] = await delivered(world)
    await do(world.anonymous, "resetPassword", token=mail.token, password=OTHER)
    assert await guess(world, "recruiter@noorderlicht.example") == "TOO_MANY_ATTEMPTS"


async def test_asking_for_a_stranger_does_not_spend_the_resets_of_somebody_else(world: World) -> None:
    for _ in range(6):
        await do(world.anonymous, "requestPasswordReset", email="nobody@noorderlicht.example")
        await world.service.later.finish()
    await do(world.anonymous, "requestPasswordReset", email=OWNER)
    await world.service.later.finish()
    assert [mail.to for mail in await delivered(world)] == [OWNER]
