"""The one saved view of a procedure: saved, seen, opened again, changed, withdrawn."""

from typing import Any

import pytest

from tests.support.client import Client
from tests.support.clock import HandClock
from tests.support.operations import do
from tests.support.world import World

SAVED = "sharedView { version visibleSections candidates(first: 100) { totalCount nodes { id displayName } } }"
SEE = """
    query ($procedureId: ID!) {
        sharedView(procedureId: $procedureId) {
            id procedureId procedureTitle version savedAt visibleSections url
            filters { competencies pressureBehaviour learningAgility motives aptitude scores fullNames overviews }
            candidates(first: 100) { nodes { id displayName fullName } }
        }
    }
"""
REOPEN = """
    query ($procedureId: ID!) {
        recruitmentProcedure(id: $procedureId) {
            sharedView { version visibleSections }
            selectedCandidates(first: 100) { totalCount nodes { id name { full last } } }
        }
    }
"""
FILTERS = {
    "competencies": "COMPETENCIES",
    "pressureBehaviour": "PRESSURE_BEHAVIOUR",
    "learningAgility": "LEARNING_AGILITY",
    "motives": "MOTIVES",
    "aptitude": "APTITUDE",
    "scores": "SCORES",
    "fullNames": "FULL_NAMES",
    "overviews": "OVERVIEWS",
}


async def share(who: Client, world: World, count: int = 3, **filters: bool) -> Any:
    chosen = world.procedure().candidates[:count]
    return await do(who, "shareView", SAVED, procedureId=world.procedure().id, candidateIds=chosen, filters=filters)


async def see(who: Client, world: World, title: str = "Team lead") -> Any:
    return (await who.ask(SEE, procedureId=world.procedure(title).id)).data["sharedView"]


async def reopen(who: Client, world: World) -> Any:
    return (await who.ask(REOPEN, procedureId=world.procedure().id)).data["recruitmentProcedure"]


async def test_every_save_is_at_once_what_the_hiring_manager_sees(world: World, clock: HandClock) -> None:
    recruiter, manager = await world.as_("recruiter"), await world.as_("manager")
    clock.forward(minutes=5)
    saved = await share(recruiter, world, motives=True)
    seen = await see(manager, world)
    assert seen["version"] == saved["sharedView"]["version"] == 2
    assert seen["visibleSections"] == ["MOTIVES"]
    assert seen["savedAt"] == "2026-03-02T09:05:00+00:00"
    assert [each["id"] for each in seen["candidates"]["nodes"]] == [
        each["id"] for each in saved["sharedView"]["candidates"]["nodes"]
    ]


async def test_those_who_run_a_procedure_see_the_view_exactly_as_a_hiring_manager_does(world: World) -> None:
    seen = [await see(await world.as_(name), world) for name in ("manager", "recruiter", "admin", "owner")]
    assert seen[0] == seen[1] == seen[2] == seen[3] != None  # noqa: E711


async def test_all_filters_are_off_until_they_are_turned_on(world: World) -> None:
    recruiter = await world.as_("recruiter")
    await share(recruiter, world)
    seen = await see(recruiter, world)
    assert (seen["filters"], seen["visibleSections"]) == (dict.fromkeys(FILTERS, False), [])


@pytest.mark.parametrize(("name", "section"), FILTERS.items())
async def test_each_filter_is_on_by_itself_and_turns_off_again(world: World, name: str, section: str) -> None:
    recruiter = await world.as_("recruiter")
    await share(recruiter, world, **{name: True})
    seen = await see(recruiter, world)
    assert (seen["filters"], seen["visibleSections"]) == ({**dict.fromkeys(FILTERS, False), name: True}, [section])
    await share(recruiter, world, **{other: other != name for other in FILTERS})
    assert section not in (await see(recruiter, world))["visibleSections"]


async def test_the_last_saved_view_overwrites_the_one_before_whoever_saved_it(world: World) -> None:
    recruiter, admin, known = await world.as_("recruiter"), await world.as_("admin"), world.procedure()
    await share(recruiter, world, count=5, fullNames=True, scores=True)
    await do(admin, "shareView", procedureId=known.id, candidateIds=known.candidates[7:9], filters={"motives": True})
    opened = await reopen(recruiter, world)
    assert opened["sharedView"] == {"version": 3, "visibleSections": ["MOTIVES"]}
    assert {each["id"] for each in opened["selectedCandidates"]["nodes"]} == set(known.candidates[7:9])


async def test_a_saved_view_is_opened_again_with_its_selection_and_changed(world: World) -> None:
    recruiter, manager, known = await world.as_("recruiter"), await world.as_("manager"), world.procedure()
    await share(recruiter, world, count=6, competencies=True)
    selected = (await reopen(recruiter, world))["selectedCandidates"]
    chosen = [each["id"] for each in selected["nodes"]]
    assert (selected["totalCount"], set(chosen)) == (6, set(known.candidates[:6]))
    changed = [*chosen[1:], known.candidates[8]]
    await do(recruiter, "shareView", procedureId=known.id, candidateIds=changed, filters={"fullNames": True})
    names = {each["fullName"] for each in (await see(manager, world))["candidates"]["nodes"]}
    assert names == {each["name"]["full"] for each in (await reopen(recruiter, world))["selectedCandidates"]["nodes"]}
    assert len(names) == 6


async def test_with_names_on_the_order_is_by_last_name_and_without_it_is_by_chance_and_stays(world: World) -> None:
    recruiter, manager = await world.as_("recruiter"), await world.as_("manager")
    await share(recruiter, world, count=13, fullNames=True)
    by_name = (await see(manager, world))["candidates"]["nodes"]
    names = [each["name"]["full"] for each in (await reopen(recruiter, world))["selectedCandidates"]["nodes"]]
    assert [each["fullName"] for each in by_name] == names
    await share(recruiter, world, count=13)
    by_chance = [each["id"] for each in (await see(manager, world))["candidates"]["nodes"]]
    assert by_chance != [each["id"] for each in by_name]
    assert set(by_chance) == {each["id"] for each in by_name}
    await share(recruiter, world, count=13, scores=True, competencies=True)
    assert [each["id"] for each in (await see(manager, world))["candidates"]["nodes"]] == by_chance


async def test_whoever_stays_in_a_view_keeps_their_id_and_whoever_comes_back_gets_a_new_one(world: World) -> None:
    recruiter, known = await world.as_("recruiter"), world.procedure()

    async def ids_by_name(*chosen: int) -> dict[str, str]:
        selected = [known.candidates[number] for number in chosen]
        await do(recruiter, "shareView", procedureId=known.id, candidateIds=selected, filters={"fullNames": True})
        return {each["fullName"]: each["id"] for each in (await see(recruiter, world))["candidates"]["nodes"]}

    whole, without, again = await ids_by_name(0, 1, 2), await ids_by_name(0, 1), await ids_by_name(0, 1, 2)
    [name] = whole.keys() - without.keys()
    assert whole.items() > without.items() < again.items()
    assert again[name] != whole[name]
    assert (await recruiter.ask("query ($id: ID!) { node(id: $id) { id } }", id=whole[name])).data["node"] is None


async def test_ids_in_a_view_tell_nothing_of_the_candidates_own(world: World) -> None:
    recruiter, known = await world.as_("recruiter"), world.procedure()
    saved = await share(recruiter, world, count=13)
    keys = {each["id"].partition("_")[2] for each in saved["sharedView"]["candidates"]["nodes"]}
    assert keys.isdisjoint(each.partition("_")[2] for each in known.candidates)
