"""A reader from outside is shown what the filters show and nothing else, in every byte and every statement."""

import random
from itertools import combinations

import pytest

from tests.support.client import Client
from tests.support.external import Outside
from tests.support.visible import FILTERS, SECTIONS, objects
from tests.support.visible_live import Watch
from tests.support.visible_sql import sections_read, statements
from tests.support.visible_stage import Stage, staged
from tests.support.visible_ways import THROUGH_A_PROCEDURE, TO_A_VIEW, TO_PEOPLE, VIEW, Renamed, go
from tests.support.world import World

# A reader has no list of views, and one way that nobody else has.
WAYS = {way: asked for way, asked in (TO_A_VIEW | TO_PEOPLE).items() if "list" not in way}
OWN = f"{{ viewer {{ ... on ExternalReader {{ sharedView {{ {VIEW} }} }} }} }}"
WATCH = f"subscription ($id: ID!) {{ sharedViewChanged(procedureId: $id) {{ {VIEW} }} }}"
EVERY = [on for size in range(len(FILTERS) + 1) for on in combinations(FILTERS, size)]
SHARES = 8
DEALT = random.Random(2026).sample(EVERY, len(EVERY))


async def visited(world: World) -> tuple[Stage, Client]:
    """A view worth hiding, and a reader of it."""
    stage = await staged(world)
    outside = Outside(world, stage.recruiter, stage.procedure)
    return stage, await outside.open(await outside.link())


def check_lens(stage: Stage, answer: Renamed, on: tuple[str, ...]) -> None:
    stage.check(answer, on)
    names = {each["lensName"] for each in objects(answer.data) if "lensName" in each}
    assert names == {"Leadership" if "competencies" in on else None}


@pytest.mark.parametrize("share", range(SHARES))
async def test_of_all_256_choices_of_filters_each_shows_a_reader_what_is_on_and_reads_no_more(
    world: World, share: int
) -> None:
    stage, reader = await visited(world)
    for on in DEALT[share::SHARES]:
        await stage.show(*on)
        with statements(world) as seen:
            answer = await reader.ask(OWN)
        check_lens(stage, Renamed(answer.response), on)
        overviews = set(SECTIONS) & set(on) if "overviews" in on else set()
        assert sections_read(seen) == set(SECTIONS) & set(on) | overviews
        assert "scores" in on or not [each for each in seen if "result_sections.scores" in each]
        assert "fullNames" in on or not [each for each in seen if "candidates.last_name" in each]
        assert not [each for each in seen if "candidates.email" in each]


@pytest.mark.parametrize("on", [(), FILTERS, *(tuple(e for e in FILTERS if e != hidden) for hidden in FILTERS)])
async def test_every_way_to_the_view_shows_a_reader_the_same(world: World, on: tuple[str, ...]) -> None:
    stage, reader = await visited(world)
    await stage.show(*on)
    for way in WAYS:
        answer = await go(way, reader, stage, *on)
        stage.check(answer, on, of=[next(iter(stage.by_id))] if "a person" in way else None)


@pytest.mark.parametrize("way", [*THROUGH_A_PROCEDURE, "the list of views", "the edges of the list"])
async def test_a_reader_learns_nothing_on_the_ways_of_people_with_an_account(world: World, way: str) -> None:
    stage, reader = await visited(world)
    await stage.show(*FILTERS)
    answer = await go(way, reader, stage, *FILTERS)
    assert [each for each in objects(answer.body) if "candidates" in each] == []
    stage.check_hidden(answer, ())


async def test_what_a_reader_watches_shows_after_each_save_what_its_filters_show(world: World) -> None:
    stage, reader = await visited(world)
    await stage.show(*FILTERS)
    async with Watch(reader, WATCH, id=stage.procedure) as watching:
        check_lens(stage, Renamed((await watching.next())[1].response), FILTERS)
        for hidden in FILTERS:
            on = tuple(each for each in FILTERS if each != hidden)
            await stage.show(*on)
            check_lens(stage, Renamed((await watching.next())[1].response), on)
