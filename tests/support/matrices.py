"""People who take the reasoning test, and what tests know beside: which option is right, from the server's own rows."""

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import select

from db.models.sittings import Presentation, Sitting
from db.taking import instrument_of
from gql import ids
from psychometrics.catalogue import catalogue
from psychometrics.reasoning import OPTION_KEYS, Item, bank, generate
from tests.support.ahead import presentations
from tests.support.client import Client
from tests.support.taking import answer, begun, under_way
from tests.support.world import World

PLACE = next(place for place, one in enumerate(catalogue().instruments) if one.matrices)
"""Where the reasoning test stands among the tests."""

Way = Callable[[World, dict[str, Any]], Awaitable[str]]
"""How somebody comes to the key of an option of an item."""


async def reasoning(who: Client, language: str = "en") -> dict[str, Any]:
    """The reasoning test, started in a language after its tour."""
    return await under_way(who, PLACE, language)


async def rows(world: World, test: dict[str, Any]) -> list[Presentation]:
    """What the server keeps of the items of a test, in the order in which they were shown."""
    key = ids.key(ids.TEST, test["id"])
    async with world.database.read() as session:
        shown = select(Presentation).where(Presentation.test_id == key).order_by(Presentation.place)
        return list(await session.scalars(shown))


async def matrix(world: World, item: dict[str, Any]) -> Item:
    """The matrix behind an item, with its answer."""
    async with world.database.read() as session:
        shown = await session.get_one(Presentation, ids.key(ids.TEST_ITEM, item["id"]))
    assert shown.seed is not None
    return generate(shown.seed, bank().blueprint(shown.item_key))


async def right(world: World, item: dict[str, Any]) -> str:
    """The right option."""
    return (await matrix(world, item)).answer_key


async def wrong(world: World, item: dict[str, Any]) -> str:
    """A wrong one."""
    return OPTION_KEYS[(await matrix(world, item)).answer - 1]


def by_turns(*ways: Way) -> Way:
    """One way after the other, over and over."""
    asked = 0

    async def way(world: World, item: dict[str, Any]) -> str:
        nonlocal asked
        asked += 1
        return await ways[(asked - 1) % len(ways)](world, item)

    return way


async def step(world: World, who: Client, test: dict[str, Any], way: Way) -> dict[str, Any]:
    """The test after an answer to the item of the moment."""
    payload = await answer(who, test, await way(world, test["item"]))
    assert payload["errors"] == [], payload["errors"]
    after: dict[str, Any] = payload["test"]
    return after


async def steps(world: World, who: Client, test: dict[str, Any], way: Way, number: int) -> dict[str, Any]:
    """The test after so many answers."""
    for _ in range(number):
        test = await step(world, who, test, way)
    return test


async def to_the_end(world: World, who: Client, test: dict[str, Any], way: Way) -> dict[str, Any]:
    """The test after its last answer."""
    while test["item"]:
        test = await step(world, who, test, way)
    return test


async def only_reasoning_left(world: World, who: Client) -> None:
    """Somebody's other tests are done, always with the same answers."""
    key, now = ids.key(ids.ASSESSMENT, (await begun(who))["id"]), world.clock.now()
    async with world.database.write() as session:
        for test in (await session.get_one(Sitting, key)).tests:
            instrument = instrument_of(test, catalogue())
            if instrument.items:
                shown = presentations(test, world)
                session.add_all(shown)
                test.begin(instrument, "en", now)
                test.answered = len(shown)
                test.complete(now)


async def taken(world: World, who: Client, way: Way) -> dict[str, Any]:
    """The reasoning test, taken this way when nothing else was left: there are results."""
    await only_reasoning_left(world, who)
    return await to_the_end(world, who, await reasoning(who), way)
