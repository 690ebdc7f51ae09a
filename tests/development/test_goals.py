"""Development goals: made, changed, done, deleted, and one's own alone."""

from typing import Any

import pytest
from sqlalchemy import text

from tests.support.client import Client
from tests.support.development import GOAL, GOALS, PASSWORD, WORK, answers, from_candidate, own_insights, scored
from tests.support.operations import do, refused
from tests.support.trail import noted, written
from tests.support.world import World

IN_DUTCH = (
    "query ($id: ID!) { node(id: $id) { ... on DevelopmentGoal { insight { id key } suggestion { id title } } } }"
)
UPDATE = f"""
    mutation ($input: UpdateDevelopmentGoalInput!) {{
        updateDevelopmentGoal(input: $input) {{ goal {{ {GOAL} }} errors {{ code path }} }}
    }}
"""


@pytest.fixture
async def somebody(world: World) -> Client:
    """Somebody who has come in from recruitment."""
    return await from_candidate(world)


async def made(who: Client, title: str = "Listen first", **more: Any) -> Any:
    return (await do(who, "createDevelopmentGoal", f"goal {{ {GOAL} }}", title=title, **more))["goal"]


async def listed(who: Client, **how: Any) -> Any:
    return (await who.ask(GOALS, **how)).data["viewer"]["developmentGoals"]


async def test_a_goal_is_made_freely(world: World, somebody: Client) -> None:
    goal = await made(somebody, "  Listen   first ", description="In meetings.\nEvery week.", dueOn="2026-05-01")
    assert goal == {
        "id": goal["id"],
        "title": "Listen first",
        "description": "In meetings.\nEvery week.",
        "status": "OPEN",
        "dueOn": "2026-05-01",
        "createdAt": world.clock.now().isoformat(),
        "doneAt": None,
        "insight": None,
        "suggestion": None,
    }
    assert (await listed(somebody))["nodes"] == [goal]


async def test_a_goal_is_made_from_a_score(somebody: Client) -> None:
    score = (await own_insights(somebody))["competencies"][2]
    goal = await made(somebody, insightId=score["id"])
    assert (goal["insight"], goal["suggestion"]) == ({"id": score["id"], "key": score["key"]}, None)


@pytest.mark.parametrize("with_score", [True, False])
async def test_a_goal_is_made_from_a_suggestion_and_is_about_its_score(somebody: Client, with_score: bool) -> None:
    score = (await own_insights(somebody))["pressureBehaviour"][1]
    suggestion = score["suggestions"][1]
    more = {"insightId": score["id"]} if with_score else {}
    goal = await made(somebody, suggestionId=suggestion["id"], **more)
    assert goal["insight"] == {"id": score["id"], "key": score["key"]}
    assert goal["suggestion"] == {"id": suggestion["id"], "title": suggestion["title"]}


async def test_a_goal_keeps_its_score_and_suggestion_when_there_are_newer_results(
    world: World, somebody: Client
) -> None:
    suggestion = (await own_insights(somebody))["learningAgility"][0]["suggestions"][0]
    goal = await made(somebody, suggestionId=suggestion["id"])
    world.clock.forward(minutes=1)
    await scored(world, WORK, answers())
    assert (await listed(somebody))["nodes"] == [goal]


async def test_a_suggestion_about_another_score_is_refused(somebody: Client) -> None:
    one, other = (await own_insights(somebody))["learningAgility"][:2]
    given = {"title": "Mixed", "insightId": one["id"], "suggestionId": other["suggestions"][0]["id"]}
    assert await refused(somebody, "createDevelopmentGoal", **given) == ("INVALID_INPUT", "input.suggestionId")


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"title": " "}, ("INVALID_INPUT", "input.title")),
        ({"title": "t" * 201}, ("INVALID_INPUT", "input.title")),
        ({"title": "Bell\x07"}, ("INVALID_INPUT", "input.title")),
        ({"description": "d" * 2001}, ("INVALID_INPUT", "input.description")),
        ({"description": "a\x00b"}, ("INVALID_INPUT", "input.description")),
        ({"dueOn": "2026-03-01"}, ("INVALID_INPUT", "input.dueOn")),
        ({"insightId": "insight_" + "0" * 32}, ("NOT_FOUND", "input.insightId")),
        ({"insightId": ""}, ("NOT_FOUND", "input.insightId")),
        ({"suggestionId": "suggestion_pressure_1.intensity.LOW.99"}, ("NOT_FOUND", "input.suggestionId")),
        ({"suggestionId": "suggestion_pressure_9.intensity.LOW.1"}, ("NOT_FOUND", "input.suggestionId")),
        ({"suggestionId": "nonsense"}, ("NOT_FOUND", "input.suggestionId")),
    ],
)
async def test_a_goal_that_cannot_be_is_refused_by_its_field(
    somebody: Client, given: dict[str, str], refusal: tuple[str, str]
) -> None:
    assert await refused(somebody, "createDevelopmentGoal", **{"title": "Listen", **given}) == refusal
    assert (await listed(somebody))["totalCount"] == 0


async def test_a_goal_may_be_due_today_where_the_organisation_is(world: World, somebody: Client) -> None:
    assert (await made(somebody, dueOn="2026-03-02"))["dueOn"] == "2026-03-02"
    async with world.database.write() as session:
        await session.execute(text("UPDATE organisations SET time_zone = 'Pacific/Kiritimati'"))
    # It is 23:00 there, and in an hour the next day.
    assert (await made(somebody, dueOn="2026-03-02"))["dueOn"] == "2026-03-02"
    world.clock.forward(hours=1)
    assert await refused(
        await world.sign_in(WORK, PASSWORD), "createDevelopmentGoal", title="Late", dueOn="2026-03-02"
    ) == (
        "INVALID_INPUT",
        "input.dueOn",
    )


async def test_what_is_left_out_of_a_change_stays_and_null_takes_the_day_away(somebody: Client) -> None:
    goal = await made(somebody, description="Slowly.", dueOn="2026-05-01")

    async def changed(**how: Any) -> Any:
        return (await somebody.change(UPDATE, input={"goalId": goal["id"], **how}))["goal"]

    assert await changed() == goal
    assert await changed(title="Ask first") == {**goal, "title": "Ask first"}
    assert await changed(description="") == {**goal, "title": "Ask first", "description": ""}
    assert (await changed(dueOn="2026-06-01"))["dueOn"] == "2026-06-01"
    assert (await changed(title=None, description=None))["dueOn"] == "2026-06-01"
    assert (await changed(dueOn=None)) == {**goal, "title": "Ask first", "description": "", "dueOn": None}


async def test_a_change_to_a_day_in_the_past_is_refused_but_one_that_has_passed_may_stay(
    world: World, somebody: Client
) -> None:
    goal = await made(somebody, dueOn="2026-03-02")
    change = {"goalId": goal["id"], "title": "Later"}
    assert await refused(somebody, "updateDevelopmentGoal", **change, dueOn="2026-03-01") == (
        "INVALID_INPUT",
        "input.dueOn",
    )
    world.clock.forward(days=2)
    later = await world.sign_in(WORK, PASSWORD)
    payload = await do(later, "updateDevelopmentGoal", f"goal {{ {GOAL} }}", **change, dueOn="2026-03-02")
    assert payload["goal"] == {**goal, "title": "Later"}


async def test_a_goal_done_twice_was_done_the_first_time(world: World, somebody: Client) -> None:
    goal = await made(somebody)
    done_at = world.clock.now().isoformat()
    for _ in range(2):
        payload = await do(somebody, "completeDevelopmentGoal", f"goal {{ {GOAL} }}", goalId=goal["id"])
        assert payload["goal"] == {**goal, "status": "DONE", "doneAt": done_at}
        world.clock.forward(minutes=5)


async def test_a_deleted_goal_is_gone(somebody: Client) -> None:
    goal, other = await made(somebody), await made(somebody)
    assert (await do(somebody, "deleteDevelopmentGoal", "deletedId", goalId=goal["id"]))["deletedId"] == goal["id"]
    assert (await listed(somebody))["nodes"] == [other]
    for mutation in ("deleteDevelopmentGoal", "completeDevelopmentGoal", "updateDevelopmentGoal"):
        assert await refused(somebody, mutation, goalId=goal["id"]) == ("NOT_FOUND", "input.goalId")


async def test_goals_are_listed_newest_first_a_page_at_a_time(world: World, somebody: Client) -> None:
    titles = []
    for number in range(7):
        titles.append((await made(somebody, f"Goal {number}"))["title"])
        world.clock.forward(seconds=number % 3)
    seen: list[str] = []
    page: Any = {"pageInfo": {"hasNextPage": True, "endCursor": None}}
    while page["pageInfo"]["hasNextPage"]:
        page = await listed(somebody, first=2, after=page["pageInfo"]["endCursor"])
        assert page["totalCount"] == 7
        seen += [each["title"] for each in page["nodes"]]
    assert sorted(seen) == titles
    # Those of one instant follow each other by chance.
    assert [title for title in seen if title in {"Goal 6", "Goal 0"}] == ["Goal 6", "Goal 0"]


async def test_nobody_changes_or_sees_a_goal_of_somebody_else(world: World, somebody: Client) -> None:
    goal, member = await made(somebody), await world.as_("member")
    for mutation in ("updateDevelopmentGoal", "completeDevelopmentGoal", "deleteDevelopmentGoal"):
        assert await refused(member, mutation, goalId=goal["id"]) == ("NOT_FOUND", "input.goalId")
    assert (await member.ask(IN_DUTCH, id=goal["id"])).data["node"] is None
    assert (await listed(member))["totalCount"] == 0
    assert (await listed(somebody))["nodes"] == [goal]


async def test_a_score_or_suggestion_of_somebody_else_makes_no_goal(world: World, somebody: Client) -> None:
    score = (await own_insights(somebody))["competencies"][0]
    member = await world.as_("member")
    for field, id in (("insightId", score["id"]), ("suggestionId", score["suggestions"][0]["id"])):
        found = await refused(member, "createDevelopmentGoal", title="Theirs", **{field: id})
        assert found == ("NOT_FOUND", f"input.{field}")


async def test_a_suggestion_kept_in_a_goal_is_read_in_the_readers_language(somebody: Client) -> None:
    suggestion = (await own_insights(somebody))["learningAgility"][0]["suggestions"][0]
    goal = await made(somebody, suggestionId=suggestion["id"])
    own_id = (await somebody.ask("{ viewer { ... on Employee { id } } }")).data["viewer"]["id"]
    for locale in ("NL", "EN"):
        await do(somebody, "updateEmployee", employeeId=own_id, locale=locale)
        now = (await own_insights(somebody))["learningAgility"][0]["suggestions"][0]
        found = (await somebody.ask(IN_DUTCH, id=goal["id"])).data["node"]["suggestion"]
        assert found == {"id": suggestion["id"], "title": now["title"]}


async def test_every_change_of_a_goal_is_noted_without_a_word_of_it(world: World, somebody: Client) -> None:
    goal = (await made(somebody, "Shout less", description="At the ferry"))["id"]
    for verb in ("update", "complete", "delete"):
        await do(somebody, f"{verb}DevelopmentGoal", goalId=goal)
    assert await noted(world, "goal.") == {f"goal.{each}": 1 for each in ("created", "updated", "completed", "deleted")}
    assert not any(word in str(vars(entry)) for entry in await written(world.database) for word in ("Shout", "ferry"))
