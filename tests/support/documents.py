"""Documents as the clients of frontends send them, and what is in their answers."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    NameNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

import web

JOURNEYS = (Path(web.__file__).parent / "assets" / "journeys.graphql").read_text(encoding="utf-8")


def journey(name: str) -> DocumentNode:
    """One of the operations that GraphiQL opens with, and the fragments in its tab."""
    [tab] = [
        each for each in JOURNEYS.split("\n\n") if re.search(rf"^(query|mutation|subscription) {name}\b", each, re.M)
    ]
    return parse(tab)


class Typenames(Visitor):
    """Puts `__typename` into every selection but the operation's own."""

    def leave_selection_set(
        self, node: SelectionSetNode, key: Any, parent: Any, path: Any, ancestors: Any
    ) -> SelectionSetNode | None:
        if isinstance(parent, OperationDefinitionNode):
            return None
        return SelectionSetNode(selections=(*node.selections, FieldNode(name=NameNode(value="__typename"))))


def with_typenames(document: DocumentNode) -> str:
    """The document as Apollo and urql send it."""
    return print_ast(visit(document, Typenames()))


def objects(value: Any, *, outermost: bool = True) -> Iterator[dict[str, Any]]:
    """Every object in an answer but the outermost."""
    if isinstance(value, dict):
        if not outermost:
            yield value
        for each in value.values():
            yield from objects(each, outermost=False)
    elif isinstance(value, list):
        for each in value:
            yield from objects(each, outermost=False)


def ids(value: Any) -> list[str]:
    """Every id in an answer once, in its order."""
    return list(dict.fromkeys(thing["id"] for thing in objects(value) if "id" in thing))
