"""The guard: parsing, limits and validation of a document, each done once and remembered."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    parse,
    validate,
    visit,
)
from graphql.language import Visitor
from strawberry.extensions import SchemaExtension

from db.queries.paging import LARGEST_PAGE
from db.refusals import Unauthenticated
from gql.permissions.viewer import Anonymous, Viewer
from gql.schema import limits, measure, scan
from gql.schema.limits import LimitExceeded

REMEMBERED = 500
# Of a document that is wrong all over, this many mistakes are told.
MOST_ERRORS = 5
# Stands in for a document that cannot be read, until its error is told where errors are told.
NOTHING = parse("{ __typename }")

# What a client gave for numbers and lists of ids: a document is measured by their sizes, not by their values.
Sizes = tuple[tuple[str, int | None], ...]


class Guard(SchemaExtension):
    """Refuses a document that asks too much before any other work is done on it.

    What was found out about a document is kept by its text, so that a frontend's own few documents cost this once.
    """

    def on_parse(self) -> Iterator[None]:
        parsed = _parsed(self.execution_context.query or "")
        self.execution_context.graphql_document = NOTHING if isinstance(parsed, GraphQLError) else parsed
        yield

    def on_validate(self) -> Iterator[None]:
        execution = self.execution_context
        query, schema = execution.query or "", execution.schema._schema
        viewer: Viewer = execution.context.viewer
        little = isinstance(viewer, Anonymous) and not _opens_a_link(query)
        most = limits.ANONYMOUS_COST if little else limits.COST
        errors = _errors(query, schema, self._sizes(query), most)
        if errors and isinstance(viewer, Anonymous) and viewer.session_ended and _is_about_cost(errors[0]):
            # Somebody signed in could have asked this: the news is that they no longer are.
            errors = [GraphQLError(Unauthenticated.code, original_error=Unauthenticated())]
        execution.pre_execution_errors = errors
        yield

    def _sizes(self, query: str) -> Sizes:
        given: Mapping[str, Any] = self.execution_context.variables or {}
        return tuple((name, _size(given.get(name))) for name in _variables_that_multiply(query))


@lru_cache(REMEMBERED)
def _parsed(query: str) -> DocumentNode | GraphQLError:
    try:
        scan.check(query)
        return parse(query, max_tokens=limits.TOKENS)
    except GraphQLError as error:
        return error


@lru_cache(REMEMBERED)
def _errors(query: str, schema: GraphQLSchema, sizes: Sizes, cost: int) -> list[GraphQLError]:
    document = _parsed(query)
    if isinstance(document, GraphQLError):
        return [document]
    try:
        measure.check(document, schema, dict(sizes), cost=cost)
    except LimitExceeded as refused:
        return [refused]
    return _invalid(query, schema)


@lru_cache(REMEMBERED)
def _invalid(query: str, schema: GraphQLSchema) -> list[GraphQLError]:
    document = _parsed(query)
    try:
        return [document] if isinstance(document, GraphQLError) else validate(schema, document, max_errors=MOST_ERRORS)
    except ValueError:
        return [GraphQLError("The document holds a number that is too long.")]


@lru_cache(REMEMBERED)
def _variables_that_multiply(query: str) -> tuple[str, ...]:
    document, names = _parsed(query), set[str]()

    class Finder(Visitor):
        def enter_argument(self, node: Any, *_: Any) -> None:
            if node.name.value in measure.MULTIPLIERS and isinstance(node.value, VariableNode):
                names.add(node.value.name.value)

    if isinstance(document, DocumentNode) and "$" in query:
        visit(document, Finder())
    return tuple(sorted(names))


def operation_types(query: str) -> set[OperationType]:
    """The types of the operations in a document; none when it cannot be read."""
    document = _parsed(query)
    if isinstance(document, GraphQLError):
        return set()
    return {each.operation for each in document.definitions if isinstance(each, OperationDefinitionNode)}


@lru_cache(REMEMBERED)
def _opens_a_link(query: str) -> bool:
    """Whether opening a link is all that a document does."""
    document = _parsed(query)
    roots = [
        selection
        for each in (document.definitions if isinstance(document, DocumentNode) else ())
        if isinstance(each, OperationDefinitionNode)
        for selection in each.selection_set.selections
    ]
    return bool(roots) and all(isinstance(r, FieldNode) and r.name.value in measure.OPENING_MUTATIONS for r in roots)


def _is_about_cost(error: GraphQLError) -> bool:
    return isinstance(error, LimitExceeded) and error.limit == "cost"


def _size(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, list):
        return len(value)
    # Whatever else may still turn out to be a number counts as the largest that is allowed.
    return value if type(value) is int else LARGEST_PAGE
