"""How much a document may ask: each excess is refused by its name, and what clients really ask is not."""

import pytest
from graphql import get_introspection_query, print_ast

from tests.support.documents import journey
from tests.support.operations import do, refused
from tests.support.world import World


def many(count: int, text: str) -> str:
    """The text so many times, numbered."""
    return " ".join(text.replace("N", str(number)) for number in range(count))


def fragments(count: int, fields: str) -> str:
    """Fragments of which each holds the next one twice."""
    doubling = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(count - 1))
    return f"{{ ...F0 }} {doubling} fragment F{count - 1} on Query {{ {fields} }}"


INTO_LISTS = "types { fields { args { type { name } } type { name kind } } }"
EXCESSES = [
    ("tokens", "{ " + "a " * 2_001 + "}"),
    ("tokens", "#\n" * 2_001 + "{ viewer { __typename } }"),
    ("operations", "query A { lenses { id } } query B { lenses { id } }"),
    ("operations", "{ lenses { id } } fragment F on Lens { id } { lenses { id } }"),
    ("depth", "{ a " * 13 + "}" * 13),
    ("depth", "{ a " * 400 + "}" * 400),
    ("depth", "{ nodes(ids: " + "[" * 61 + "]" * 61 + ") { id } }"),
    ("depth", "{ " + "... { " * 61 + "lenses { id }" + "}" * 62),
    ("introspection depth", "{ __schema { types " + "{ ofType " * 16 + "{ name }" + "}" * 18),
    ("aliases", f"{{ lenses {{ {many(31, 'aN: name')} }} }}"),
    (
        "aliases",
        f"{{ lenses {{ ...A ...B }} }} {many(2, 'fragment FN on Lens { a: id }')} "
        f"fragment A on Lens {{ {many(15, 'aN: name')} }} fragment B on Lens {{ {many(14, 'bN: name')} }}",
    ),
    ("root fields", f"{{ {'lenses { id } ' * 11} }}"),
    ("root fields", "{ ...F lenses { id } } fragment F on Query { " + "lenses { id } " * 10 + "}"),
    ("root fields", fragments(30, "__typename")),
    ("directives", f"{{ lenses {{ id {'@skip(if: false) ' * 21} }} }}"),
    ("fragments", "{ lenses { id } } " + many(31, "fragment FN on Lens { id }")),
    ("fields", f"{{ lenses {{ {'id ' * 1_001} }} }}"),
    ("fields", "{ lenses { ...F ...F } } fragment F on Lens { " + "id " * 600 + "}"),
    ("repetitions", f"{{ lenses {{ {'id ' * 65} }} }}"),
    ("repetitions", f"{{ lenses {{ {'competencies { key } ... on Lens { competencies { key } } ' * 25} }} }}"),
    ("cost", "{ sharedViews(first: 100) { nodes { candidates(first: 100) { nodes { id } } } } }"),
    ("introspection cost", f"{{ __schema {{ {many(30, f'aN: {INTO_LISTS}')} }} }}"),
    ("credential mutations", "mutation { a: signIn(input: {}) { accessToken } b: signIn(input: {}) { accessToken } }"),
]


@pytest.mark.parametrize(("limit", "document"), EXCESSES)
async def test_what_asks_too_much_is_refused_by_the_name_of_the_limit(world: World, limit: str, document: str) -> None:
    answer = await world.anonymous.ask(document)
    assert [error["extensions"] for error in answer.body["errors"]] == [{"code": "LIMIT_EXCEEDED", "limit": limit}]
    assert answer.response.status_code == 400


LITTLE = [
    f"{{ lenses {{ {many(30, 'aN: name')} }} }}",
    'query Q($a: [ID!]! = ["a: b: @c {{{ # \\" }"], $b: Boolean! = true) { nodes(ids: $a) { id @skip(if: $b) } }',
    'query { node(id: """ "aliases": { a: b: c } \\""" @ @ @ """) { id } } # a: b @ @ @ {{{{',
    f"{{ lenses {{ {many(20, '...FN')} }} }} {many(20, 'fragment FN on Lens { id key name }')}",
    "query fragment { viewer { ...query } } fragment query on Employee { id }",
    f"{{ nodes(ids: [{many(100, chr(34) + 'lens_x_N' + chr(34))}]) {{ id }} }}",
]


@pytest.mark.parametrize("document", LITTLE)
async def test_what_stays_within_every_limit_is_answered(world: World, document: str) -> None:
    answer = await (await world.as_("recruiter")).ask(document)
    assert answer.codes == []


async def test_all_of_somebodys_insights_with_advice_fit_in_one_request(world: World) -> None:
    answer = await (await world.as_("member")).ask(print_ast(journey("OwnInsights")))
    assert answer.data["viewer"]["selfAwarenessInsights"]["competencies"]


async def test_as_many_employees_as_may_be_added_at_once_fit_in_one_request(world: World) -> None:
    admin = await world.as_("development")
    new = [{"firstName": "Nora", "lastName": "Prins", "email": f"{n}@noorderlicht.example"} for n in range(201)]
    assert await refused(admin, "addEmployees", employees=new) == ("INVALID_INPUT", "input.employees")
    added = await do(admin, "addEmployees", "rows { employee { id } errors { code } }", employees=new[:200])
    assert all(row["employee"] and not row["errors"] for row in added["rows"])


@pytest.mark.parametrize("whole", [True, False])
async def test_the_introspection_of_every_client_is_answered_to_everybody(world: World, whole: bool) -> None:
    query = get_introspection_query(
        descriptions=whole,
        specified_by_url=whole,
        directive_is_repeatable=whole,
        schema_description=whole,
        input_value_deprecation=whole,
        experimental_directive_deprecation=whole,
        one_of=whole,
    )
    assert (await world.anonymous.ask(query)).data["__schema"]["types"]


async def test_lists_within_lists_of_the_introspection_are_refused(world: World) -> None:
    document = "{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }"
    assert (await world.anonymous.ask(document)).codes == ["DOCUMENT_INVALID"]


async def test_a_document_that_is_wrong_all_over_is_told_the_first_of_its_mistakes(world: World) -> None:
    answer = await world.anonymous.ask(f"{{ lenses {{ {many(300, 'xN')} }} }}")
    assert 1 < len(answer.codes) < 10
    assert set(answer.codes) == {"DOCUMENT_INVALID"}
