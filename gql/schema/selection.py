"""What the client selected below a field, so that nothing else is read."""

from collections.abc import Iterable, Mapping
from typing import Any

from graphql import FieldNode, FragmentSpreadNode, InlineFragmentNode, SelectionNode, VariableNode

from db.queries.shared_people import Wanted
from gql.schema.nodes import Info
from psychometrics.sections import Section

_SECTION_FIELDS = {
    "competencies": Section.COMPETENCIES,
    "pressureBehaviour": Section.PRESSURE_BEHAVIOUR,
    "learningAgility": Section.LEARNING_AGILITY,
    "motives": Section.MOTIVES,
    "aptitude": Section.APTITUDE,
}


def selected(info: Info, *, deep: bool = False) -> set[str]:
    """The names of the fields selected below this one; with `deep`, at any depth. Each fragment is read once."""
    raw = info._raw_info
    names: set[str] = set()
    seen: set[str] = set()

    def read(selections: Iterable[SelectionNode]) -> None:
        for selection in selections:
            if _left_out(selection, info.variable_values):
                continue
            if isinstance(selection, FieldNode):
                names.add(selection.name.value)
                if deep and selection.selection_set:
                    read(selection.selection_set.selections)
            elif isinstance(selection, InlineFragmentNode):
                read(selection.selection_set.selections)
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in seen:
                seen.add(selection.name.value)
                read(raw.fragments[selection.name.value].selection_set.selections)

    for node in raw.field_nodes:
        if node.selection_set:
            read(node.selection_set.selections)
    return names


def _left_out(selection: SelectionNode, variables: Mapping[str, Any]) -> bool:
    """Whether @skip or @include leaves it out: the only directives, and `if` the only argument, that are valid here."""
    for directive in selection.directives or ():
        for condition in directive.arguments or ():
            value: Any = condition.value
            given = variables.get(value.name.value) if isinstance(value, VariableNode) else value.value
            if given is (directive.name.value == "skip"):
                return True
    return False


def wanted(info: Info) -> Wanted:
    """What is asked of the people of a shared view below this field."""
    names = selected(info, deep=True)
    return Wanted(
        sections=frozenset(section for name, section in _SECTION_FIELDS.items() if name in names),
        scores=not names.isdisjoint({"score", "interval"}),
        overviews="overviews" in names,
    )
