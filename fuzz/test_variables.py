"""Variables for every field of Query and Mutation, by people of every kind."""

import pytest
from graphql import GraphQLField, get_named_type
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from fuzz.rounds import Question, Rounds
from fuzz.stage import ASKERS
from fuzz.values import Typed, now_and_then
from tests.support.visible_places import ROOTS, selection


def document(kind: str, name: str, field: GraphQLField) -> str:
    """The operation with all the field's arguments as variables, and much of what can be selected."""
    declared = ", ".join(f"${each}: {argument.type}" for each, argument in field.args.items())
    given = ", ".join(f"{each}: ${each}" for each in field.args)
    head = f"{kind} ({declared}) {{ {name}({given})" if given else f"{kind} {{ {name}"
    return f"{head} {selection(get_named_type(field.type))} }}"


def asking(kind: str, name: str, field: GraphQLField, typed: Typed) -> SearchStrategy[Question]:
    """Questions about one field."""
    variables = {each: typed.of(argument.type) for each, argument in field.args.items()}
    return st.builds(
        Question.of,
        st.sampled_from(ASKERS),
        st.just(document(kind, name, field)),
        now_and_then(st.fixed_dictionaries({}, optional=variables), st.fixed_dictionaries(variables)),
    )


@pytest.mark.parametrize("stage", ["sqlite", "postgresql"], indirect=True)
def test_variables_of_any_kind_break_no_field(rounds: Rounds) -> None:
    typed = Typed(rounds.stage)
    fields = [
        asking(kind, name, field, typed) for kind in ("query", "mutation") for name, field in ROOTS[kind].fields.items()
    ]
    rounds.play(st.one_of(fields))
