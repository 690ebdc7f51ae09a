"""The schema as clients read it: everything described, filters marked, and the committed SDL the true one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    get_named_type,
    get_nullable_type,
    is_list_type,
    is_non_null_type,
    is_specified_directive,
    is_specified_scalar_type,
)
from graphql.type.introspection import is_introspection_type

from gql.__main__ import main

PRINTED = CliRunner().invoke(main, ["sdl"]).output
# The fields that a filter of the saved view guards, and no other.
GUARDED = {
    "ScaleResult.score": "SCORES",
    "ScaleResult.interval": "SCORES",
    "CompetencyResult.score": "SCORES",
    "CompetencyResult.interval": "SCORES",
    "SharedView.lensName": "COMPETENCIES",
    "SharedCandidate.fullName": "FULL_NAMES",
    "SharedCandidate.competencies": "COMPETENCIES",
    "SharedCandidate.pressureBehaviour": "PRESSURE_BEHAVIOUR",
    "SharedCandidate.learningAgility": "LEARNING_AGILITY",
    "SharedCandidate.motives": "MOTIVES",
    "SharedCandidate.aptitude": "APTITUDE",
    "SharedCandidate.overviews": "OVERVIEWS",
}


@pytest.fixture(scope="module")
def read() -> GraphQLSchema:
    """The schema as a client makes it of what we print."""
    return build_schema(PRINTED)


def test_the_committed_schema_is_the_one_that_is_served() -> None:
    committed = Path(__file__).parents[2] / "gql" / "schema" / "schema.graphql"
    assert committed.read_text(encoding="utf-8") == PRINTED, "out of date: make sdl"


def test_everything_has_a_description(read: GraphQLSchema) -> None:
    assert [name for name, description in described(read) if not description] == []


def test_every_description_is_a_sentence_of_its_own(read: GraphQLSchema) -> None:
    unfinished = [name for name, text in described(read) if text and not re.fullmatch(r"[A-Z0-9`\"'].*[.]", text, re.S)]
    assert unfinished == []


def test_every_way_in_says_who_may_take_it(read: GraphQLSchema) -> None:
    texts = dict(described(read))
    ways = [name for name in texts if re.fullmatch(r"(Query|Mutation|Subscription)\.\w+", name)]
    assert [name for name in ways if not re.search(r"\bFor \w+", texts[name] or "")] == []


def test_whatever_may_be_null_says_when(read: GraphQLSchema) -> None:
    """What a query has for some people alone is null for the others, and a list for nobody: they say so themselves."""
    silent = [
        name
        for name, field in shown(read)
        if not is_non_null_type(field.type) and not name.startswith("Query.") and "Connection" not in str(field.type)
        if not re.search(r"\bnull\b", field.description or "", re.I)
    ]
    assert silent == []


def test_every_list_says_in_which_order_it_comes(read: GraphQLSchema) -> None:
    order = re.compile(r"\border\b|\bby (last name|name|key)\b|\bfirst\b|from the outside in")
    silent = [
        name
        for name, field in shown(read)
        if is_list_type(get_nullable_type(field.type)) or get_named_type(field.type).name.endswith("Connection")
        if not name.endswith(".errors") and not order.search(field.description or "")
    ]
    assert silent == []


def test_the_guarded_fields_and_no_others_print_their_filter(read: GraphQLSchema) -> None:
    printed = {
        f"{kind.name}.{name}": directive.arguments[0].value.value
        for kind in read.type_map.values()
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
        for name, field in kind.fields.items()
        for directive in (field.ast_node and field.ast_node.directives) or ()
        if directive.name.value == "visibleWhen"
    }
    assert printed == GUARDED


def test_no_list_says_that_it_is_ordered_by_score_nor_can_be_asked_to_be(read: GraphQLSchema) -> None:
    texts = dict(described(read))
    assert [name for name in texts if re.search(r"order|sort|rank", name, re.I)] == []
    promise = re.compile(
        r"\b(order|sort|rank|highest|lowest|best|first)\w*\b[^.]*\bscores?\b|(?<!Never )by score", re.I
    )
    assert [name for name, text in texts.items() if promise.search(text or "")] == []


def test_every_guarded_field_is_nullable(read: GraphQLSchema) -> None:
    for path in GUARDED:
        kind, name = path.split(".")
        assert not str(read.type_map[kind].fields[name].type).endswith("!"), path  # type: ignore[attr-defined]


def shown(read: GraphQLSchema) -> Iterator[tuple[str, GraphQLField]]:
    """Every field that can be asked for, by its path."""
    for kind in read.type_map.values():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not is_introspection_type(kind):
            yield from ((f"{kind.name}.{name}", field) for name, field in kind.fields.items())


def described(read: GraphQLSchema) -> Iterator[tuple[str, str | None]]:
    """Everything that can have a description, by its path, with it."""
    for directive in read.directives:
        if not is_specified_directive(directive):
            yield f"@{directive.name}", directive.description
    for kind in read.type_map.values():
        if not is_introspection_type(kind) and not is_specified_scalar_type(kind):
            yield kind.name, kind.description
            yield from ((f"{kind.name}.{path}", text) for path, text in parts(kind))


def parts(kind: GraphQLNamedType) -> Iterator[tuple[str, str | None]]:
    """The parts of a type: fields and their arguments, or the values of an enum."""
    if isinstance(kind, GraphQLEnumType):
        yield from ((name, value.description) for name, value in kind.values.items())
    elif isinstance(kind, GraphQLInputObjectType):
        yield from ((name, given.description) for name, given in kind.fields.items())
    elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
        for name, field in kind.fields.items():
            yield name, field.description
            yield from ((f"{name}({argument})", taken.description) for argument, taken in field.args.items())
