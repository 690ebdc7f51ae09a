"""The way through the tests: start, tour, language, item after item, in whatever order."""

from tests.support.client import Client
from tests.support.operations import code, do, refused
from tests.support.taking import (
    STEP,
    TEST,
    answered,
    begun,
    candidate,
    middle,
    newcomer,
    own,
    under_way,
)
from tests.support.world import World

HASTE = 5


async def start(who: Client, test_id: str, language: str) -> str | None:
    """The code with which starting a test is refused, or None."""
    return await code(who, "startTest", testId=test_id, language=language)


async def test_starting_again_goes_on_with_what_was_begun(world: World) -> None:
    who = await candidate(world)
    first = await begun(who)
    assert (first["status"], first["startedAt"]) == ("IN_PROGRESS", "2026-03-02T09:00:00+00:00")
    world.clock.forward(hours=1)
    assert await begun(who) == first


async def test_nothing_of_it_is_open_before_the_assessment_is_started(world: World) -> None:
    who = await candidate(world)
    [first, *_] = (await own(who))["tests"]
    assert await start(who, first["id"], "en") == "TEST_NOT_STARTED"
    assert await refused(who, "completeTour", testId=first["id"]) == ("TEST_NOT_STARTED", "input.testId")


async def test_an_item_is_there_once_a_test_is_started_and_only_in_that_test(world: World) -> None:
    who = await candidate(world)
    test = await under_way(who, place=2)
    assert (test["status"], test["answered"], test["language"]) == ("IN_PROGRESS", 0, "en")
    tests = (await own(who))["tests"]
    assert [each["item"] is not None for each in tests] == [False, False, True, False, False]
    assert [each["status"] for each in tests] == [
        "NOT_STARTED",
        "NOT_STARTED",
        "IN_PROGRESS",
        "NOT_STARTED",
        "NOT_STARTED",
    ]
    item = tests[2]["item"]
    assert item["prompt"]
    assert [option["key"] for option in item["options"]] == ["1", "2", "3", "4", "5"]
    assert all(option["label"] and option["image"] is None for option in item["options"])
    assert item["deadline"] is None


async def test_the_items_come_in_the_language_that_was_chosen_after_the_start(world: World) -> None:
    who = await newcomer(world)
    test = await under_way(who, language="en")
    first = test["item"]["prompt"]
    changed = await do(who, "startTest", f"test {{ {TEST} }}", testId=test["id"], language="nl")
    assert changed["test"]["language"] == "nl"
    assert changed["test"]["item"]["id"] == test["item"]["id"]
    assert changed["test"]["item"]["prompt"] != first
    assert changed["test"]["item"]["options"][0]["label"] == "Helemaal mee oneens"


async def test_after_the_first_answer_the_language_stays(world: World) -> None:
    who = await candidate(world)
    test = await answered(who, await under_way(who, language="nl"))
    assert await refused(who, "startTest", testId=test["id"], language="en") == ("INVALID_INPUT", "input.language")
    same = await do(who, "startTest", STEP, testId=test["id"], language="nl")
    assert same["test"] == test


async def test_each_test_may_be_taken_in_another_of_its_languages(timed: World) -> None:
    who = await candidate(timed)
    first, *_, haste = (await begun(who))["tests"]
    assert (first["languages"], haste["languages"]) == (["en", "nl"], ["en", "nl", "fr"])
    assert await refused(who, "startTest", testId=first["id"], language="fr") == (
        "LANGUAGE_NOT_AVAILABLE",
        "input.language",
    )
    await do(who, "completeTour", testId=haste["id"])
    started = await do(who, "startTest", STEP, testId=haste["id"], language="FR")
    assert started["test"]["language"] == "fr"
    assert started["test"]["item"]["prompt"] == "Je me presse, 1."
    assert started["test"]["item"]["options"][0]["label"] == "1 sur 3"


async def test_a_tour_that_must_be_followed_comes_before_the_test(timed: World) -> None:
    who = await candidate(timed)
    haste = (await begun(who))["tests"][HASTE]
    assert (haste["tourRequired"], len(haste["tour"])) == (True, 2)
    assert await refused(who, "startTest", testId=haste["id"], language="nl") == ("TOUR_REQUIRED", "input.testId")
    followed = await do(who, "completeTour", STEP, testId=haste["id"])
    assert (followed["test"]["status"], followed["test"]["item"]) == ("TOUR_DONE", None)
    assert await start(who, haste["id"], "nl") is None


async def test_a_tour_that_may_be_left_out_is_left_out(world: World) -> None:
    who = await candidate(world)
    [first, *_] = (await begun(who))["tests"]
    assert first["tourRequired"] is False
    assert await start(who, first["id"], "nl") is None


async def test_the_tour_of_a_test_that_is_under_way_changes_nothing(world: World) -> None:
    who = await candidate(world)
    test = await answered(who, await under_way(who))
    again = await do(who, "completeTour", STEP, testId=test["id"])
    assert again["test"] == test


async def test_one_test_is_taken_at_a_time(world: World) -> None:
    who = await candidate(world)
    first = await under_way(who)
    second = (await own(who))["tests"][1]
    assert await refused(who, "startTest", testId=second["id"], language="en") == ("TEST_UNFINISHED", "input.testId")
    assert (await own(who))["tests"][0]["item"]["id"] == first["item"]["id"]


async def test_two_people_are_shown_the_same_items_under_ids_of_their_own(world: World) -> None:
    one, other = await candidate(world), await candidate(world, email="olaf@elders.example")
    tests = [await under_way(who) for who in (one, other)]
    seen: list[list[tuple[str, str]]] = [[], []]
    for place, who in enumerate((one, other)):
        for number in range(5):
            item = tests[place]["item"]
            seen[place].append((item["id"], item["prompt"]))
            tests[place] = await answered(who, tests[place], middle(item, number))
    assert [prompt for _, prompt in seen[0]] == [prompt for _, prompt in seen[1]]
    assert len({key for shown in seen for key, _ in shown}) == 10
