"""Before the test comes a tour, which ends with an item for practice: answered, checked by the server, explained."""

import pytest

from tests.reasoning.solver import solve
from tests.support.client import Client
from tests.support.matrices import PLACE
from tests.support.operations import attempt, code, do, refused
from tests.support.taking import begun, candidate, own, under_way
from tests.support.world import World

RIGHT = "d"
PRACTICE = "practice { prompt image description options { key label image } }"
OWN_PRACTICE = f"""
    {{ viewer {{ ... on CandidateGuest {{ assessment {{ tests {{ key tourRequired {PRACTICE} }} }} }} }} }}
"""
RESULT = "test { status } practice { correct rightOptionKey explanation }"


async def reasoning_id(who: Client) -> str:
    """The reasoning test of an assessment that has begun."""
    key: str = (await begun(who))["tests"][PLACE]["id"]
    return key


async def status(who: Client) -> str:
    """How far the reasoning test is."""
    found: str = (await own(who))["tests"][PLACE]["status"]
    return found


async def test_it_does_not_start_without_its_tour(world: World) -> None:
    who = await candidate(world)
    test = await reasoning_id(who)
    assert await refused(who, "startTest", testId=test, language="en") == ("TOUR_REQUIRED", "input.testId")
    assert (await own(who))["tests"][PLACE]["item"] is None


@pytest.mark.parametrize("option", [None, "", "i", "A", "1"])
async def test_a_tour_of_which_the_practice_is_not_answered_is_not_done(world: World, option: str | None) -> None:
    who = await candidate(world)
    test = await reasoning_id(who)
    payload = await attempt(who, "completeTour", RESULT, testId=test, practiceOptionKey=option)
    assert payload["errors"] == [{"code": "INVALID_INPUT", "path": ["input", "practiceOptionKey"]}]
    assert (payload["test"], payload["practice"], await status(who)) == (None, None, "NOT_STARTED")
    assert await code(who, "startTest", testId=test, language="en") == "TOUR_REQUIRED"


@pytest.mark.parametrize("option", "abcdefgh")
async def test_the_practice_is_checked_and_explained_and_the_tour_is_done_either_way(world: World, option: str) -> None:
    who = await candidate(world, locale="EN")
    test = await reasoning_id(who)
    payload = await do(who, "completeTour", RESULT, testId=test, practiceOptionKey=option)
    assert payload["test"] == {"status": "TOUR_DONE"}
    assert payload["practice"]["correct"] is (option == RIGHT)
    assert payload["practice"]["rightOptionKey"] == RIGHT
    assert payload["practice"]["explanation"].endswith("two dotted plus signs.")
    assert await code(who, "startTest", testId=test, language="en") is None


async def test_the_explanation_is_in_the_readers_language(world: World) -> None:
    who = await candidate(world, locale="NL")
    payload = await do(who, "completeTour", RESULT, testId=await reasoning_id(who), practiceOptionKey=RIGHT)
    assert payload["practice"]["explanation"].endswith("twee gestippelde plustekens.")


async def test_the_practice_shows_all_that_an_item_shows_but_not_its_answer(world: World) -> None:
    who = await candidate(world, locale="EN")
    answer = await who.ask(OWN_PRACTICE)
    reasoning = answer.data["viewer"]["assessment"]["tests"][PLACE]
    practice = reasoning["practice"]
    assert reasoning["tourRequired"]
    assert practice["image"].startswith("data:image/svg+xml")
    assert [option["key"] for option in practice["options"]] == list("abcdefgh")
    assert len({len(option["image"]) for option in practice["options"]}) == 1
    assert "plus signs and triangles" not in answer.text
    [found] = solve(practice["description"], [option["label"] for option in practice["options"]])
    assert "abcdefgh"[found] == RIGHT


async def test_other_tests_have_a_tour_of_words_alone(world: World) -> None:
    who = await candidate(world)
    questionnaire, *_ = (await begun(who))["tests"]
    tests = (await who.ask(OWN_PRACTICE)).data["viewer"]["assessment"]["tests"]
    assert [test["key"] for test in tests if test["practice"]] == ["reasoning"]
    assert (await do(who, "completeTour", RESULT, testId=questionnaire["id"]))["practice"] is None


async def test_the_practice_may_be_tried_again_and_leaves_a_test_that_goes_on_as_it_is(world: World) -> None:
    who = await candidate(world)
    test = await under_way(who, PLACE)
    payload = await do(who, "completeTour", RESULT, testId=test["id"], practiceOptionKey=RIGHT)
    assert (payload["test"], payload["practice"]["correct"]) == ({"status": "IN_PROGRESS"}, True)
    again = (await own(who))["tests"][PLACE]
    assert (again["answered"], again["item"]) == (0, test["item"])
