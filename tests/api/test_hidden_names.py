"""Without FULL_NAMES people are initials: in texts, cursors and errors too, and in an order drawn by chance."""

import base64
import json
from typing import Any

import pytest

from tests.support.client import Client
from tests.support.visible import FILTERS
from tests.support.visible_stage import Stage, staged
from tests.support.world import World

PAGE = """
    query ($id: ID!, $first: Int, $after: String) {
        sharedView(procedureId: $id) {
            candidates(first: $first, after: $after) {
                totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id displayName fullName } }
            }
        }
    }
"""
NOT_NAMES = tuple(each for each in FILTERS if each != "fullNames")
MISTAKES = (
    "sharedView(procedureId: $id) { candidates(first: -1) { nodes { fullName } } }",
    "sharedView(procedureId: $id) { candidates(first: 101) { nodes { fullName } } }",
    'sharedView(procedureId: $id) { candidates(after: "no cursor") { nodes { fullName } } }',
    "sharedView(procedureId: $id) { candidates { nodes { name { full } } } }",
    "sharedView(procedureId: $id) { candidates { nodes { firstName lastName email } } }",
    'sharedView(procedureId: $id) { candidates(search: "x") { nodes { fullName } } }',
    "sharedView(procedureId: $id) { candidates { nodes { candidate { results { motives { score } } } } } }",
    "recruitmentProcedure(id: $id) { candidates { nodes { name { full } email } } }",
    "recruitmentProcedure(id: $id) { selectedCandidates { nodes { name { full } email } } }",
    'recruitmentProcedures(search: "x") { nodes { candidates { nodes { name { full } } } } }',
    "node(id: $id) { ... on RecruitmentProcedure { candidates { nodes { name { full } } } } }",
)


async def pages(who: Client, stage: Stage, size: int) -> list[dict[str, Any]]:
    """The edges of every page, one page after the other."""
    edges: list[dict[str, Any]] = []
    after, more = None, True
    while more:
        answer = await who.ask(PAGE, id=stage.procedure, first=size, after=after)
        found = answer.data["sharedView"]["candidates"]
        edges += found["edges"]
        after, more = found["pageInfo"]["endCursor"], found["pageInfo"]["hasNextPage"]
    return edges


def forged(*parts: str) -> str:
    """A cursor of one's own making."""
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


async def test_paging_by_ones_finds_everybody_once_in_the_order_of_the_whole(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    for on in ((), ("fullNames",)):
        await stage.show(*on)
        one_by_one = [each["node"]["id"] for each in await pages(manager, stage, 1)]
        assert one_by_one == [each["node"]["id"] for each in await pages(manager, stage, 20)]
        assert set(one_by_one) == set(stage.by_id)


async def test_with_names_people_stand_by_last_name(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    await stage.show("fullNames")
    edges = await pages(manager, stage, 20)
    assert [each["node"]["fullName"] for each in edges] == [each.name["full"] for each in stage.truths]


async def test_a_cursor_of_a_view_without_names_holds_chance_alone(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    await stage.show(*NOT_NAMES)
    for edge in await pages(manager, stage, 20):
        cursor = edge["cursor"]
        place, person = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        assert len(place) == len(person) == 36
        assert person.replace("-", "") in edge["node"]["id"]


async def test_a_cursor_from_when_names_were_on_opens_nothing_once_they_are_off(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    await stage.show("fullNames")
    cursors = [each["cursor"] for each in await pages(manager, stage, 20)]
    await stage.show(*NOT_NAMES)
    answers = [await manager.ask(PAGE, id=stage.procedure, after=cursor) for cursor in cursors]
    assert [each.codes for each in answers] == [["BAD_REQUEST"]] * len(cursors)
    assert len({each.text for each in answers}) == 1
    stage.check_hidden(answers[0], NOT_NAMES)


@pytest.mark.parametrize("guess", ["a", "quillfeather\x1fxanthor", "z", ""])
async def test_no_cursor_can_ask_who_comes_before_a_name(world: World, guess: str) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    await stage.show(*NOT_NAMES)
    person = next(iter(stage.by_id)).removeprefix("person_")
    answer = await manager.ask(PAGE, id=stage.procedure, after=forged(guess, person))
    assert answer.codes == ["BAD_REQUEST"]
    assert answer.text == (await manager.ask(PAGE, id=stage.procedure, after="no cursor")).text


@pytest.mark.parametrize("mistake", MISTAKES)
async def test_no_error_tells_a_name(world: World, mistake: str) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    await stage.show()
    answer = await manager.ask(f"query ($id: ID!) {{ {mistake} }}", id=stage.procedure)
    assert "name" not in json.dumps(answer.body.get("data"))
    stage.check_hidden(answer, ())


async def test_the_answer_to_a_refused_save_tells_no_more_than_its_input(world: World) -> None:
    stage = await staged(world)
    incomplete = world.procedure().candidates[-1]
    save = """
        mutation ($id: ID!, $candidates: [ID!]!) {
            shareView(input: {procedureId: $id, candidateIds: $candidates, filters: {}}) {
                errors { code message path } sharedView { id } procedure { sharedView { candidates { nodes { id } } } }
            }
        }
    """
    answer = await stage.recruiter.ask(save, id=stage.procedure, candidates=[stage.truths[0].id, incomplete])
    assert [each["code"] for each in answer.data["shareView"]["errors"]] == ["NO_RESULTS"]
    stage.check_hidden(answer, ())
