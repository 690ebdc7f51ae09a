"""Answers that come by a file for somebody who is in the midst: the sitting ends there, and never in a failure."""

import asyncio

import pytest

from gql.resolvers.imports import RowNotUsable
from tests.support.ahead import nearly_done
from tests.support.client import Client
from tests.support.development import url_of
from tests.support.operations import refused
from tests.support.tables import dump
from tests.support.taking import (
    OPEN,
    START,
    answer,
    answered,
    come_in,
    followed,
    imported,
    invited,
    link_token,
    own,
    refusal,
    under_way,
)
from tests.support.world import World


async def test_whoever_is_in_the_midst_is_done_and_later_answers_are_refused(world: World) -> None:
    key = await invited(world)
    token = await link_token(world)
    who = await come_in(world, token)
    test = await answered(who, await under_way(who))
    await imported(world)
    for item in (test["item"]["id"], "item_0"):
        assert await refusal(who, test, item=item) == ("TEST_FINISHED", "input.testId")
    for mutation, more in (("completeTour", {}), ("startTest", {"language": "nl"})):
        assert await refused(who, mutation, testId=test["id"], **more) == ("TEST_FINISHED", "input.testId")
    assert await who.refusal(START) == "TEST_FINISHED"
    found = await own(who)
    assert (found["status"], [each["item"] for each in found["tests"]]) == ("COMPLETED", [None] * 5)
    assert await world.anonymous.refusal(OPEN, token=token) == "LINK_NOT_VALID"
    assert (await followed(await world.as_("recruiter"), key))["status"] == "COMPLETED"


async def test_whoever_has_not_started_is_done_as_well(world: World) -> None:
    await invited(world)
    who = await come_in(world, await link_token(world))
    [first, *_] = (await own(who))["tests"]
    await imported(world)
    assert await refused(who, "startTest", testId=first["id"], language="nl") == ("TEST_FINISHED", "input.testId")
    assert await who.refusal(START) == "TEST_FINISHED"


async def test_of_the_last_answer_and_a_file_at_once_one_makes_the_results(either: World) -> None:
    key = await invited(either)
    who = await come_in(either, await link_token(either))
    last = await nearly_done(either, who)
    payload, *files = await asyncio.gather(
        answer(Client(either.http, who.token), last),
        *(imported(either) for _ in range(3)),
        return_exceptions=True,
    )
    assert isinstance(payload, dict)
    taken = payload["errors"] == []
    assert taken or payload["errors"] == [{"code": "TEST_FINISHED", "path": ["input", "testId"]}]
    assert [type(each) for each in files].count(RowNotUsable) == 2 + taken
    assert [each for each in files if not isinstance(each, RowNotUsable | None)] == []
    assert (await followed(await either.as_("recruiter"), key))["status"] == "COMPLETED"
    rows = await dump(url_of(either))
    by_candidate = [row for row in rows["assessment_results"] if str(key.removeprefix("candidate_")) in _keys(row)]
    assert len(by_candidate) == 1


@pytest.mark.parametrize("email", ["mila.vos@elders.example", "MILA.VOS@elders.example"])
async def test_who_is_done_already_is_not_imported_again(world: World, email: str) -> None:
    await invited(world)
    await imported(world)
    with pytest.raises(RowNotUsable, match="has results already"):
        await imported(world, email)


def _keys(row: tuple[object, ...]) -> list[str]:
    return [str(each).replace("-", "") for each in row]
