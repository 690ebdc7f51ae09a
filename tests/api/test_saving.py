"""Saving and withdrawing a view: over which version, and with whom in it."""

from typing import Any

from tests.support.client import Client
from tests.support.operations import do, refused
from tests.support.world import World

SHARE = """
    mutation ($procedureId: ID!, $candidateIds: [ID!]!, $filters: SharedViewFiltersInput!, $expectedVersion: Int) {
        shareView(input: {procedureId: $procedureId, candidateIds: $candidateIds, filters: $filters,
                          expectedVersion: $expectedVersion}) {
            procedure { id } sharedView { version visibleSections candidates { totalCount nodes { id displayName } } }
            errors { code path ... on StaleVersionError { currentVersion } }
        }
    }
"""
SEE = """
    query ($procedureId: ID!) {
        sharedView(procedureId: $procedureId) { id version savedAt visibleSections candidates { nodes { id } } }
    }
"""


async def see(who: Client, world: World, title: str = "Team lead") -> Any:
    return (await who.ask(SEE, procedureId=world.procedure(title).id)).data["sharedView"]


async def test_before_the_first_save_nothing_is_shared(world: World) -> None:
    for name in ("recruiter", "owner"):
        client = await world.as_(name)
        assert await see(client, world, "Data") is None
    known = world.procedure("Data")
    assert await refused(client, "withdrawView", procedureId=known.id) == ("NO_SHARED_VIEW", "input.procedureId")


async def test_a_first_save_and_a_save_after_withdrawing_expect_no_view(world: World) -> None:
    recruiter = await world.as_("recruiter")
    for title in ("Data", "Team lead"):
        known = world.procedure(title)
        if title == "Team lead":
            await do(recruiter, "withdrawView", procedureId=known.id)
        save: dict[str, Any] = {"procedureId": known.id, "candidateIds": known.candidates[:1], "filters": {}}
        refusal = await refused(recruiter, "shareView", **save, expectedVersion=1)
        assert refusal == ("STALE_VERSION", "input.expectedVersion")
        await do(recruiter, "shareView", **save, expectedVersion=0)
        assert await see(recruiter, world, title) is not None


async def test_a_save_over_a_version_one_has_not_seen_can_be_refused_and_changes_nothing(world: World) -> None:
    recruiter, known = await world.as_("recruiter"), world.procedure()
    before = await see(recruiter, world)
    for expected in (0, 2, -1, 2**31 - 1):
        payload = await recruiter.change(
            SHARE, procedureId=known.id, candidateIds=known.candidates[:1], filters={}, expectedVersion=expected
        )
        stale = {"code": "STALE_VERSION", "path": ["input", "expectedVersion"], "currentVersion": 1}
        assert payload == {"procedure": None, "sharedView": None, "errors": [stale]}
    assert await see(recruiter, world) == before
    await do(
        recruiter, "shareView", procedureId=known.id, candidateIds=known.candidates[:1], filters={}, expectedVersion=1
    )


async def test_a_view_holds_one_to_a_thousand_candidates_of_its_procedure_with_results(world: World) -> None:
    recruiter, known, other = await world.as_("recruiter"), world.procedure(), world.procedure("Data")
    before = await see(recruiter, world)
    first, last = known.candidates[0], known.candidates[-1]
    for chosen, refusal in (
        ([], ("INVALID_INPUT", "input.candidateIds")),
        ([first] * 1001, ("INVALID_INPUT", "input.candidateIds")),
        ([first, last], ("NO_RESULTS", "input.candidateIds.1")),
        ([first, other.candidates[0]], ("NOT_FOUND", "input.candidateIds.1")),
        ([first, first, "x"], ("NOT_FOUND", "input.candidateIds.2")),
        ([known.id], ("NOT_FOUND", "input.candidateIds.0")),
        (["candidate_" + "0" * 32], ("NOT_FOUND", "input.candidateIds.0")),
    ):
        found = await refused(recruiter, "shareView", procedureId=known.id, candidateIds=chosen, filters={})
        assert found == refusal
    assert await see(recruiter, world) == before
    await do(recruiter, "shareView", procedureId=known.id, candidateIds=[first] * 1000, filters={})
    assert len((await see(recruiter, world))["candidates"]["nodes"]) == 1
