"""Who takes the assessment: a candidate their own, a development member theirs, and nobody anybody else's."""

import pytest

from tests.support.mails import delivered
from tests.support.operations import attempt, refused
from tests.support.taking import START, begun, candidate, newcomer, under_way
from tests.support.world import World


@pytest.mark.parametrize("name", ["owner", "admin", "recruiter", "manager", "development"])
async def test_whoever_has_not_the_role_takes_nothing(world: World, name: str) -> None:
    who = await world.as_(name)
    payload = await who.change(START)
    assert (payload["assessment"], [error["code"] for error in payload["errors"]]) == (None, ["FORBIDDEN"])
    assert await delivered(world) == []


async def test_nobody_else_moves_somebodys_tests_on(world: World) -> None:
    test = await under_way(await candidate(world))
    other, member = await candidate(world, email="olaf@elders.example"), await newcomer(world)
    for who in (other, member):
        await begun(who)
        for mutation, more in (
            ("completeTour", {}),
            ("startTest", {"language": "en"}),
            ("answerItem", {"itemId": test["item"]["id"], "optionKey": "3"}),
        ):
            assert await refused(who, mutation, testId=test["id"], **more) == ("NOT_FOUND", "input.testId")
    recruiter = await world.as_("recruiter")
    tried = await attempt(recruiter, "answerItem", testId=test["id"], itemId=test["item"]["id"], optionKey="3")
    assert [error["code"] for error in tried["errors"]] == ["FORBIDDEN"]
