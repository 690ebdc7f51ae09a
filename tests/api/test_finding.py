"""Things found again by their ids: in the order of the ids, and all of a kind at once."""

import pytest

from gql import ids
from tests.support.visible_sql import cost
from tests.support.visible_stage import staged
from tests.support.world import World

NODES = """
    query ($ids: [ID!]!) { nodes(ids: $ids) {
        __typename id ... on SharedCandidate { displayName motives { band } } ... on Candidate { name { full } }
    } }
"""
PEOPLE = "query ($id: ID!) { sharedView(procedureId: $id) { id candidates { nodes { id } } } }"
TEAM = "{ recruitmentProcedures { nodes { id team { nodes { id } } } } }"


async def known_to_the_recruiter(world: World) -> dict[str, list[str]]:
    """Several ids of each kind that have rows of their own."""
    stage, recruiter = await staged(world), await world.as_("recruiter")
    await stage.show("motives")
    view = (await recruiter.ask(PEOPLE, id=stage.procedure)).data["sharedView"]
    procedures = (await recruiter.ask(TEAM)).data["recruitmentProcedures"]["nodes"]
    return {
        ids.EMPLOYEE: sorted({each["id"] for procedure in procedures for each in procedure["team"]["nodes"]}),
        ids.PROCEDURE: [each["id"] for each in procedures],
        ids.CANDIDATE: world.procedure().candidates,
        ids.SHARED_CANDIDATE: [each["id"] for each in view["candidates"]["nodes"]],
        ids.VIEW: [view["id"]],
    }


async def test_nodes_come_in_the_order_of_their_ids_twice_where_asked_twice_and_null_where_there_is_none(
    world: World,
) -> None:
    known = await known_to_the_recruiter(world)
    theirs = next(each for each in world.theirs.procedures)
    wanted: list[str | None] = [some[-1] for some in known.values()] + [some[0] for some in known.values()]
    wanted = [*wanted, *reversed(wanted)]
    asked = [each or "" for each in wanted]
    for place, nobodys in enumerate((ids.public(ids.PROCEDURE, theirs.id), "procedure_" + "0" * 32, "", "lens_x_1")):
        asked.insert(place * 5, nobodys)
        wanted.insert(place * 5, None)
    nodes = (await (await world.as_("recruiter")).ask(NODES, ids=asked)).data["nodes"]
    assert [node and node["id"] for node in nodes] == wanted


@pytest.mark.parametrize("kind", [ids.EMPLOYEE, ids.PROCEDURE, ids.CANDIDATE, ids.SHARED_CANDIDATE])
async def test_many_nodes_of_a_kind_take_no_statement_more_than_a_few(world: World, kind: str) -> None:
    recruiter, known = await world.as_("recruiter"), (await known_to_the_recruiter(world))[kind]
    assert len(known) > 1
    few = await cost(world, recruiter, NODES, ids=known[:2])
    assert await cost(world, recruiter, NODES, ids=known * 3) == few


async def test_nodes_asked_for_in_several_places_are_looked_up_together(world: World) -> None:
    recruiter, known = await world.as_("recruiter"), world.procedure().candidates
    document = """
        query ($a: [ID!]!, $b: [ID!]!, $c: ID!) {
            a: nodes(ids: $a) { id } b: nodes(ids: $b) { id } c: node(id: $c) { id }
        }
    """
    assert await cost(world, recruiter, document, a=known[:3], b=known[2:6], c=known[6]) == 1
