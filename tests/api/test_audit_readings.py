"""Readings of results in the audit trail: once for each viewer, version and session, and never lost."""

import asyncio
from pathlib import Path

import pytest

from db.database import Database, sqlite_url
from gql import ids
from tests.api.conftest import Serve
from tests.support.operations import do
from tests.support.trail import noted, own_id, written
from tests.support.world import World

READ = "query ($id: ID!) { sharedView(procedureId: $id) { candidates { nodes { competencies { score } } } } }"
RESULTS = "query ($id: ID!) { node(id: $id) { ... on Candidate { results { motives { score } } } } }"


async def test_a_reading_is_one_entry_for_each_viewer_version_and_session(world: World) -> None:
    recruiter, manager, known = await world.as_("recruiter"), await world.as_("manager"), world.procedure()
    for _ in range(3):
        await manager.ask(READ, id=known.id)
    assert (await noted(world))["view.read"] == 1
    await (await world.sign_in("manager@noorderlicht.example")).ask(READ, id=known.id)
    assert (await noted(world))["view.read"] == 2
    await recruiter.ask(READ, id=known.id)
    assert (await noted(world))["view.read"] == 3
    await do(recruiter, "shareView", procedureId=known.id, candidateIds=known.candidates[:1], filters={})
    for _ in range(2):
        await manager.ask(READ, id=known.id)
    assert (await noted(world))["view.read"] == 4


async def test_whoever_finds_somebody_in_a_view_by_id_reads_the_view(world: World) -> None:
    manager = await world.as_("manager")
    people = "query ($id: ID!) { sharedView(procedureId: $id) { candidates { nodes { id } } } }"
    view = (await manager.ask(people, id=world.procedure().id)).data["sharedView"]
    again = await world.sign_in("manager@noorderlicht.example")
    before = await noted(world, "view.read")
    person = "query ($id: ID!) { node(id: $id) { ... on SharedCandidate { competencies { band } } } }"
    await again.ask(person, id=view["candidates"]["nodes"][0]["id"])
    assert await noted(world, "view.read") - before == {"view.read": 1}


async def test_looking_at_no_results_is_no_reading(world: World) -> None:
    manager, stranger, known = await world.as_("manager"), await world.as_("manager2"), world.procedure()
    await manager.ask("query ($id: ID!) { sharedView(procedureId: $id) { version savedAt } }", id=known.id)
    await stranger.ask(READ, id=known.id)
    assert await noted(world, ".read") == {}


async def test_full_results_are_read_of_each_candidate_who_has_them(world: World) -> None:
    recruiter, known = await world.as_("recruiter"), world.procedure()
    for candidate in (known.candidates[0], known.candidates[0], known.candidates[1], known.candidates[-1]):
        await recruiter.ask(RESULTS, id=candidate)
    await noted(world)
    found = [entry for entry in await written(world.database) if entry.action == "results.read"]
    read = {ids.public(ids.CANDIDATE, entry.subject_id) for entry in found if entry.subject_id}
    assert (read, len(found)) == (set(known.candidates[:2]), 2)
    assert {entry.actor.partition(":")[2] for entry in found} == {(await own_id(recruiter)).partition("_")[2]}


async def test_what_was_read_or_refused_last_is_written_before_the_service_stops(serve: Serve, tmp_path: Path) -> None:
    async with serve() as world:
        manager = await world.as_("manager")
        await manager.ask(READ, id=world.procedure().id)
        await manager.ask("{ lenses { id } }")
    database = Database(sqlite_url(tmp_path / "inzicht.sqlite3"))
    actions = {entry.action for entry in await written(database)}
    await database.close()
    assert {"lenses.refused:FORBIDDEN", "view.read"} <= actions


async def test_what_is_being_written_when_the_writing_is_called_off_is_not_lost(world: World) -> None:
    await (await world.as_("manager")).ask("{ lenses { id } }")
    writing = asyncio.create_task(world.service.trail.drain())
    await asyncio.sleep(0)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    assert await noted(world, "lenses") == {"lenses.refused:FORBIDDEN": 1}
