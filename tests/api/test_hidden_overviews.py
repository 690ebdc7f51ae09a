"""Overviews are written from the sections that are on, and from nothing else."""

from itertools import combinations

from tests.support.operations import do
from tests.support.visible import SECTIONS, leaves, objects
from tests.support.visible_stage import staged
from tests.support.visible_ways import go
from tests.support.world import World

ONLY_OVERVIEWS = """
    query ($id: ID!) {
        sharedView(procedureId: $id) {
            candidates { nodes {
                displayName overviews { candidateSummary { heading text } onboardingInsights { heading text } }
            } }
        }
    }
"""
SUBSETS = [chosen for size in range(len(SECTIONS) + 1) for chosen in combinations(SECTIONS, size)]


async def test_for_every_choice_of_sections_the_overviews_tell_of_these_alone(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    for sections in SUBSETS:
        on = (*sections, "overviews")
        await stage.show(*on)
        for person in stage.check(await go("the field", manager, stage), on):
            assert [len(blocks) for blocks in person["overviews"].values()] == [len(sections)] * 2


async def test_overviews_say_the_same_whether_their_sections_are_asked_for_or_not(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    await stage.show("motives", "aptitude", "overviews")
    alone = (await manager.ask(ONLY_OVERVIEWS, id=stage.procedure)).data
    beside = (await go("the field", manager, stage)).data
    assert [each["overviews"] for each in objects(alone) if "overviews" in each] == [
        each["overviews"] for each in objects(beside) if "overviews" in each
    ]


async def test_overviews_never_tell_of_numbers_that_are_on(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    await stage.show(*SECTIONS, "scores", "overviews", "fullNames")
    answer = await manager.ask(ONLY_OVERVIEWS, id=stage.procedure)
    assert not [text for text in leaves(answer.data) if any(letter.isdigit() for letter in text)]


async def test_overviews_call_people_what_the_view_calls_them_in_the_language_of_the_reader(world: World) -> None:
    stage, manager = await staged(world), await world.as_("manager")
    me = (await manager.ask("{ viewer { ... on Employee { id } } }")).data["viewer"]["id"]
    await do(manager, "updateEmployee", employeeId=me, locale="NL")
    await stage.show(*SECTIONS, "overviews")
    answer = await manager.ask(ONLY_OVERVIEWS, id=stage.procedure)
    stage.check_hidden(answer, (*SECTIONS, "overviews"))
    for person in answer.data["sharedView"]["candidates"]["nodes"]:
        told = [each["text"] for each in objects(person["overviews"]) if "text" in each]
        assert any(person["displayName"] in text for text in told)
        assert "Competenties in het werk" in {each.get("heading") for each in objects(person["overviews"])}
