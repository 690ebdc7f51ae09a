"""Taking the test: what comes next depends on what was answered, and it is over when enough is known."""

import asyncio
from collections import Counter
from statistics import fmean

import pytest

from gql import ids
from psychometrics.catalogue import catalogue
from psychometrics.reasoning import OPTION_KEYS, bank
from psychometrics.reasoning.estimation import estimate
from psychometrics.reasoning.model import Family, Response
from tests.support.client import Client
from tests.support.development import url_of
from tests.support.matrices import (
    PLACE,
    Way,
    by_turns,
    matrix,
    only_reasoning_left,
    reasoning,
    right,
    rows,
    step,
    steps,
    to_the_end,
    wrong,
)
from tests.support.tables import dump
from tests.support.taking import answer, begun, candidate, newcomer, own, refusal, under_way
from tests.support.world import World

OTHER = {"email": "noud@elders.example"}


async def difficulties(world: World, test: dict[str, object]) -> list[float]:
    """How hard the items of a test are, in the order in which they were shown."""
    return [bank().blueprint(shown.item_key).b for shown in await rows(world, test)]


async def error_after(world: World, test: dict[str, object], number: int) -> float:
    """The standard error of ability after so many answers."""
    plans = [(bank().blueprint(shown.item_key), shown.correct) for shown in await rows(world, test)]
    return estimate(
        Response(Family(plan.key, plan.a, plan.b), bool(correct)) for plan, correct in plans[:number]
    ).standard_error


async def test_the_first_item_is_of_about_average_difficulty(world: World) -> None:
    [first] = await difficulties(world, await reasoning(await candidate(world)))
    assert -1 < first < 1


async def test_after_right_answers_harder_items_come_and_after_wrong_ones_easier(world: World) -> None:
    harder = await reasoning(strong := await candidate(world))
    easier = await reasoning(weak := await candidate(world, **OTHER))
    await steps(world, strong, harder, right, 8)
    await steps(world, weak, easier, wrong, 8)
    first, *hard = await difficulties(world, harder)
    start, *easy = await difficulties(world, easier)
    assert fmean(hard[3:]) > first + 0.3
    assert fmean(easy[3:]) < start - 0.3


@pytest.mark.parametrize("way", [right, wrong])
async def test_somebody_who_is_always_right_or_always_wrong_answers_as_many_as_there_are(
    world: World, way: Way
) -> None:
    who = await candidate(world)
    ended = await to_the_end(world, who, await reasoning(who), way)
    assert (ended["status"], ended["answered"], ended["total"], ended["item"]) == ("COMPLETED", 20, 20, None)
    assert await error_after(world, ended, 20) > 0.4


async def test_the_test_is_over_as_soon_as_enough_is_known(world: World) -> None:
    who = await candidate(world)
    ended = await to_the_end(world, who, await reasoning(who), by_turns(right, wrong))
    assert ended["status"] == "COMPLETED"
    assert 8 <= ended["answered"] < 20
    assert await error_after(world, ended, ended["answered"]) <= 0.4
    assert await error_after(world, ended, ended["answered"] - 1) > 0.4


async def test_no_blueprint_comes_twice(world: World) -> None:
    who = await candidate(world)
    ended = await to_the_end(world, who, await reasoning(who), right)
    assert Counter(shown.item_key for shown in await rows(world, ended)).most_common(1)[0][1] == 1


async def test_everybody_gets_items_of_their_own(world: World) -> None:
    seen = set()
    for number in range(6):
        who = await candidate(world, email=f"taker-{number}@elders.example")
        test = await reasoning(who)
        seen |= {test["item"]["image"], (await step(world, who, test, right))["item"]["description"]}
    assert len(seen) == 12


async def test_an_item_is_drawn_and_told_with_eight_options(world: World) -> None:
    item = (await reasoning(await candidate(world)))["item"]
    assert item["prompt"].endswith(("?", "."))
    assert item["image"].startswith("data:image/svg+xml")
    assert item["description"].startswith("Row 1. First picture: ")
    assert tuple(option["key"] for option in item["options"]) == OPTION_KEYS
    assert all(option["image"].startswith("data:image/svg+xml") for option in item["options"])
    assert len({option["label"] for option in item["options"]}) == 8


async def test_until_the_first_answer_another_language_may_be_chosen_and_the_item_stays(world: World) -> None:
    who = await candidate(world)
    english, dutch = await reasoning(who), await reasoning(who, "nl")
    assert (english["language"], dutch["language"]) == ("en", "nl")
    assert english["item"]["description"] != dutch["item"]["description"]
    for same in ("id", "image", "deadline"):
        assert english["item"][same] == dutch["item"][same]
    assert dutch["item"]["description"].startswith("Rij 1. Eerste plaatje: ")


async def test_an_answer_sent_twice_counts_once(world: World) -> None:
    who = await candidate(world)
    test = await reasoning(who)
    option = await right(world, test["item"])
    first, second = await answer(who, test, option), await answer(who, test, option)
    assert (first["errors"], second["errors"]) == ([], [])
    assert first["test"] == second["test"]
    assert len(await rows(world, test)) == 2


async def test_an_answer_cannot_be_taken_back(world: World) -> None:
    who = await candidate(world)
    test = await reasoning(who)
    await step(world, who, test, wrong)
    assert await refusal(who, test, await right(world, test["item"])) == ("ITEM_NOT_CURRENT", "input.itemId")
    assert [shown.correct for shown in await rows(world, test)] == [False, None]


@pytest.mark.parametrize("option", ["", "i", "A", "0", "a ", "1"])
async def test_an_option_that_there_is_not_counts_for_nothing(world: World, option: str) -> None:
    who = await candidate(world)
    test = await reasoning(who)
    assert await refusal(who, test, option) == ("INVALID_INPUT", "input.optionKey")
    assert [shown.answered_at for shown in await rows(world, test)] == [None]


async def test_the_item_of_somebody_else_cannot_be_answered(world: World) -> None:
    test = await reasoning(await candidate(world))
    who = await newcomer(world)
    mine = await reasoning(who)
    assert await refusal(who, mine, "a", item=test["item"]["id"]) == ("ITEM_NOT_CURRENT", "input.itemId")
    assert await refusal(who, test, "a") == ("NOT_FOUND", "input.testId")
    assert [shown.answered_at for shown in await rows(world, test)] == [None]


async def test_the_item_of_another_test_cannot_be_answered(world: World) -> None:
    who = await candidate(world)
    questionnaire = (await begun(who))["tests"][0]
    test = await reasoning(who)
    assert await refusal(who, questionnaire, "a", item=test["item"]["id"]) == ("TEST_NOT_STARTED", "input.testId")


async def test_a_test_that_is_over_takes_no_answer(world: World) -> None:
    who = await candidate(world)
    test = await steps(world, who, await reasoning(who), right, 19)
    await step(world, who, test, right)
    for option in OPTION_KEYS:
        assert await refusal(who, test, option) == ("TEST_FINISHED", "input.testId")
    assert [shown.correct for shown in await rows(world, test)] == [True] * 20


async def test_of_answers_at_the_same_instant_one_counts(either: World, twin: World) -> None:
    who = await candidate(either)
    test = await reasoning(who)
    here_and_there = [Client(each.http, who.token) for each in (either, twin) * 4]
    payloads = await asyncio.gather(
        *(answer(each, test, option) for each, option in zip(here_and_there, OPTION_KEYS, strict=True))
    )
    assert Counter(each["errors"][0]["code"] if each["errors"] else None for each in payloads) == {
        None: 1,
        "ITEM_NOT_CURRENT": 7,
    }
    [option] = [key for key, each in zip(OPTION_KEYS, payloads, strict=True) if not each["errors"]]
    counted, _next = await rows(either, test)
    assert counted.value == OPTION_KEYS.index(option)
    assert counted.correct is (option == await right(either, test["item"]))


async def test_of_the_same_last_answer_at_the_same_instant_one_makes_the_results(either: World, twin: World) -> None:
    who = await candidate(either)
    await only_reasoning_left(either, who)
    test = await steps(either, who, await reasoning(who), right, 19)
    results = len((await dump(url_of(either)))["assessment_results"])
    option = await right(either, test["item"])
    await asyncio.gather(*(answer(Client(each.http, who.token), test, option) for each in (either, twin) * 4))
    assert len((await dump(url_of(either)))["assessment_results"]) == results + 1
    assert (await own(who))["status"] == "COMPLETED"


async def test_other_tests_may_be_taken_before_and_after(world: World) -> None:
    who = await candidate(world)
    await to_the_end(world, who, await reasoning(who), right)
    assert (await under_way(who, 0))["status"] == "IN_PROGRESS"
    assert (await own(who))["tests"][PLACE]["status"] == "COMPLETED"


async def test_ids_of_items_are_random(world: World) -> None:
    who = await candidate(world)
    test = await reasoning(who)
    await steps(world, who, test, right, 5)
    keys = [shown.id for shown in await rows(world, test)]
    assert {key.version for key in keys} == {4}
    assert test["item"]["id"] == ids.public(ids.TEST_ITEM, keys[0])
    assert len({shown.seed for shown in await rows(world, test)}) == 6


async def test_the_order_of_options_has_nothing_to_do_with_which_is_right(world: World) -> None:
    answers: Counter[str] = Counter()
    for number in range(5):
        who = await candidate(world, email=f"taker-{number}@elders.example")
        test = await reasoning(who)
        while test["item"]:
            answers[(await matrix(world, test["item"])).answer_key] += 1
            test = await step(world, who, test, right)
    # Of a hundred answers less varied ones would come once in ten million by chance.
    assert len(answers) >= 7
    assert max(answers.values()) < 34


async def test_the_tests_that_are_given_have_this_one_in_its_newest_version(world: World) -> None:
    test = (await begun(await candidate(world)))["tests"][PLACE]
    newest = next(one for one in catalogue().instruments if one.key == "reasoning")
    assert (test["key"], newest.version) == ("reasoning", 2)
    assert (test["durationMinutes"], test["total"], test["tourRequired"]) == (12, 20, True)
    assert [one.version for one in catalogue().imported if one.key == "reasoning"] == [1]
