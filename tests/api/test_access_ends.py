"""Whatever let somebody see a view, when it is taken away nothing of the view is seen from the next request on."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from db.models.accounts import Module
from gql import ids
from gql.resolvers import organisations
from tests.support.client import Client
from tests.support.clock import HandClock
from tests.support.operations import do
from tests.support.world import World

MANAGER = "manager@noorderlicht.example"
LOOK = """
    query ($procedureId: ID!, $view: ID!, $person: ID!) {
        sharedView(procedureId: $procedureId) { id candidates(first: 5) { nodes { displayName } } }
        sharedViews(first: 5) { nodes { id candidates(first: 5) { nodes { displayName } } } }
        nodes(ids: [$view, $person]) { id ... on SharedCandidate { displayName } }
        node(id: $view) { id ... on SharedView { candidates(first: 5) { nodes { displayName } } } }
    }
"""
FIND = "query ($id: ID!) { sharedView(procedureId: $id) { id candidates { nodes { id displayName } } } }"

Ending = Callable[[World], Awaitable[Any]]


async def off_the_team(world: World) -> None:
    place = {"procedureId": world.procedure().id, "employeeId": await world.employee_id(MANAGER)}
    await do(await world.as_("recruiter"), "removeFromRecruitmentTeam", **place)


async def role_removed(world: World) -> None:
    person = await world.employee_id(MANAGER)
    await do(await world.as_("owner"), "assignRole", employeeId=person, role="DEVELOPMENT_MEMBER")
    await do(await world.as_("admin"), "removeRole", employeeId=person, role="RECRUITMENT_MEMBER")


async def last_role_removed(world: World) -> None:
    person = await world.employee_id(MANAGER)
    await do(await world.as_("admin"), "removeRole", employeeId=person, role="RECRUITMENT_MEMBER")


async def module_withdrawn(world: World) -> None:
    ours = ids.public(ids.ORGANISATION, world.ours.id)
    await organisations.set_modules(world.database, world.clock, ours, frozenset({Module.DEVELOPMENT}))


async def procedure_closed(world: World) -> None:
    await do(await world.as_("recruiter"), "closeRecruitmentProcedure", procedureId=world.procedure().id)


async def view_withdrawn(world: World) -> None:
    await do(await world.as_("recruiter"), "withdrawView", procedureId=world.procedure().id)


async def signed_out(world: World) -> None:
    await (await world.as_("manager")).ask("mutation { signOut { errors { code } } }")


async def session_over(world: World) -> None:
    assert isinstance(world.clock, HandClock)
    world.clock.forward(minutes=30)


NOTHING: dict[str, Any] = {"sharedView": None, "sharedViews": {"nodes": []}, "nodes": [None, None], "node": None}
REFUSED: dict[str, Any] = {**NOTHING, "sharedViews": None}
ENDINGS: dict[str, tuple[Ending, dict[str, Any], set[str]]] = {
    "off the team": (off_the_team, NOTHING, set()),
    "procedure closed": (procedure_closed, NOTHING, set()),
    "view withdrawn": (view_withdrawn, NOTHING, set()),
    "role removed": (role_removed, REFUSED, {"FORBIDDEN"}),
    "module withdrawn": (module_withdrawn, REFUSED, {"MODULE_NOT_AVAILABLE"}),
    "last role removed": (last_role_removed, REFUSED, {"UNAUTHENTICATED"}),
    "signed out": (signed_out, REFUSED, {"UNAUTHENTICATED"}),
    "session over": (session_over, REFUSED, {"UNAUTHENTICATED"}),
}


async def known_ids(who: Client, world: World) -> tuple[dict[str, str], set[str]]:
    """What somebody noted down while they still saw the view, and the names they saw."""
    view = (await who.ask(FIND, id=world.procedure().id)).data["sharedView"]
    people = view["candidates"]["nodes"]
    noted = {"procedureId": world.procedure().id, "view": view["id"], "person": people[0]["id"]}
    return noted, {each["displayName"] for each in people}


@pytest.mark.parametrize("how", ENDINGS)
async def test_access_ends_with_the_next_request(world: World, how: str) -> None:
    ending, left, codes = ENDINGS[how]
    manager = await world.as_("manager")
    noted, names = await known_ids(manager, world)
    before = (await manager.ask(LOOK, **noted)).data
    assert None not in [*before["nodes"], before["node"], before["sharedView"], *before["sharedViews"]["nodes"]]
    await ending(world)
    answer = await manager.ask(LOOK, **noted)
    assert (answer.body["data"], set(answer.codes)) == (left, codes)
    assert not any(name in answer.text for name in names)


async def test_what_was_noted_of_a_view_is_of_no_use_to_anybody_else(world: World) -> None:
    noted, names = await known_ids(await world.as_("manager"), world)
    for name in ("manager2", "recruiter2", "development", "member", "their owner", "their manager", None):
        client = await world.as_(name) if name else world.anonymous
        answer = await client.ask(LOOK, **noted)
        assert answer.body["data"]["sharedView"] is None
        assert (answer.body["data"]["nodes"], answer.body["data"]["node"]) == ([None, None], None)
        assert not any(name in answer.text for name in names)


async def test_somebody_on_two_teams_keeps_the_view_of_the_other(world: World) -> None:
    recruiter, manager, other = await world.as_("recruiter"), await world.as_("manager"), world.procedure("Data")
    await do(recruiter, "shareView", procedureId=other.id, candidateIds=other.candidates[:2], filters={})
    await do(recruiter, "inviteToRecruitmentTeam", procedureId=other.id, employeeId=await world.employee_id(MANAGER))
    await off_the_team(world)
    views = (await manager.ask("{ sharedViews { nodes { procedureTitle } } }")).data["sharedViews"]["nodes"]
    assert views == [{"procedureTitle": "Data analyst"}]


async def test_access_comes_back_with_what_gave_it(world: World) -> None:
    recruiter, manager = await world.as_("recruiter"), await world.as_("manager")
    noted, _ = await known_ids(manager, world)
    await off_the_team(world)
    again = {"procedureId": world.procedure().id, "employeeId": await world.employee_id(MANAGER)}
    await do(recruiter, "inviteToRecruitmentTeam", **again)
    assert (await manager.ask(LOOK, **noted)).data["node"] is not None
