"""The measure of a document: one walk over it, each fragment measured once, says what it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
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

from gql.schema import limits
from gql.schema.limits import LimitExceeded, at_most
from gql.schema.repetitions import pairs

OBJECT_COST, SCALAR_COST = 2, 1
# Arguments that say how often what stands below them is done.
MULTIPLIERS = frozenset({"first", "ids"})
# How long the lists of the introspection are on the average; that of all types is as long as it is.
INTROSPECTED = {"fields": 4, "args": 1, "inputFields": 1, "enumValues": 1, "possibleTypes": 1, "directives": 6}
CREDENTIAL_MUTATIONS = frozenset(
    {
        "signIn",
        "activateAccount",
        "requestPasswordReset",
        "resetPassword",
        "changePassword",
        "previewExternalLink",
        "openExternalLink",
        "openCandidateLink",
        "requestNewExternalLink",
    }
)
# Whoever opens a link asks for what it opens in one go, and may ask as much as somebody signed in.
OPENING_MUTATIONS = frozenset({"openExternalLink", "openCandidateLink"})


@dataclass(slots=True)
class Measure:
    """What a selection comes to, fragments put in: fields side by side, levels, all fields, cost, secrets checked."""

    width: int = 0
    depth: int = 0
    introspection_depth: int = 0
    fields: int = 0
    cost: int = 0
    introspection_cost: int = 0
    credentials: int = 0

    def add(self, other: "Measure", *, times: int = 1, level: int = 0) -> None:
        """Counts in what stands below, `level` deeper and so many times."""
        self.depth = max(self.depth, other.depth + level)
        self.introspection_depth = max(self.introspection_depth, other.introspection_depth)
        self.width += 0 if level else other.width
        self.fields += other.fields
        self.cost += other.cost * times
        self.introspection_cost += other.introspection_cost * times
        self.credentials += other.credentials

    def about_the_schema(self) -> "Measure":
        """The same as introspection, which has a depth and a cost of its own."""
        return replace(self, depth=0, introspection_depth=self.depth, cost=0, introspection_cost=self.cost)


def check(document: DocumentNode, schema: GraphQLSchema, sizes: Mapping[str, int | None], *, cost: int) -> None:
    """Raises LimitExceeded for the first limit that the document breaks; its tokens were looked at before.

    `sizes` holds what the client gave for variables that multiply: a number, the length of a list, or None.
    """
    operations = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    measuring = _Measuring(schema, fragments, sizes)
    total = Measure()
    for operation in operations:
        total.add(measuring.operation(operation))
    for name in fragments:
        # Also those that nothing uses: they cost work all the same.
        measuring.fragment(name, 0)
    at_most("root fields", total.width, limits.ROOT_FIELDS)
    at_most("depth", total.depth, limits.DEPTH)
    at_most("introspection depth", total.introspection_depth, limits.INTROSPECTION_DEPTH)
    at_most("fields", total.fields, limits.FIELDS)
    at_most("cost", total.cost, cost)
    at_most("introspection cost", total.introspection_cost, limits.INTROSPECTION_COST)
    at_most("credential mutations", total.credentials, limits.CREDENTIALS)
    for operation in operations:
        at_most("repetitions", pairs(operation.selection_set, fragments), limits.REPETITIONS)


class _Measuring:
    """One walk over a document, in which everything is counted where it is used."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        sizes: Mapping[str, int | None],
    ) -> None:
        self.schema, self.fragments, self.sizes = schema, fragments, sizes
        self._defaults: dict[str, ValueNode] = {}
        self._measured: dict[str, Measure] = {}

    def operation(self, operation: OperationDefinitionNode) -> Measure:
        """The measure of an operation, with the defaults of its variables."""
        for each in operation.variable_definitions or ():
            if each.default_value is not None:
                self._defaults[each.variable.name.value] = each.default_value
        return self.selections(operation.selection_set, self.schema.get_root_type(operation.operation), 0)

    def selections(self, selections: SelectionSetNode, parent: GraphQLNamedType | None, nesting: int) -> Measure:
        """The measure of a selection set on a type; unknown types and fields are left to the validation."""
        if nesting > limits.NESTING:
            raise LimitExceeded("depth", limits.DEPTH)
        total = Measure()
        for selection in selections.selections:
            if isinstance(selection, FieldNode):
                total.add(self._field(selection, parent, nesting))
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
                type_ = self.schema.get_type(definition.type_condition.name.value)
                self._measured[name] = self.selections(definition.selection_set, type_, nesting)
        return self._measured[name]

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None, nesting: int) -> Measure:
        name = node.name.value
        own = Measure(width=1, depth=1, fields=1, cost=OBJECT_COST if node.selection_set else SCALAR_COST)
        own.credentials = name in CREDENTIAL_MUTATIONS
        if node.selection_set:
            definition = self.schema.get_field(parent, name) if parent else None  # type: ignore[arg-type]
            type_ = get_named_type(definition.type) if definition else None
            below = self.selections(node.selection_set, type_, nesting + 1)
            times = self._introspected(name) if _is_introspection(parent) else self._times(node, definition)
            own.add(below, times=times, level=1)
        return own.about_the_schema() if name in {"__schema", "__type"} else own

    def _introspected(self, name: str) -> int:
        return len(self.schema.type_map) if name == "types" else INTROSPECTED.get(name, 1)

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


def _is_introspection(type_: GraphQLNamedType | None) -> bool:
    return type_ is not None and type_.name.startswith("__")
