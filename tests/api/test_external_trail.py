"""What the audit trail holds of sharing outside: who did what with which share, and no address or token."""

from collections import Counter
from typing import Any

import pytest

from tests.support.external import OPEN, Outside, share_the_view
from tests.support.operations import do
from tests.support.trail import noted, written
from tests.support.visits import LOOK
from tests.support.world import World


@pytest.fixture
async def outside(world: World) -> Outside:
    return await share_the_view(world)


def saved(outside: Outside) -> dict[str, Any]:
    chosen = outside.world.procedure().candidates[:2]
    return {"procedureId": outside.procedure, "candidateIds": chosen, "filters": {"competencies": True}}


async def test_all_that_is_done_with_a_share_stands_in_the_trail_and_a_reading_once_a_version_and_visit(
    outside: Outside,
) -> None:
    world, before = outside.world, await noted(outside.world)
    token = await outside.link()
    reader = await outside.open(token)
    for _ in range(3):
        await reader.ask(LOOK, id=outside.procedure)
    await do(outside.recruiter, "shareView", **saved(outside))
    for _ in range(2):
        await reader.ask(LOOK, id=outside.procedure)
    [fresh] = await outside.renewed(token)
    await (await outside.open(fresh)).ask(LOOK, id=outside.procedure)
    await do(reader, "updateExternalReader", locale="EN")
    await reader.ask("mutation { signOut { errors { code } } }")
    await do(outside.recruiter, "revokeExternalShare", externalShareId=await outside.id())
    assert await noted(world) - before == Counter(
        {
            "view.shared_externally": 1,
            "external_link.opened": 2,
            "view.read": 3,
            "view.shared": 1,
            "external_link.renewed": 1,
            "external_reader.updated": 1,
            "external_visit.left": 1,
            "signed_in": 1,
            "external_share.revoked": 1,
        }
    )
    entries = [each for each in await written(world.database) if each.action.startswith(("external", "view.read"))]
    share = (await outside.id()).removeprefix("share_")
    assert {each.actor.partition(":")[0] for each in entries} == {"reader", "anonymous", "employee"}
    assert {each.actor for each in entries if each.actor.startswith("reader")} == {f"reader:{share}"}
    assert {each.organisation_id for each in entries} == {world.ours.id}
    assert not [each for each in entries if "@" in str(vars(each))]


async def test_a_link_that_does_not_open_is_one_refusal_in_the_trail(world: World) -> None:
    before = await noted(world)
    await world.anonymous.ask(OPEN, token="forged")
    assert await noted(world) - before == {"openExternalLink.refused:LINK_NOT_VALID": 1}
