"""Who saves a view at either process at the same instant: none is lost, and none saves over what they did not see."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from tests.processes.pair import Both, Pair, Vacancy, together
from tests.support.operations import code
from tests.support.tables import dump
from tests.support.watching import over_websocket

SAVES = 20
VIEW = "query ($id: ID!) { sharedView(procedureId: $id) { version visibleSections candidates { totalCount } } }"

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def shown(who: Both, vacancy: Vacancy) -> Any:
    """The view, which is the same at either process."""
    first, second = [(await each.ask(VIEW, id=vacancy.id)).data["sharedView"] for each in who.by_turns(2)]
    assert first == second
    return first


async def test_each_of_many_saves_is_one_version_and_is_kept_in_the_trail(pair: Pair) -> None:
    recruiter, vacancy, before = await pair.as_("recruiter"), await pair.vacancy(), await saves_in_the_trail(pair)
    save = {"procedureId": vacancy.id, "filters": {"fullNames": True}}
    async with over_websocket(recruiter.at_a, vacancy.id) as watching:
        outcomes = await together(
            *(
                code(who, "shareView", candidateIds=vacancy.candidates[: 1 + number % 3], **save)
                for number, who in enumerate(recruiter.by_turns(SAVES))
            )
        )
        await watching.until(1 + SAVES)
    view = await shown(recruiter, vacancy)
    assert (outcomes, view["version"], view["visibleSections"]) == ({None: SAVES}, 1 + SAVES, ["FULL_NAMES"])
    assert view["candidates"]["totalCount"] in {1, 2, 3}
    assert await saves_in_the_trail(pair) - before == SAVES


async def test_of_many_who_save_over_the_same_version_one_does(pair: Pair) -> None:
    recruiter, vacancy = await pair.as_("recruiter"), await pair.vacancy()
    save = {"procedureId": vacancy.id, "expectedVersion": 1, "candidateIds": vacancy.candidates}
    sections = ["competencies", "motives", "aptitude", "scores", "overviews"] * 2
    outcomes = await asyncio.gather(
        *(
            code(who, "shareView", filters={section: True}, **save)
            for who, section in zip(recruiter.by_turns(len(sections)), sections, strict=True)
        )
    )
    assert Counter(outcomes) == {None: 1, "STALE_VERSION": len(sections) - 1}
    view, winner = await shown(recruiter, vacancy), sections[outcomes.index(None)]
    assert (view["version"], view["visibleSections"]) == (2, [winner.upper()])


async def saves_in_the_trail(pair: Pair) -> int:
    return sum("view.shared" in row for row in (await dump(pair.url))["audit_entries"])
