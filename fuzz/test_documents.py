"""Documents that schemathesis makes of the exported schema, good ones and bad ones, by people of every kind."""

from typing import Any

import schemathesis
from graphql import Node, StringValueNode, TypeInfo, TypeInfoVisitor, Visitor, get_named_type, parse, print_ast, visit
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from schemathesis.config import SchemathesisConfig
from schemathesis.graphql import nodes

from fuzz.rounds import Question, Rounds
from fuzz.stage import ASKERS
from gql.schema import schema
from tests.support.visible_places import SCHEMA

schemathesis.graphql.scalar("EmailAddress", (st.emails() | st.text()).map(nodes.String))
schemathesis.graphql.scalar("LanguageTag", (st.sampled_from(["en", "nl", "NL", "pt-BR"]) | st.text()).map(nodes.String))
EXPORTED = schemathesis.graphql.from_file(schema.as_str(), config=SchemathesisConfig())
CASES = st.one_of(
    [
        operation.as_strategy(generation_mode=mode)
        for root in EXPORTED
        for operation in EXPORTED[root].values()
        for mode in schemathesis.GenerationMode
    ]
)


class WithIds(Visitor):
    """Puts ids that exist where the document has any: schemathesis cannot know them."""

    def __init__(self, types: TypeInfo, ids: list[str]) -> None:
        super().__init__()
        self._types, self._ids = types, iter(ids)

    def enter(self, node: Node, *_: Any) -> Any:
        wanted = self._types.get_input_type()
        if isinstance(node, StringValueNode) and wanted and get_named_type(wanted).name == "ID":
            return StringValueNode(value=next(self._ids, node.value))
        return None


@st.composite
def questions(draw: DrawFn, ids: list[str]) -> Question:
    """A document, with ids that exist in half of them."""
    document = draw(CASES).body
    if draw(st.booleans()):
        types = TypeInfo(SCHEMA)
        real = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=5))
        document = print_ast(visit(parse(document), TypeInfoVisitor(types, WithIds(types, real))))
    return Question.of(draw(st.sampled_from(ASKERS)), document)


def test_documents_of_any_kind_break_nothing(rounds: Rounds) -> None:
    rounds.play(questions(rounds.stage.ids))
