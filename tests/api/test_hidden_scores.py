"""Without SCORES there is no number anywhere, and nothing that a number decided."""

import re
from typing import Any

import pytest

from tests.support.visible import FILTERS, SECTIONS, leaves, objects
from tests.support.visible_stage import Stage, staged
from tests.support.visible_ways import go
from tests.support.world import World

WITHOUT_SCORES = tuple(each for each in FILTERS if each != "scores")


async def people_seen(stage: Stage, *on: str) -> list[dict[str, Any]]:
    """The people as the hiring manager sees them under these filters."""
    await stage.show(*on)
    answer = await go("the field", await stage.world.as_("manager"), stage)
    return answer.data["sharedView"]["candidates"]["nodes"]  # type: ignore[no-any-return]


def keys(person: dict[str, Any]) -> list[str]:
    """The keys of every scale and competency of a person, in the order in which they stand."""
    return [each["key"] for section in SECTIONS for each in objects(person[section]) if "key" in each]


async def test_without_scores_nothing_about_a_person_is_a_number(world: World) -> None:
    for person in await people_seen(await staged(world), *WITHOUT_SCORES):
        assert not [each for each in leaves(person) if isinstance(each, int | float)]


async def test_without_scores_no_text_about_a_person_holds_a_digit(world: World) -> None:
    for person in await people_seen(await staged(world), *WITHOUT_SCORES):
        assert not [text for text in leaves({**person, "id": ""}) if isinstance(text, str) and re.search(r"\d", text)]


async def test_texts_written_for_those_who_see_all_numbers_hold_none_either(world: World) -> None:
    for truth in (await staged(world)).truths:
        assert not [text for text in leaves(truth.results) if isinstance(text, str) and re.search(r"\d", text)]


async def test_without_scores_bands_and_their_interpretations_stay(world: World) -> None:
    for person in await people_seen(await staged(world), *WITHOUT_SCORES):
        places = [each for each in objects(person) if "band" in each]
        assert len(places) == len(keys(person))
        assert all(each["band"] and each["interpretation"] for each in places)


async def test_scales_and_competencies_stand_in_one_order_for_everybody_with_scores_or_without(world: World) -> None:
    stage = await staged(world)
    orders = {tuple(keys(each)) for on in (FILTERS, WITHOUT_SCORES) for each in await people_seen(stage, *on)}
    assert len(orders) == 1


async def test_no_section_stands_in_the_order_of_its_scores(world: World) -> None:
    stage = await staged(world)
    for section in ("competencies", "motives"):
        scores = [[place["score"] for place in truth.results[section]] for truth in stage.truths]
        assert all(each not in (sorted(each), sorted(each, reverse=True)) for each in scores)


@pytest.mark.parametrize("names", [("fullNames",), ()])
async def test_people_stand_in_the_same_order_with_scores_as_without(world: World, names: tuple[str, ...]) -> None:
    stage = await staged(world)
    with_scores = await people_seen(stage, *SECTIONS, "scores", *names)
    without = await people_seen(stage, *SECTIONS, *names)
    nothing = await people_seen(stage, *names)
    assert [each["id"] for each in with_scores] == [each["id"] for each in without] == [each["id"] for each in nothing]
