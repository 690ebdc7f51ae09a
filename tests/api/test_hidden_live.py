"""A watched view hides what its filters hide: as it is on subscribing, and after every save."""

import pytest

from tests.support.client import Answer
from tests.support.visible import FILTERS, objects
from tests.support.visible_live import Watch
from tests.support.visible_stage import Stage, staged
from tests.support.visible_ways import VIEW
from tests.support.world import World

WATCH = f"subscription ($id: ID!) {{ sharedViewChanged(procedureId: $id) {{ {VIEW} }} }}"


def check(stage: Stage, said: tuple[str, Answer], *on: str) -> None:
    kind, answer = said
    assert kind == "next"
    stage.check(answer, on)
    assert {each["lensName"] for each in objects(answer.data) if "lensName" in each} == {
        "Leadership" if "competencies" in on else None
    }


@pytest.mark.parametrize("role", ["owner", "admin", "recruiter", "manager"])
async def test_a_watched_view_shows_after_each_save_what_its_filters_show(world: World, role: str) -> None:
    stage, who = await staged(world), await world.as_(role)
    await stage.show(*FILTERS)
    async with Watch(who, WATCH, id=stage.procedure) as watching:
        check(stage, await watching.next(), *FILTERS)
        for hidden in FILTERS:
            on = [each for each in FILTERS if each != hidden]
            await stage.show(*on)
            check(stage, await watching.next(), *on)
        await stage.show()
        check(stage, await watching.next())
