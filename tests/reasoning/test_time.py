"""The time of the test and of each item, kept by the server's clock, whatever the person's own says."""

from typing import Any

import pytest
from sqlalchemy import event

from gql.housekeeping import end_overdue_tests
from psychometrics.catalogue import catalogue
from tests.support.client import Client
from tests.support.matrices import (
    PLACE,
    by_turns,
    only_reasoning_left,
    reasoning,
    right,
    rows,
    step,
    steps,
    to_the_end,
    wrong,
)
from tests.support.operations import attempt, refused
from tests.support.taking import (
    answer,
    begun,
    candidate,
    come_in,
    followed,
    invited,
    link_token,
    own,
    refusal,
)
from tests.support.world import World

GMA = "query ($id: ID!) { node(id: $id) { ... on Candidate { results { aptitude { gma { score } } } } } }"

COMPETENCIES = """
    query ($id: ID!) { node(id: $id) { ... on Candidate { results { competencies { competency { key } } } } } }
"""
WENT_BY = "query ($id: ID!) { node(id: $id) { ... on Candidate { assessment { tests { answered wentBy } } } } }"


async def now_at(who: Client) -> Any:
    """The reasoning test as it is now."""
    return (await own(who))["tests"][PLACE]


async def judged(world: World, test: dict[str, Any]) -> list[bool | None]:
    """What became of each item."""
    return [shown.correct for shown in await rows(world, test)]


async def test_every_item_has_eighty_seconds(world: World) -> None:
    who = await candidate(world)
    test = await reasoning(who)
    assert test["item"]["deadline"] == "2026-03-02T09:01:20+00:00"
    world.clock.forward(seconds=30)
    assert (await step(world, who, test, right))["item"]["deadline"] == "2026-03-02T09:01:50+00:00"


async def test_no_item_is_shown_that_could_not_have_all_of_its_time(world: World) -> None:
    who = await candidate(world)
    test = await steps(world, who, await reasoning(who), by_turns(right, wrong), 1)
    for seconds in (79, 79, 79, 79, 79, 79, 79, 79):
        world.clock.forward(seconds=seconds)
        test = await step(world, who, test, right)
    assert (test["status"], test["answered"]) == ("IN_PROGRESS", 9)
    world.clock.forward(seconds=9)
    ended = await step(world, who, test, right)
    assert (ended["status"], ended["answered"], ended["item"]) == ("COMPLETED", 10, None)


async def test_an_answer_in_the_last_second_counts(world: World) -> None:
    who = await candidate(world)
    test = await reasoning(who)
    world.clock.forward(seconds=79.9)
    await step(world, who, test, right)
    assert await judged(world, test) == [True, None]


async def test_an_answer_that_came_in_time_counts_however_long_the_database_was_busy(world: World) -> None:
    who = await candidate(world)
    test = await reasoning(who)
    option = await right(world, test["item"])
    world.clock.forward(seconds=79.9)
    event.listen(world.database.writer.sync_engine, "begin", lambda _: world.clock.forward(seconds=1), once=True)
    assert (await answer(who, test, option))["errors"] == []
    assert await judged(world, test) == [True, None]


async def test_an_answer_that_comes_too_late_is_refused_and_the_next_item_is_there(either: World) -> None:
    who = await candidate(either)
    test = await reasoning(who)
    either.clock.forward(seconds=80)
    assert await refusal(who, test, await right(either, test["item"])) == ("TIME_IS_UP", "input.itemId")
    assert await judged(either, test) == [False, None]
    after = await now_at(who)
    assert (after["status"], after["answered"]) == ("IN_PROGRESS", 1)
    assert after["item"]["id"] != test["item"]["id"]
    assert after["item"]["deadline"] == "2026-03-02T09:02:40+00:00"


async def test_an_item_whose_time_was_over_stays_wrong_however_often_it_is_answered(world: World) -> None:
    who = await candidate(world)
    test = await reasoning(who)
    option = await right(world, test["item"])
    world.clock.forward(seconds=80)
    assert await refusal(who, test, option) == ("TIME_IS_UP", "input.itemId")
    assert await refusal(who, test, option) == ("ITEM_NOT_CURRENT", "input.itemId")
    assert await judged(world, test) == [False, None]


async def test_starting_again_after_an_items_time_brings_the_next_one_with_what_is_left_of_its_time(
    world: World,
) -> None:
    who = await candidate(world)
    test = await reasoning(who)
    world.clock.forward(seconds=100)
    again = await reasoning(who)
    assert (again["status"], again["answered"]) == ("IN_PROGRESS", 1)
    assert again["item"]["deadline"] == "2026-03-02T09:02:40+00:00"
    assert await judged(world, test) == [False, None]


async def test_items_go_by_every_eighty_seconds_whether_somebody_looks_or_not(either: World) -> None:
    who = await candidate(either)
    test = await step(either, who, await reasoning(who), right)
    either.clock.forward(minutes=5)
    again = await reasoning(who)
    assert await judged(either, test) == [True, False, False, False, None]
    assert (again["answered"], again["item"]["deadline"]) == (4, "2026-03-02T09:05:20+00:00")
    assert [shown.presented_at.strftime("%M:%S") for shown in await rows(either, test)] == [
        "00:00",
        "00:00",
        "01:20",
        "02:40",
        "04:00",
    ]


async def test_who_stops_early_scores_no_higher_than_who_goes_on_and_is_mostly_wrong(world: World) -> None:
    scores = []
    for email, stops in (("stops@elders.example", True), ("goes-on@elders.example", False)):
        key = await invited(world, email=email)
        who = await come_in(world, await link_token(world, email))
        await only_reasoning_left(world, who)
        test = await step(world, who, await reasoning(who), right)
        if not stops:
            await to_the_end(world, who, test, by_turns(wrong, wrong, right))
        world.clock.forward(minutes=12)
        await end_overdue_tests(world.database, world.clock)
        found = await (await world.as_("recruiter")).ask(GMA, id=key)
        scores.append(found.data["node"]["results"]["aptitude"]["gma"]["score"])
    assert scores[0] <= scores[1]
    assert scores[0] < 2


async def test_on_another_device_the_same_item_goes_on_with_the_same_deadline(world: World) -> None:
    await invited(world)
    token = await link_token(world)
    at_home = await come_in(world, token)
    test = await steps(world, at_home, await reasoning(at_home), right, 3)
    world.clock.forward(seconds=50)
    on_the_way = await come_in(world, token)
    payload = await attempt(
        on_the_way,
        "startTest",
        "test { answered item { id image deadline } }",
        testId=(await begun(on_the_way))["tests"][PLACE]["id"],
        language="en",
    )
    assert (payload["errors"], payload["test"]["answered"]) == ([], 3)
    assert payload["test"]["item"]["id"] == test["item"]["id"]
    assert payload["test"]["item"]["deadline"] == test["item"]["deadline"] == "2026-03-02T09:01:20+00:00"
    world.clock.forward(seconds=30)
    assert await refusal(on_the_way, test, "a") == ("TIME_IS_UP", "input.itemId")


async def test_looking_again_and_choosing_another_language_buy_no_time(world: World) -> None:
    who = await candidate(world)
    test = await reasoning(who)
    world.clock.forward(seconds=40)
    for again in (await now_at(who), await reasoning(who, "nl")):
        assert (again["item"]["id"], again["item"]["deadline"]) == (test["item"]["id"], test["item"]["deadline"])


async def test_an_answer_after_the_whole_time_is_refused_and_ends_the_test(either: World) -> None:
    who = await candidate(either)
    test = await reasoning(who)
    for _ in range(8):
        either.clock.forward(seconds=79)
        test = await step(either, who, test, right)
    either.clock.forward(minutes=2)
    assert await refusal(who, test, await right(either, test["item"])) == ("TIME_IS_UP", "input.itemId")
    ended = await now_at(who)
    assert (ended["status"], ended["answered"], ended["item"]) == ("COMPLETED", 9, None)
    assert await judged(either, test) == [True] * 8 + [False]
    assert await refusal(who, test, "a") == ("TEST_FINISHED", "input.testId")
    assert await refused(who, "startTest", testId=test["id"], language="en") == ("TEST_FINISHED", "input.testId")


async def test_the_items_of_somebody_who_never_comes_back_count_as_wrong(world: World) -> None:
    who = await candidate(world)
    test = await steps(world, who, await reasoning(who), right, 9)
    world.clock.forward(minutes=12)
    await end_overdue_tests(world.database, world.clock)
    found = await judged(world, test)
    assert found[:10] == [True] * 9 + [False]
    assert True not in found[9:]
    assert (await now_at(who))["status"] == "COMPLETED"


async def test_somebody_who_lets_every_item_pass_sees_nine_and_all_are_wrong(world: World) -> None:
    who = await candidate(world)
    test = await reasoning(who)
    for _ in range(8):
        world.clock.forward(seconds=80)
        assert (await reasoning(who))["status"] == "IN_PROGRESS"
    world.clock.forward(seconds=80)
    assert await refused(who, "startTest", testId=test["id"], language="en") == ("TIME_IS_UP", "input.testId")
    assert await judged(world, test) == [False] * 9


async def test_who_never_comes_back_has_the_results_that_there_are(either: World) -> None:
    key = await invited(either)
    who = await come_in(either, await link_token(either))
    await only_reasoning_left(either, who)
    await steps(either, who, await reasoning(who), right, 8)
    either.clock.forward(minutes=20)
    await end_overdue_tests(either.database, either.clock)
    recruiter = await either.as_("recruiter")
    assert (await followed(recruiter, key))["status"] == "COMPLETED"
    gma = (await recruiter.ask(GMA, id=key)).data["node"]["results"]["aptitude"]["gma"]
    assert gma["score"] > 6


@pytest.mark.parametrize("each_passes", [False, True])
async def test_somebody_who_answers_nothing_has_no_score_and_it_is_told_why(world: World, each_passes: bool) -> None:
    key = await invited(world)
    who = await come_in(world, await link_token(world))
    await only_reasoning_left(world, who)
    test = await reasoning(who)
    for _ in range(8 if each_passes else 0):
        world.clock.forward(seconds=80)
        test = await reasoning(who)
    world.clock.forward(minutes=12)
    assert await refusal(who, test, "a") == ("TIME_IS_UP", "input.itemId")
    recruiter = await world.as_("recruiter")
    assert (await followed(recruiter, key))["status"] == "COMPLETED"
    assert (await recruiter.ask(GMA, id=key)).data["node"]["results"]["aptitude"]["gma"] is None
    progress = (await recruiter.ask(WENT_BY, id=key)).data["node"]["assessment"]["tests"][PLACE]
    assert progress == {"answered": 9, "wentBy": 9}


async def test_leaving_the_test_is_no_way_to_better_competencies(world: World) -> None:
    key = await invited(world)
    who = await come_in(world, await link_token(world))
    await only_reasoning_left(world, who)
    await reasoning(who)
    world.clock.forward(minutes=12)
    await end_overdue_tests(world.database, world.clock)
    made = (await (await world.as_("recruiter")).ask(COMPETENCIES, id=key)).data["node"]["results"]["competencies"]
    weighed = {one.key: "reasoning" in one.weights for one in catalogue().lens("leadership").competencies}
    assert True in weighed.values()
    assert [each["competency"]["key"] for each in made] == [
        key for key, by_reasoning in weighed.items() if not by_reasoning
    ]


async def test_no_item_is_shown_once_the_time_is_over(world: World) -> None:
    who = await candidate(world)
    await reasoning(who)
    world.clock.forward(minutes=12)
    assert (await now_at(who))["item"] is None


async def test_before_it_is_started_and_during_its_tour_no_time_is_counted(world: World) -> None:
    who = await candidate(world)
    await begun(who)
    world.clock.forward(minutes=20)
    test = await reasoning(who)
    assert test["item"]["deadline"] == "2026-03-02T09:21:20+00:00"


async def test_the_same_answer_again_after_the_next_items_time_tells_that_time_is_up(world: World) -> None:
    who = await candidate(world)
    test = await reasoning(who)
    option = await wrong(world, test["item"])
    assert (await answer(who, test, option))["errors"] == []
    world.clock.forward(seconds=80)
    assert await refusal(who, test, option) == ("TIME_IS_UP", "input.itemId")
    assert await judged(world, test) == [False, False, None]
