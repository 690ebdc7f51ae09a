"""Answers: the one to the item of the moment counts, once; every other is refused by a code, and changes nothing."""

from typing import Any

import pytest

from tests.support.ahead import nearly_done
from tests.support.tables import columns, dump
from tests.support.taking import (
    answer,
    answered,
    begun,
    candidate,
    finish_test,
    newcomer,
    own,
    refusal,
    under_way,
)
from tests.support.world import World


async def shown(world: World) -> list[tuple[Any, ...]]:
    """Every item that anybody was shown."""
    return sorted((await dump(str(world.database.writer.url)))["presentations"])


async def test_an_answer_brings_the_next_item(world: World) -> None:
    who = await candidate(world)
    test = await under_way(who)
    after = await answered(who, test)
    assert (after["answered"], after["total"]) == (1, test["total"])
    assert after["item"]["id"] != test["item"]["id"]
    assert after["item"]["prompt"] != test["item"]["prompt"]
    assert (await own(who))["tests"][0]["item"]["id"] == after["item"]["id"]


async def test_the_same_answer_sent_twice_counts_once(world: World) -> None:
    who = await candidate(world)
    test = await under_way(who)
    after = await answered(who, test, "4")
    rows = await shown(world)
    world.clock.forward(minutes=1)
    assert await answered(who, test, "4") == after
    assert await shown(world) == rows
    # Also when the next one has been answered meanwhile.
    further = await answered(who, after, "2")
    assert await answered(who, test, "4") == further


async def test_another_answer_to_an_item_that_was_answered_is_refused(world: World) -> None:
    who = await candidate(world)
    test = await under_way(who)
    after = await answered(who, test, "4")
    rows = await shown(world)
    assert await refusal(who, test, "5") == ("ITEM_NOT_CURRENT", "input.itemId")
    assert await shown(world) == rows
    assert (await own(who))["tests"][0]["item"]["id"] == after["item"]["id"]


async def test_an_answer_to_any_other_item_is_refused(timed: World) -> None:
    who, other = await candidate(timed), await candidate(timed, email="olaf@elders.example")
    earlier = await under_way(who, place=5)
    await finish_test(who, earlier)
    test, theirs = await under_way(who), await under_way(other)
    of_others = [theirs["item"]["id"], earlier["item"]["id"]]
    for item in (*of_others, test["id"], test["item"]["id"].upper(), "", "none", "item_0", "💥"):
        assert await refusal(who, test, item=item) == ("ITEM_NOT_CURRENT", "input.itemId"), item
    assert [(await own(each))["tests"][0]["answered"] for each in (who, other)] == [0, 0]


@pytest.mark.parametrize("option", ["0", "6", "", "03", "3.0", " 3", "three", "-1", "³"])
async def test_an_option_that_there_is_not_is_refused(world: World, option: str) -> None:
    who = await candidate(world)
    test = await under_way(who)
    assert await refusal(who, test, option) == ("INVALID_INPUT", "input.optionKey")
    assert (await own(who))["tests"][0]["item"]["id"] == test["item"]["id"]


async def test_an_answer_before_the_test_was_started_is_refused(world: World) -> None:
    who = await candidate(world)
    other = (await begun(who))["tests"][1]
    assert await refusal(who, other, item="any") == ("TEST_NOT_STARTED", "input.testId")


async def test_an_answer_to_a_test_that_is_finished_is_refused(world: World) -> None:
    who = await candidate(world)
    before = await under_way(who, place=2)
    payload = await finish_test(who, before)
    assert (payload["test"]["status"], payload["test"]["item"]) == ("COMPLETED", None)
    assert payload["test"]["answered"] == payload["test"]["total"]
    assert payload["assessment"]["status"] == "IN_PROGRESS"
    assert await refusal(who, before) == ("TEST_FINISHED", "input.testId")


async def test_the_answer_after_the_last_one_is_refused_and_the_results_stay_as_they_are(world: World) -> None:
    who = await newcomer(world)
    last = await nearly_done(world, who)
    assert (await answer(who, last))["assessment"]["status"] == "COMPLETED"
    rows = await dump(str(world.database.writer.url))
    for option in ("3", "5"):
        assert await refusal(who, last, option) == ("TEST_FINISHED", "input.testId")
    after = await dump(str(world.database.writer.url))
    assert [table for table in ("insights", "insight_scores", "presentations") if rows[table] != after[table]] == []


async def test_every_item_is_shown_once_until_all_are_answered(world: World) -> None:
    who = await candidate(world)
    test, seen = await under_way(who, place=2), []
    while test["item"]:
        seen.append((test["item"]["id"], test["item"]["prompt"]))
        test = await answered(who, test)
    assert len(seen) == test["total"]
    assert [len(set(each)) for each in zip(*seen, strict=True)] == [test["total"]] * 2


async def test_times_are_the_servers(world: World) -> None:
    who = await candidate(world)
    test = await under_way(who)
    world.clock.forward(seconds=7)
    after = await answered(who, test)
    world.clock.forward(seconds=5)
    await answered(who, after)
    rows = await columns(str(world.database.writer.url), "presentations", "presented_at", "answered_at")
    times = sorted(tuple(str(each or "")[11:19] for each in row) for row in rows)
    assert times == [("09:00:00", "09:00:07"), ("09:00:07", "09:00:12"), ("09:00:12", "")]
