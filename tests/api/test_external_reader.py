"""A reader from outside is nobody else: one view, and of everything and everybody beside it nothing."""

from typing import Any

import pytest

from gql import ids
from tests.support.client import Client
from tests.support.external import READER, Outside, a_reader, share_the_view
from tests.support.operations import code, do
from tests.support.visible_ids import KINDS, of_nothing, ours_and_theirs
from tests.support.visible_live import watch_to_the_end
from tests.support.visits import WATCH
from tests.support.world import World

NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"
ONE = "query ($id: ID!) { node(id: $id) { __typename id } }"
VIEW = "query ($id: ID!) { sharedView(procedureId: $id) { id } }"
AROUND = """
    { viewer { ... on ExternalReader {
        email organisationName sharedBy closesAt locale sharedView { procedureTitle url }
    } } }
"""


async def test_of_all_the_ids_there_are_a_reader_finds_the_view_and_the_people_in_it(world: World) -> None:
    ours, theirs = await ours_and_theirs(world)
    reader = await a_reader(world)
    own = [*ours.of(ids.VIEW, ["Team lead"]), *ours.of(ids.SHARED_CANDIDATE, ["Team lead"])]
    assert [each["id"] for each in (await reader.ask(NODES, ids=own)).data["nodes"]] == own
    for kind in KINDS:
        every = [*ours.of(kind), *theirs.of(kind), *(each for each in of_nothing(kind, ours.of(kind)[0]))]
        others = [each for each in every if each not in own]
        assert others
        assert set((await reader.ask(NODES, ids=others)).data["nodes"]) == {None}
        for each in others[:3]:
            assert (await reader.ask(ONE, id=each)).data["node"] is None


async def test_another_procedures_view_answers_a_reader_like_one_that_does_not_exist(world: World) -> None:
    ours, theirs = await ours_and_theirs(world)
    reader = await a_reader(world)
    others = [*ours.of(ids.PROCEDURE, ["Data analyst", "Secret"]), *theirs.of(ids.PROCEDURE)]
    unknown = f"{ids.PROCEDURE}_{'0' * 32}"
    for document, ask in ((VIEW, Client.ask), (WATCH, watch_to_the_end)):
        told: set[str] = {(await ask(reader, document, id=each)).text for each in [*others, unknown, "", "x"]}
        assert len(told) == 1


async def test_a_reader_of_two_procedures_reads_each_by_its_own_link_alone(world: World) -> None:
    first, second = await share_the_view(world), await share_the_view(world, title="Data analyst")
    readers = [await each.open(await each.link()) for each in (first, second)]
    found = [
        [(await reader.ask(VIEW, id=each.procedure)).data["sharedView"] is not None for each in (first, second)]
        for reader in readers
    ]
    assert found == [[True, False], [False, True]]


async def test_a_reader_is_told_of_the_organisation_no_more_than_its_name_and_who_shared(world: World) -> None:
    outside = await share_the_view(world)
    reader = await outside.open(await outside.link())
    told = (await reader.ask(AROUND)).data["viewer"]
    names = await (await world.as_("recruiter")).ask("{ viewer { ... on Employee { name { full } } } }")
    assert told == {
        "email": READER,
        "organisationName": (await organisation_name(world)),
        "sharedBy": names.data["viewer"]["name"]["full"],
        "closesAt": "2026-03-02T13:00:00+00:00",
        "locale": "EN",
        "sharedView": told["sharedView"],
    }


async def organisation_name(world: World) -> str:
    found = await (await world.as_("owner")).ask("{ organisation { name } }")
    return found.data["organisation"]["name"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("who", ["owner", "recruiter", "manager", None])
async def test_nobody_else_is_an_external_reader(world: World, who: str | None) -> None:
    client = await world.as_(who) if who else world.anonymous
    asked = await client.ask("{ viewer { __typename } }")
    assert asked.data["viewer"] is None if who is None else asked.data["viewer"]["__typename"] == "Employee"


async def test_the_id_of_another_tenants_share_revokes_nothing(world: World) -> None:
    outside, theirs = await share_the_view(world), await world.as_("their recruiter")
    share, token = await outside.share(), await outside.mailed()
    assert await code(theirs, "revokeExternalShare", externalShareId=share) == "NOT_FOUND"
    for given in ("", "x", f"{ids.EXTERNAL_SHARE}_{'0' * 32}", share.replace("share_", "view_")):
        assert await code(outside.recruiter, "revokeExternalShare", externalShareId=given) == "NOT_FOUND"
    await outside.open(token)


async def test_revoking_one_share_leaves_the_others(world: World) -> None:
    outside = await share_the_view(world)
    kept = await outside.open(await outside.link("kept@elders.example"))
    await outside.open(await outside.link())
    await do(outside.recruiter, "revokeExternalShare", externalShareId=await outside.id())
    assert (await kept.ask(VIEW, id=outside.procedure)).data["sharedView"] is not None
    assert [await outside.status(), await outside.status("kept@elders.example")] == ["REVOKED", "OPENED"]


async def test_a_reader_never_hears_of_other_readers(world: World) -> None:
    outside: Outside = await share_the_view(world)
    await outside.share("other@elders.example")
    reader = await outside.open(await outside.link())
    document: Any = "{ recruitmentProcedures { nodes { externalShares { nodes { email } } } } }"
    answer = await reader.ask(document)
    assert (answer.body["data"], answer.codes) == ({"recruitmentProcedures": None}, ["FORBIDDEN"])
