"""The assessment is where it was left: after the browser was closed, on another day, on another device."""

from tests.support.client import Client
from tests.support.taking import answered, come_in, invited, link_token, own, refusal, under_way
from tests.support.world import World


async def test_a_closed_browser_takes_nothing_with_it(world: World) -> None:
    await invited(world)
    token = await link_token(world)
    at_home: Client = await come_in(world, token)
    test = await answered(at_home, await answered(at_home, await under_way(at_home, language="nl")))
    world.clock.forward(days=3)
    elsewhere = await come_in(world, token)
    found = (await own(elsewhere))["tests"][0]
    assert {key: found[key] for key in ("id", "status", "answered", "language")} == {
        "id": test["id"],
        "status": "IN_PROGRESS",
        "answered": 2,
        "language": "nl",
    }
    assert found["item"]["id"] == test["item"]["id"]
    assert (await answered(elsewhere, found))["answered"] == 3


async def test_two_devices_at_once_take_turns(world: World) -> None:
    await invited(world)
    token = await link_token(world)
    phone, laptop = await come_in(world, token), await come_in(world, token)
    test = await under_way(phone)
    on_laptop = await answered(laptop, test, "5")
    assert await refusal(phone, test, "1") == ("ITEM_NOT_CURRENT", "input.itemId")
    assert (await own(phone))["tests"][0]["item"]["id"] == on_laptop["item"]["id"]
    assert (await answered(phone, on_laptop))["answered"] == 2
