"""The one saved view of a procedure: saved, seen, changed, withdrawn."""

from typing import Any

from tests.support.client import Client
from tests.support.world import World

SHARE = """
    mutation ($procedureId: ID!, $candidateIds: [ID!]!, $filters: SharedViewFiltersInput!, $expectedVersion: Int) {
        shareView(input: {procedureId: $procedureId, candidateIds: $candidateIds, filters: $filters,
                          expectedVersion: $expectedVersion}) {
            sharedView { version visibleSections candidates { totalCount nodes { id displayName } } }
            errors { code path ... on StaleVersionError { currentVersion } }
        }
    }
"""
SEE = """
    query ($procedureId: ID!) {
        sharedView(procedureId: $procedureId) {
            version visibleSections candidates { nodes { id displayName fullName } }
        }
    }
"""


async def share(who: Client, world: World, count: int = 3, **filters: bool) -> Any:
    known = world.procedure()
    return await who.change(SHARE, procedureId=known.id, candidateIds=known.candidates[:count], filters=filters)


async def test_every_save_is_at_once_what_the_hiring_manager_sees(world: World) -> None:
    recruiter, manager = await world.as_("recruiter"), await world.as_("manager")
    saved = await share(recruiter, world, motives=True)
    seen = (await manager.ask(SEE, procedureId=world.procedure().id)).data["sharedView"]
    assert seen["version"] == saved["sharedView"]["version"] == 2
    assert seen["visibleSections"] == ["MOTIVES"]


async def test_a_save_over_a_version_one_has_not_seen_can_be_refused(world: World) -> None:
    recruiter = await world.as_("recruiter")
    known = world.procedure()
    refused = await recruiter.change(
        SHARE, procedureId=known.id, candidateIds=known.candidates[:1], filters={}, expectedVersion=0
    )
    assert refused["errors"] == [{"code": "STALE_VERSION", "path": ["input", "expectedVersion"], "currentVersion": 1}]
