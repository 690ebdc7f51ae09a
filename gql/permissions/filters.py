"""The eight filters of a saved view as one field-level permission, printed in the schema as @visibleWhen."""

from typing import Any, Protocol

import strawberry
from strawberry.extensions.field_extension import SyncExtensionResolver
from strawberry.permission import BasePermission, PermissionExtension
from strawberry.schema_directive import Location

from db.models.sharing import SharedViewFilter

ALL_VISIBLE = frozenset(SharedViewFilter)


class Filtered(Protocol):
    """An object that knows which filters are on where it is shown."""

    visible: frozenset[SharedViewFilter]


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    name="visibleWhen",
    description="Inside a saved view this field is null, without an error, unless `filter` is on there.",
)
class VisibleWhenDirective:
    filter: SharedViewFilter


class FilterOn(BasePermission):
    """Allows a field of an object inside a saved view only while the filter is on.

    Nothing hidden is loaded in the first place; this is the second lock. It stays synchronous and looks at
    nothing but the object, because it is asked for every score of every candidate.
    """

    def __init__(self, wanted: SharedViewFilter) -> None:
        self.wanted = wanted
        self._directive = VisibleWhenDirective(filter=wanted)

    def has_permission(self, source: Filtered, info: object = None, **kwargs: Any) -> bool:
        return self.wanted in source.visible

    @property
    def schema_directive(self) -> object:
        return self._directive


class VisibleWhen(PermissionExtension):
    """Guards a nullable field by one of the eight filters; a hidden field is null, and so is a hidden list."""

    def __init__(self, wanted: SharedViewFilter) -> None:
        self._filter_on = FilterOn(wanted)
        super().__init__([self._filter_on])

    def shows(self, source: Filtered) -> bool:
        """Whether the field of this object may be seen."""
        return self._filter_on.has_permission(source) is True

    def resolve(self, next_: SyncExtensionResolver, source: Any, info: strawberry.Info[Any, Any], **kwargs: Any) -> Any:
        return next_(source, info, **kwargs) if self.shows(source) else None
