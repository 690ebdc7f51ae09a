"""What Relay, Apollo and urql take for granted of a schema, and of what they make of a document before they send it."""

import pytest
from click.testing import CliRunner
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, build_schema, parse, validate

from gql.__main__ import main
from tests.support.client import Client
from tests.support.documents import ids, journey, objects, with_typenames
from tests.support.external import share_the_view
from tests.support.operations import do
from tests.support.taking import begun
from tests.support.world import World

QUERIES = ["Lenses", "Candidates", "OrganisationAndPeople", "Node", "WhatTheHiringManagerSees"]
KINDS_OF_A_RECRUITER = """
    query ($id: ID!) {
        organisation { id }
        employees(first: 1) { nodes { id } }
        lenses { id }
        recruitmentProcedure(id: $id) { id candidates(first: 1) { nodes { id } } externalShares { nodes { id } } }
        sharedView(procedureId: $id) { id candidates(first: 1) { nodes { id } } }
    }
"""
KINDS_OF_AN_OWNER = "{ pendingEmployees { nodes { id } } }"
KINDS_OF_A_MEMBER = """
    { viewer { ... on Employee {
        selfAwarenessInsights { id competencies { id suggestions { id } } }
        developmentGoals { nodes { id } }
        assessment { id tests { id } }
    } } }
"""
REFETCH = """
    query Refetch($id: ID!, $first: Int!, $after: String) { node(id: $id) { __typename ...Procedure_candidates id } }
    fragment Procedure_candidates on RecruitmentProcedure {
        candidates(first: $first, after: $after) {
            edges { cursor node { id name { full } __typename } }
            pageInfo { endCursor hasNextPage }
        }
        id
    }
"""


@pytest.fixture(scope="module")
def read() -> GraphQLSchema:
    """The schema as a client makes it of what we print."""
    return build_schema(CliRunner().invoke(main, ["sdl"]).output)


def fields(read: GraphQLSchema, name: str) -> dict[str, str]:
    """The fields of a type, and what each is."""
    kind = read.type_map[name]
    assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
    return {name: str(field.type) for name, field in kind.fields.items()}


def test_every_connection_has_the_shape_that_relay_knows(read: GraphQLSchema) -> None:
    things = [name.removesuffix("Connection") for name in read.type_map if name.endswith("Connection")]
    assert len(things) == 8
    for thing in things:
        assert fields(read, f"{thing}Connection") == {
            "edges": f"[{thing}Edge!]!",
            "nodes": f"[{thing}!]!",
            "pageInfo": "PageInfo!",
            "totalCount": "Int!",
        }
        assert fields(read, f"{thing}Edge") == {"cursor": "String!", "node": f"{thing}!"}
    assert fields(read, "PageInfo") == {
        "hasNextPage": "Boolean!",
        "hasPreviousPage": "Boolean!",
        "startCursor": "String",
        "endCursor": "String",
    }


def test_every_mutation_takes_one_input_and_gives_a_payload_named_after_it(read: GraphQLSchema) -> None:
    assert read.mutation_type
    for name, field in read.mutation_type.fields.items():
        named = f"{name[0].upper()}{name[1:]}"
        assert {taken: str(argument.type) for taken, argument in field.args.items()} in (
            {},
            {"input": f"{named}Input!"},
        )
        assert str(field.type) == f"{named}Payload!"
        assert fields(read, f"{named}Payload")["errors"] == "[UserError!]!"


def test_what_a_mutation_changed_comes_with_the_id_by_which_caches_know_it(read: GraphQLSchema) -> None:
    # Of what is told beside a link, and of who reads by one, there is one at a time: caches keep neither.
    of_a_link = {"ExternalLinkPreview", "ExternalReader", "CandidateGuest"}
    # Of what is gone there is nothing but the id to throw away; of many at once each has a payload of its own; what
    # became of an item for practice is told once.
    others = {"ID", "String", "DateTime", "EmailAddress", "[AddEmployeePayload!]!", "PracticeResult"}
    kept = {name for name in read.type_map if "id" in (getattr(read.type_map[name], "fields", None) or {})}
    for name in read.type_map:
        if name.endswith("Payload"):
            changed = [kind for field, kind in fields(read, name).items() if field not in {"errors", "viewer"}]
            assert set(changed) <= kept | of_a_link | others, name


async def test_every_kind_of_thing_is_found_again_by_its_id(world: World, read: GraphQLSchema) -> None:
    outside = await share_the_view(world)
    await outside.share()
    await do(outside.recruiter, "markCandidateHired", candidateId=world.procedure().candidates[0])
    owner, member = await world.as_("owner"), await world.as_("member")
    await do(member, "createDevelopmentGoal", title="Ask more questions")
    await begun(member)
    found = [
        *await found_again(outside.recruiter, KINDS_OF_A_RECRUITER, id=outside.procedure),
        *await found_again(owner, KINDS_OF_AN_OWNER),
        *await found_again(member, KINDS_OF_A_MEMBER),
    ]
    node = read.type_map["Node"]
    assert isinstance(node, GraphQLInterfaceType)
    assert set(found) == {kind.name for kind in read.get_possible_types(node)}


async def found_again(who: Client, query: str, **variables: str) -> list[str]:
    """Of what kind each thing in the answer is, that `node` finds by its id."""
    wanted = ids((await who.ask(query, **variables)).data)
    found = [
        (await who.ask("query ($id: ID!) { node(id: $id) { __typename id } }", id=each)).data["node"] for each in wanted
    ]
    assert [each["id"] for each in found] == wanted
    return [each["__typename"] for each in found]


async def test_relay_refetches_the_next_page_by_way_of_node(world: World, read: GraphQLSchema) -> None:
    assert validate(read, parse(REFETCH)) == []
    recruiter, known = await world.as_("recruiter"), world.procedure()
    pages, after = [], None
    for _ in range(2):
        answer = await recruiter.ask(REFETCH, id=known.id, first=3, after=after)
        page = answer.data["node"]["candidates"]
        pages.append([edge["node"]["id"] for edge in page["edges"]])
        after = page["pageInfo"]["endCursor"]
    assert len({*pages[0], *pages[1]}) == 6


@pytest.mark.parametrize("name", QUERIES)
async def test_a_query_with_a_typename_in_every_selection_is_still_answered(world: World, name: str) -> None:
    """Apollo and urql put one in, so that they know what they keep."""
    recruiter, known = await world.as_("recruiter"), world.procedure()
    given = {"procedureId": known.id, "id": known.id, "search": ""}
    query = with_typenames(journey(name))
    answer = await recruiter.ask(query, **{key: value for key, value in given.items() if f"${key}:" in query})
    assert all("__typename" in thing for thing in objects(answer.data))
