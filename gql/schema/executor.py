"""Execution with a short cut: selections of plain attributes are read by one function, made once an operation.

A page of a shared view holds tens of thousands of fields, and graphql-core makes a path, an info and a dozen calls
for each. Most are attributes of an object at hand, and need none of it. Whatever the short cut does not know, or
stumbles over, goes the long way, which also finds the words for what is wrong.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, cast

from graphql import (
    GraphQLObjectType,
    GraphQLOutputType,
    Undefined,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from gql.permissions.filters import VisibleWhen

Reader = Callable[[Any], Any]


class _Stumbled(Exception):
    """A null where there may be none, or an object of another type."""


class Executor(StrawberryGraphQLCoreExecutionContext):
    """Completes lists and objects by the short cut where there is one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Extensions that want to see every field would miss those that are read by the short cut.
        self._watched = bool(self.middleware_manager and self.middleware_manager.middlewares)
        # With each reader the selection it is for, so that nothing else can come to live at its address.
        self._readers: dict[tuple[int, int], tuple[Any, Reader | None]] = {}

    def complete_list_value(self, return_type: Any, field_details_list: Any, *rest: Any) -> Any:
        found = self._read(return_type, field_details_list, *rest)
        return super().complete_list_value(return_type, field_details_list, *rest) if found is Undefined else found

    def complete_object_value(self, return_type: Any, field_details_list: Any, *rest: Any) -> Any:
        found = self._read(return_type, field_details_list, *rest)
        return super().complete_object_value(return_type, field_details_list, *rest) if found is Undefined else found

    def _read(self, kind: GraphQLOutputType, selection: Any, info: Any, path: Any, value: Any, *rest: Any) -> Any:
        key = id(kind), id(selection)
        if key not in self._readers:
            self._readers[key] = selection, None if self._watched else self._reader(kind, selection)
        _, reader = self._readers[key]
        if reader is None:
            return Undefined
        try:
            return reader(value)
        except Exception:
            return Undefined

    def _reader(self, kind: GraphQLOutputType, selection: Any) -> Reader | None:
        """What completes a value of this kind; None where there is no short cut."""
        if is_non_null_type(kind):
            return _completed(self._bare(kind.of_type, selection), required=True)
        return _completed(self._bare(kind, selection), required=False)

    def _bare(self, kind: Any, selection: Any) -> Reader | None:
        if is_leaf_type(kind):
            return kind.coerce_output_value
        if is_list_type(kind):
            return _each(self._reader(kind.of_type, selection))
        return self._object(kind, selection) if is_object_type(kind) else None

    def _object(self, kind: GraphQLObjectType, selection: Any) -> Reader | None:
        ours = kind.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
        fields, deferred, _ = self.collect_subfields(kind, selection)
        if ours is None or deferred:  # a type of the introspection, or a client that wants an answer in pieces
            return None
        readers: list[tuple[str, Reader]] = []
        for name, details in fields.items():
            reader = self._field(kind, details)
            if reader is None:
                return None
            readers.append((name, reader))
        made_by = (ours.concrete_of or ours).origin

        def read(source: Any) -> dict[str, Any]:
            if not isinstance(source, made_by):
                raise _Stumbled
            return {name: reader(source) for name, reader in readers}

        return read

    def _field(self, kind: GraphQLObjectType, selection: Any) -> Reader | None:
        name = selection[0].node.name.value
        if name == "__typename":
            return lambda source: kind.name
        definition = self.schema.get_field(kind, name)
        if definition is None:
            return None
        field = definition.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
        value = _value(field) if field else None
        complete = self._reader(definition.type, selection) if value else None
        if field is None or value is None or complete is None:
            return None
        match field.extensions:
            case []:
                return lambda source: complete(value(source))
            case [VisibleWhen() as guard]:
                return lambda source: complete(value(source) if guard.shows(source) else None)
            case _:
                return None


def _value(field: StrawberryField) -> Reader | None:
    """What gets the field's value from its object: an attribute, or a plain method without arguments."""
    method = field.base_resolver
    if method is None:
        return attrgetter(field.python_name)
    needs_more = method.is_async or method.arguments or method.info_parameter or not method.self_parameter
    return None if needs_more else cast("Reader", method.wrapped_func)


def _completed(read: Reader | None, *, required: bool) -> Reader | None:
    if read is None:
        return None

    def completed(value: Any) -> Any:
        if value is None and not required:
            return None
        found = None if value is None else read(value)
        if found is None or found is Undefined:
            raise _Stumbled
        return found

    return completed


def _each(read: Reader | None) -> Reader | None:
    return None if read is None else lambda values: [read(value) for value in values]
