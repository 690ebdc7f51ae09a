"""How often a document asks for the same: two fields at one place of the answer must be compared to be one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graphql import FieldNode, FragmentDefinitionNode, FragmentSpreadNode, InlineFragmentNode, SelectionSetNode

Fragments = Mapping[str, FragmentDefinitionNode]


def pairs(selected: SelectionSetNode, fragments: Fragments) -> int:
    """How many pairs of fields share a place of the answer, fragments put in.

    Asked only of a selection whose fields were counted and found to be few.
    """
    found, waiting = 0, [[selected]]
    while waiting:
        for same in _places(waiting.pop(), fragments).values():
            found += len(same) * (len(same) - 1) // 2
            waiting.append([node.selection_set for node in same if node.selection_set])
    return found


def _places(selected: Iterable[SelectionSetNode], fragments: Fragments) -> Mapping[str, list[FieldNode]]:
    """The fields that are selected here by the name of their place, each fragment put in once."""
    places, seen, waiting = defaultdict[str, list[FieldNode]](list), set[str](), list(selected)
    while waiting:
        for selection in waiting.pop().selections:
            if isinstance(selection, FieldNode):
                places[(selection.alias or selection.name).value].append(selection)
            elif isinstance(selection, InlineFragmentNode):
                waiting.append(selection.selection_set)
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in seen:
                seen.add(selection.name.value)
                if definition := fragments.get(selection.name.value):
                    waiting.append(definition.selection_set)
    return places
