"""The executor's short cut answers as the long way does, whatever a document looks like and whatever goes wrong."""

import pytest
from sqlalchemy import update
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from db.models.assessments import ResultSection
from gql import ids
from gql.schema import schema
from psychometrics.sections import Section
from tests.support.world import World

PAGE = """
    query ($id: ID!, $yes: Boolean! = true, $no: Boolean! = false) {
        sharedView(procedureId: $id) { version @include(if: $yes) @skip(if: $no) %s }
    }
"""
SHAPES = {
    "a field by another name and a type by its own": """
        __typename candidates { __typename nodes { __typename called: displayName competencies {
            __typename place: band competency { __typename title: name } interval { __typename low }
        } } }
    """,
    "fields that are put in or left out": """
        candidates { nodes { motives @skip(if: $yes) { band } competencies @include(if: $yes) {
            band @skip(if: $no) score @include(if: $no) competency @include(if: $no) { key }
        } } }
    """,
    "fields that are named twice": """
        candidates { nodes { competencies { band competency { key } } competencies { score competency { name } } } }
    """,
    "fragments of a type and of its interface": """
        candidates { nodes { ... on Node { id ... on SharedCandidate { initials } } ... { fullName } } }
    """,
    "edges and where they lie": """
        candidates(first: 2) { edges { cursor node { id motives { score } } } pageInfo { endCursor } totalCount }
    """,
    "what is hidden": "lensName candidates { nodes { fullName motives { band } aptitude { gma { score } } } }",
}


@pytest.mark.parametrize("shape", SHAPES)
async def test_the_short_cut_answers_with_the_same_bytes(
    world: World, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    manager = await world.as_("manager")
    short = await manager.ask(PAGE % SHAPES[shape], id=world.procedure().id)
    monkeypatch.setattr(schema, "execution_context_class", StrawberryGraphQLCoreExecutionContext)
    long = await manager.ask(PAGE % SHAPES[shape], id=world.procedure().id)
    assert short.data["sharedView"]["candidates"]
    assert short.text == long.text


async def test_a_result_that_cannot_be_read_is_null_with_an_error_and_the_others_are_there(world: World) -> None:
    known = world.procedure()
    broken = ids.key(ids.CANDIDATE, known.candidates[0])
    async with world.database.write() as session:
        await session.execute(
            update(ResultSection)
            .where(ResultSection.candidate_id == broken, ResultSection.section == Section.PRESSURE_BEHAVIOUR)
            .values(scores={})
        )
    manager = await world.as_("manager")
    sections = "candidates { nodes { displayName competencies { score } pressureBehaviour { score } } }"
    body = (await manager.ask(PAGE % sections, id=known.id)).body
    people = body["data"]["sharedView"]["candidates"]["nodes"]
    [place] = [place for place, person in enumerate(people) if person["pressureBehaviour"] is None]
    assert all(person["competencies"] for person in people)
    assert [(each["path"], each["extensions"]["code"]) for each in body["errors"]] == [
        (["sharedView", "candidates", "nodes", place, "pressureBehaviour"], "INTERNAL")
    ]
