"""A timed test: what comes after its time is refused, and the test is over; with the last one so is the whole."""

from tests.support.ahead import nearly_done
from tests.support.operations import code, refused
from tests.support.taking import (
    START,
    answered,
    begun,
    candidate,
    come_in,
    finish_test,
    followed,
    invited,
    link_token,
    newcomer,
    own,
    refusal,
    under_way,
)
from tests.support.world import World

HASTE = 5
MOTIVES = """
    query ($id: ID!) { node(id: $id) { ... on Candidate { results {
        completedAt motives { scale { key } } aptitude { bigFive { score } }
    } } } }
"""


async def test_a_deadline_stands_with_every_item_of_a_timed_test(timed: World) -> None:
    who = await candidate(timed)
    test = await under_way(who, HASTE)
    assert test["item"]["deadline"] == "2026-03-02T09:03:00+00:00"
    timed.clock.forward(seconds=100)
    assert (await answered(who, test))["item"]["deadline"] == "2026-03-02T09:03:00+00:00"


async def test_an_answer_in_the_last_second_counts(timed: World) -> None:
    who = await candidate(timed)
    test = await under_way(who, HASTE)
    timed.clock.forward(seconds=179)
    assert (await answered(who, test))["answered"] == 1


async def test_an_answer_after_the_time_is_refused_and_ends_the_test_as_of_its_end(timed: World) -> None:
    who = await candidate(timed)
    test = await answered(who, await under_way(who, HASTE))
    timed.clock.forward(minutes=3)
    assert await refusal(who, test) == ("TIME_IS_UP", "input.itemId")
    ended = (await own(who))["tests"][HASTE]
    assert (ended["status"], ended["answered"], ended["item"]) == ("COMPLETED", 1, None)
    assert await refusal(who, test) == ("TEST_FINISHED", "input.testId")
    assert await refused(who, "startTest", testId=test["id"], language="en") == ("TEST_FINISHED", "input.testId")


async def test_the_answer_that_counted_in_time_may_be_sent_again_but_not_after_the_time(timed: World) -> None:
    who = await candidate(timed)
    test = await under_way(who, HASTE)
    after = await answered(who, test)
    assert await answered(who, test) == after
    timed.clock.forward(minutes=3)
    assert await refusal(who, test) == ("TIME_IS_UP", "input.itemId")


async def test_nobody_gets_more_time_by_starting_again_or_choosing_another_language(timed: World) -> None:
    who = await candidate(timed)
    test = await under_way(who, HASTE)
    timed.clock.forward(minutes=2)
    again = await under_way(who, HASTE, language="fr")
    assert again["item"]["deadline"] == test["item"]["deadline"]


async def test_no_item_is_shown_after_the_time(timed: World) -> None:
    who = await candidate(timed)
    await under_way(who, HASTE)
    timed.clock.forward(minutes=3)
    assert (await own(who))["tests"][HASTE]["item"] is None


async def test_another_test_may_be_started_at_once_when_the_time_of_the_one_before_is_over(timed: World) -> None:
    who = await candidate(timed)
    await under_way(who, HASTE)
    other = (await begun(who))["tests"][0]
    assert await code(who, "startTest", testId=other["id"], language="en") == "TEST_UNFINISHED"
    timed.clock.forward(minutes=3)
    assert await code(who, "startTest", testId=other["id"], language="en") is None
    assert [each["status"] for each in (await own(who))["tests"]][HASTE] == "COMPLETED"


async def test_the_last_test_running_out_of_time_completes_the_assessment_with_what_there_is(timed: World) -> None:
    key = await invited(timed)
    who = await come_in(timed, await link_token(timed))
    last = await nearly_done(timed, who, left=3)
    timed.clock.forward(minutes=5)
    assert await refusal(who, last) == ("TIME_IS_UP", "input.itemId")
    recruiter = await timed.as_("recruiter")
    found = await followed(recruiter, key)
    assert (found["status"], found["assessment"]["status"]) == ("COMPLETED", "COMPLETED")
    assert found["assessment"]["tests"][HASTE]["answered"] == 2
    results = (await recruiter.ask(MOTIVES, id=key)).data["node"]["results"]
    assert results["completedAt"] == "2026-03-02T09:05:00+00:00"
    assert len(results["aptitude"]["bigFive"]) == 5
    assert results["motives"]
    assert "haste" not in [each["scale"]["key"] for each in results["motives"]]


async def test_a_timed_test_that_was_finished_in_time_counts_with_the_others(timed: World) -> None:
    key = await invited(timed)
    who = await come_in(timed, await link_token(timed))
    payload = await finish_test(who, await nearly_done(timed, who))
    assert payload["assessment"]["status"] == "COMPLETED"
    results = (await (await timed.as_("recruiter")).ask(MOTIVES, id=key)).data["node"]["results"]
    assert results["motives"][-1]["scale"]["key"] == "haste"


async def test_an_employee_whose_time_runs_out_has_insights_and_waits_a_month_for_another_try(timed: World) -> None:
    who = await newcomer(timed)
    last = await nearly_done(timed, who, left=3)
    timed.clock.forward(minutes=3)
    assert await refusal(who, last) == ("TIME_IS_UP", "input.itemId")
    viewer = "{ viewer { ... on Employee { selfAwarenessInsights { completedAt } } } }"
    insights = (await who.ask(viewer)).data["viewer"]["selfAwarenessInsights"]
    assert insights == {"completedAt": "2026-03-02T09:03:00+00:00"}
    assert await who.refusal(START) == "RETAKE_TOO_SOON"
