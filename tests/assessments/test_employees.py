"""Employees take the assessment on their own: at once after they were added, and again when a month is over."""

from typing import Any

from tests.support.ahead import done, nearly_done
from tests.support.development import SECTIONS, from_candidate, own_insights, scores_of
from tests.support.operations import address, do
from tests.support.taking import START, begun, newcomer, own, refusal, take_all, under_way
from tests.support.world import World

LAST = """
    mutation ($input: AnswerItemInput!) { answerItem(input: $input) {
        viewer { ... on Employee { selfAwarenessInsights { completedAt source competencies { key score } } } }
        assessment { status } errors { code }
    } }
"""


OFFERED = "{ viewer { ... on Employee { offeredTests { key name durationMinutes } } } }"


def lowest(place: int, values: tuple[int, ...]) -> int:
    return values[0]


async def test_an_employee_who_was_added_directly_starts_at_once(world: World) -> None:
    who = await newcomer(world)
    assert (await own_insights(who), await own(who)) == (None, None)
    assessment = await begun(who)
    assert (assessment["status"], assessment["startedAt"]) == ("IN_PROGRESS", "2026-03-02T09:00:00+00:00")
    assert [test["key"] for test in assessment["tests"]] == [
        *("personality", "reasoning", "pressure", "learning-agility", "motives")
    ]


async def test_after_the_last_answer_their_insights_are_there(world: World) -> None:
    who = await newcomer(world)
    assert (await take_all(who))["status"] == "COMPLETED"
    insights = await own_insights(who)
    assert (insights["completedAt"], insights["source"]) == ("2026-03-02T09:00:00+00:00", "EMPLOYEE")
    assert insights["carriedOver"] is None
    assert [len(insights[section]) > 0 for section in SECTIONS] == [True] * 3
    assert all(score["tips"] and score["suggestions"] for score in scores_of(insights))
    assert [score["change"] for score in scores_of(insights)] == [None] * len(scores_of(insights))


async def test_the_last_answer_itself_brings_the_insights(world: World) -> None:
    who = await newcomer(world)
    last = await nearly_done(world, who)
    given = {"testId": last["id"], "itemId": last["item"]["id"], "optionKey": "3"}
    payload: Any = await who.change(LAST, input=given)
    assert (payload["errors"], payload["assessment"]) == ([], {"status": "COMPLETED"})
    insights = payload["viewer"]["selfAwarenessInsights"]
    assert (insights["completedAt"], insights["source"]) == ("2026-03-02T09:00:00+00:00", "EMPLOYEE")
    assert insights["competencies"]


async def test_after_a_retake_the_insights_show_what_changed(world: World) -> None:
    who = await newcomer(world)
    await done(world, who)
    before = {score["key"]: score["score"] for score in scores_of(await own_insights(who))}
    world.clock.forward(days=31)
    again = await world.sign_in("sofie@noorderlicht.example", "nine otters in the fen")
    assert (await own(again))["status"] == "COMPLETED"
    first = (await own(again))["id"]
    assert (await begun(again))["id"] != first
    await done(world, again, lowest)
    insights = await own_insights(again)
    assert insights["completedAt"] == "2026-04-02T09:00:00+00:00"
    for score in scores_of(insights):
        assert score["change"]["previousScore"] == before[score["key"]]
        assert score["change"]["previousCompletedAt"] == "2026-03-02T09:00:00+00:00"
    assert any(score["score"] != before[score["key"]] for score in scores_of(insights))
    assert any(not score["change"]["withinError"] for score in scores_of(insights))


async def test_what_was_carried_over_is_compared_with_the_first_retake_too(world: World) -> None:
    who = await from_candidate(world)
    before = {score["key"]: score["score"] for score in scores_of(await own_insights(who))}
    assert await who.refusal(START) == "RETAKE_TOO_SOON"
    world.clock.forward(days=31)
    again = await world.sign_in("anna@noorderlicht.example", "nine otters in the fen")
    await done(world, again)
    insights = await own_insights(again)
    assert insights["source"] == "EMPLOYEE"
    changes = {score["key"]: score["change"]["previousScore"] for score in scores_of(insights)}
    assert changes == before


async def test_what_goes_on_when_the_role_is_taken_away_waits_until_it_is_given_back(world: World) -> None:
    who, owner, person = await world.as_("member"), await world.as_("owner"), await world.employee_id(address("member"))
    await do(owner, "assignRole", employeeId=person, role="RECRUITMENT_MEMBER")
    test = await under_way(who)
    await do(owner, "removeRole", employeeId=person, role="DEVELOPMENT_MEMBER")
    assert (await refusal(who, test), await who.refusal(START)) == (("FORBIDDEN", ""), "FORBIDDEN")
    await do(owner, "assignRole", employeeId=person, role="DEVELOPMENT_MEMBER")
    assert (await begun(who))["tests"][0]["item"]["id"] == test["item"]["id"]


async def test_before_they_start_they_read_which_tests_there_are_and_how_long_each_takes(world: World) -> None:
    who = await newcomer(world)
    offered = (await who.ask(OFFERED)).data["viewer"]["offeredTests"]
    assert await own(who) is None
    assert [test["key"] for test in offered] == [test["key"] for test in (await begun(who))["tests"]]
    assert offered[1] == {"key": "reasoning", "name": "Reasoning", "durationMinutes": 12}
