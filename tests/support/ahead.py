"""Most of an assessment answered in one go, for tests of what comes at its end."""

from collections.abc import Callable
from typing import Any

from db.models.sittings import Presentation, Sitting, SittingTest
from db.taking import go_on, instrument_of
from gql import ids
from psychometrics.catalogue import catalogue
from psychometrics.reasoning import families
from tests.support.client import Client
from tests.support.taking import begun, finish_test, own
from tests.support.world import World

Value = Callable[[int, tuple[int, ...]], int]


def various(place: int, values: tuple[int, ...]) -> int:
    """Now this option and now that one."""
    return values[place % len(values)]


async def nearly_done(world: World, who: Client, left: int = 1, value: Value = various) -> dict[str, Any]:
    """The last test of somebody's assessment with so many items left, as if they had answered all the others."""
    assessment_id = (await begun(who))["id"]
    key, now = ids.key(ids.ASSESSMENT, assessment_id), world.clock.now()
    async with world.database.write() as session:
        sitting = await session.get_one(Sitting, key)
        *before, last = sitting.tests
        for test in sitting.tests:
            shown = presentations(test, world, left if test is last else 0, value)
            session.add_all(shown)
            test.tour_done()
            test.begin(instrument_of(test, catalogue()), "en", now)
            test.answered = len(shown)
        for test in before:
            test.complete(now)
        await go_on(session, sitting, last, catalogue=catalogue(), now=now)
    tests: list[dict[str, Any]] = (await own(who))["tests"]
    return tests[-1]


async def done(world: World, who: Client, value: Value = various) -> dict[str, Any]:
    """The payload of somebody's last answer."""
    return await finish_test(who, await nearly_done(world, who, value=value))


def presentations(test: SittingTest, world: World, left: int = 0, value: Value = various) -> list[Presentation]:
    """The items of a test but for so many, answered; of one that adapts some, right and wrong by turns."""
    instrument, now = instrument_of(test, catalogue()), world.clock.now()
    if instrument.matrices:
        return [
            Presentation(
                test_id=test.id,
                place=place,
                item_key=family,
                presented_at=now,
                answered_at=now,
                value=0,
                correct=place % 2 == 0,
            )
            for place, family in enumerate(list(families(instrument.matrices.bank))[: instrument.matrices.least_items])
        ]
    so_many = len(instrument.items) - left
    return [
        Presentation(
            test_id=test.id,
            place=place,
            item_key=each.item.key,
            presented_at=now,
            answered_at=now,
            value=value(place, instrument.values),
        )
        for place, each in enumerate(instrument.items[:so_many])
    ]
