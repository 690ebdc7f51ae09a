"""What a filter hides is nowhere: for nobody, by no way to a field, in no byte of an answer."""

import pytest

from tests.support.client import Client
from tests.support.operations import do
from tests.support.visible import FILTERS, leaves, objects
from tests.support.visible_stage import Stage, staged
from tests.support.visible_ways import THROUGH_A_PROCEDURE, TO_A_VIEW, TO_PEOPLE, go
from tests.support.world import World

RUN_IT = ("owner", "admin", "recruiter")


async def on_team(stage: Stage, role: str) -> Client:
    """Somebody of this role, on the team, so that the list of views has something for them."""
    if role in {"owner", "admin"}:
        employee = await stage.world.employee_id(f"{role}@noorderlicht.example")
        await do(stage.recruiter, "inviteToRecruitmentTeam", procedureId=stage.procedure, employeeId=employee)
    return await stage.world.as_(role)


async def look_everywhere(stage: Stage, who: Client, role: str, *on: str) -> None:
    """Goes every way there is, and asserts that it shows what these filters show and nothing else."""
    await stage.show(*on)
    for way in TO_A_VIEW | TO_PEOPLE | (THROUGH_A_PROCEDURE if role in RUN_IT else {}):
        print(way)  # noqa: T201 — says which way it was when a test fails
        answer = await go(way, who, stage, *on)
        stage.check(answer, on, of=[next(iter(stage.by_id))] if "a person" in way else None)
        lens_names = [each["lensName"] for each in objects(answer.body) if "lensName" in each]
        assert set(lens_names) <= {"Leadership" if "competencies" in on else None}


@pytest.mark.parametrize("role", [*RUN_IT, "manager"])
@pytest.mark.parametrize("hidden", FILTERS)
async def test_what_one_filter_hides_is_in_no_answer_while_the_others_are_on(
    world: World, hidden: str, role: str
) -> None:
    stage = await staged(world)
    await look_everywhere(stage, await on_team(stage, role), role, *(each for each in FILTERS if each != hidden))


@pytest.mark.parametrize("shown", FILTERS)
async def test_one_filter_that_is_on_shows_its_own_part_and_no_other(world: World, shown: str) -> None:
    stage = await staged(world)
    await look_everywhere(stage, await world.as_("manager"), "manager", shown)


@pytest.mark.parametrize("role", [*RUN_IT, "manager"])
async def test_with_every_filter_on_all_is_shown_but_addresses(world: World, role: str) -> None:
    stage = await staged(world)
    await look_everywhere(stage, await on_team(stage, role), role, *FILTERS)


@pytest.mark.parametrize("role", [*RUN_IT, "manager"])
async def test_with_no_filter_on_there_are_only_initials(world: World, role: str) -> None:
    stage = await staged(world)
    await look_everywhere(stage, await on_team(stage, role), role)


@pytest.mark.parametrize("way", THROUGH_A_PROCEDURE)
async def test_a_hiring_manager_learns_nothing_on_the_ways_of_those_who_run_the_procedure(
    world: World, way: str
) -> None:
    stage = await staged(world)
    await stage.show(*FILTERS)
    answer = await go(way, await world.as_("manager"), stage, *FILTERS)
    assert [each for each in objects(answer.body) if "candidates" in each] == []
    assert not {truth.name["full"] for truth in stage.truths} & set(leaves(answer.body))
    stage.check_hidden(answer, ())


async def test_a_change_of_filters_changes_what_the_same_query_finds(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    for on in (FILTERS, (), FILTERS[:3], FILTERS):
        await stage.show(*on)
        stage.check(await go("the field", manager, stage), on)
