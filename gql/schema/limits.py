"""How much a document may ask: its measures are taken once, each fragment counted once, and remembered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
)

TOKENS = 2_000
DEPTH = 12
INTROSPECTION_DEPTH = 16
ALIASES = 30
ROOT_FIELDS = 10
DIRECTIVES = 20
FRAGMENTS = 30
FIELDS = 1_000
COST = 50_000
ANONYMOUS_COST = 1_000
CREDENTIALS = 1

OBJECT_COST, SCALAR_COST = 2, 1
# Selections inside each other without adding depth, such as inline fragments.
NESTING = 60
# Arguments that say how often what stands below them is done.
MULTIPLIERS = frozenset({"first", "ids"})
CREDENTIAL_MUTATIONS = frozenset(
    {
        "signIn",
        "activateAccount",
        "resetPassword",
        "changePassword",
        "previewExternalLink",
        "openExternalLink",
        "requestNewExternalLink",
    }
)
# Whoever opens a link asks for what it opens in one go, and may ask as much as somebody signed in.
OPENING_MUTATIONS = frozenset({"openExternalLink"})


class LimitExceeded(GraphQLError):
    """The document asks for more than one request may; `limit` names what of."""

    def __init__(self, limit: str, most: int) -> None:
        super().__init__(
            f"The document exceeds the limit of {most} for {limit}.",
            extensions={"code": "LIMIT_EXCEEDED", "limit": limit},
        )
        self.limit = limit


@dataclass(slots=True)
class Measure:
    """What a selection comes to, fragments put in: fields side by side, levels, all fields, cost, secrets checked."""

    width: int = 0
    depth: int = 0
    introspection_depth: int = 0
    fields: int = 0
    cost: int = 0
    credentials: int = 0

    def add(self, other: "Measure", *, times: int = 1, level: int = 0, introspection: bool = False) -> None:
        """Counts in what stands below, `level` deeper and so many times."""
        if introspection:
            self.introspection_depth = max(self.introspection_depth, other.depth + level)
        else:
            self.depth = max(self.depth, other.depth + level)
            self.introspection_depth = max(self.introspection_depth, other.introspection_depth)
        self.width += 0 if level else other.width
        self.fields += other.fields
        self.cost += other.cost * times
        self.credentials += other.credentials


def check(document: DocumentNode, schema: GraphQLSchema, sizes: Mapping[str, int | None], *, cost: int) -> None:
    """Raises LimitExceeded for the first limit that the document breaks.

    `sizes` holds what the client gave for variables that multiply: a number, the length of a list, or None.
    """
    operations = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    fragments = [each for each in document.definitions if isinstance(each, FragmentDefinitionNode)]
    _at_most("operations", len(operations), 1)
    _at_most("fragments", len(fragments), FRAGMENTS)
    measuring = _Measuring(schema, {each.name.value: each for each in fragments}, sizes)
    total = Measure()
    for operation in operations:
        total.add(measuring.operation(operation))
    for fragment in fragments:
        # Also those that nothing uses: they cost work all the same.
        measuring.fragment(fragment.name.value, 0)
    _at_most("aliases", measuring.aliases, ALIASES)
    _at_most("directives", measuring.directives, DIRECTIVES)
    _at_most("root fields", total.width, ROOT_FIELDS)
    _at_most("depth", total.depth, DEPTH)
    _at_most("introspection depth", total.introspection_depth, INTROSPECTION_DEPTH)
    _at_most("fields", total.fields, FIELDS)
    _at_most("cost", total.cost, cost)
    _at_most("credential mutations", total.credentials, CREDENTIALS)


class _Measuring:
    """One walk over a document; aliases and directives are counted where they stand, the rest where it is used."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        sizes: Mapping[str, int | None],
    ) -> None:
        self.schema, self.fragments, self.sizes = schema, fragments, sizes
        self.aliases = self.directives = 0
        self._defaults: dict[str, ValueNode] = {}
        self._measured: dict[str, Measure] = {}

    def operation(self, operation: OperationDefinitionNode) -> Measure:
        """The measure of an operation, with the defaults of its variables."""
        self.directives += len(operation.directives or ())
        for each in operation.variable_definitions or ():
            if each.default_value is not None:
                self._defaults[each.variable.name.value] = each.default_value
        return self.selections(operation.selection_set, self.schema.get_root_type(operation.operation), 0)

    def selections(self, selections: SelectionSetNode, parent: GraphQLNamedType | None, nesting: int) -> Measure:
        """The measure of a selection set on a type; unknown types and fields are left to the validation."""
        if nesting > NESTING:
            _refuse("depth", DEPTH)
        total = Measure()
        for selection in selections.selections:
            self.directives += len(selection.directives or ())
            if isinstance(selection, FieldNode):
                self._add_field(total, selection, parent, nesting)
            elif isinstance(selection, InlineFragmentNode):
                condition = selection.type_condition
                type_ = self.schema.get_type(condition.name.value) if condition else parent
                total.add(self.selections(selection.selection_set, type_, nesting + 1))
            elif isinstance(selection, FragmentSpreadNode):
                total.add(self.fragment(selection.name.value, nesting + 1))
        return total

    def fragment(self, name: str, nesting: int) -> Measure:
        """The measure of a fragment, taken once; one that leads back to itself counts for nothing there."""
        if name not in self._measured:
            self._measured[name] = Measure()
            if definition := self.fragments.get(name):
                self.directives += len(definition.directives or ())
                type_ = self.schema.get_type(definition.type_condition.name.value)
                self._measured[name] = self.selections(definition.selection_set, type_, nesting)
        return self._measured[name]

    def _add_field(self, total: Measure, node: FieldNode, parent: GraphQLNamedType | None, nesting: int) -> None:
        name = node.name.value
        self.aliases += node.alias is not None
        own = Measure(width=1, depth=1, fields=1, cost=OBJECT_COST if node.selection_set else SCALAR_COST)
        own.credentials = name in CREDENTIAL_MUTATIONS
        if node.selection_set:
            definition = self.schema.get_field(parent, name) if parent else None  # type: ignore[arg-type]
            type_ = get_named_type(definition.type) if definition else None
            below = self.selections(node.selection_set, type_, nesting + 1)
            own.add(below, times=self._times(node, definition), level=1)
        total.add(own, introspection=name in {"__schema", "__type"})

    def _times(self, node: FieldNode, definition: GraphQLField | None) -> int:
        default = 1
        if definition and "first" in definition.args:
            default = definition.args["first"].default_value
        given = [each.value for each in node.arguments or () if each.name.value in MULTIPLIERS]
        return max(self._given(given[0], default), 0) if given else default

    def _given(self, value: ValueNode, default: int) -> int:
        if isinstance(value, IntValueNode):
            return int(value.value[:12])
        if isinstance(value, ListValueNode):
            return len(value.values)
        if not isinstance(value, VariableNode):
            return default
        name = value.name.value
        size = self.sizes.get(name)
        if size is None and (instead := self._defaults.get(name)):
            return self._given(instead, default)
        return default if size is None else size


def _at_most(limit: str, count: int, most: int) -> None:
    if count > most:
        _refuse(limit, most)


def _refuse(limit: str, most: int) -> NoReturn:
    raise LimitExceeded(limit, most)
