"""Lists in pages, by the conventions of Relay: forwards, with a total for whoever asks."""

from collections.abc import Callable
from typing import Annotated, Any, Generic, TypeVar

import strawberry

from db.queries.paging import DEFAULT_PAGE, Page, PageRequest
from gql.schema.nodes import Info
from gql.schema.selection import selected

T = TypeVar("T")
Row = TypeVar("Row")

First = Annotated[
    int | None,
    strawberry.argument(description="How many rows at most: 0 to 100; 20 unless told."),
]
After = Annotated[
    str | None,
    strawberry.argument(description="The `endCursor` of the page before; none for the first page."),
]
Search = Annotated[
    str | None,
    strawberry.argument(
        description="Words that must all occur, in any letter case and with or without accents: at most 200 characters."
    ),
]


@strawberry.type(description="Where a page lies in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether there are rows after this page.")
    has_previous_page: bool = strawberry.field(description="Whether this page was asked for with `after`.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first row; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last row; null on an empty page.")


@strawberry.type(description="A row of a page with its cursor.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(
        description="Give this as `after` to go on behind the row, even when it is gone by then."
    )
    node: T = strawberry.field(description="The row itself.")


@strawberry.type(
    description="A page of a list; null instead only with an error, such as for a cursor that was never given out."
)
class Connection(Generic[T]):
    edges: list[Edge[T]] = strawberry.field(description="The rows with their cursors, in the order of the list.")
    nodes: list[T] = strawberry.field(description="The rows alone, in the order of the list.")
    page_info: PageInfo = strawberry.field(description="Where the page lies in the list.")
    total_count: int = strawberry.field(description="How many rows the whole list has; counted only when asked for.")

    @classmethod
    def of(cls, page: Page[Row] | None, make: Callable[[Row], Any]) -> "Connection[T]":
        """The page, each row made into what the schema shows."""
        page = page or Page()
        nodes = [make(row) for row in page.rows]
        cursors = page.cursors
        return cls(
            edges=[Edge(cursor=cursor, node=node) for cursor, node in zip(cursors, nodes, strict=True)],
            nodes=nodes,
            page_info=PageInfo(
                has_next_page=page.has_next,
                has_previous_page=page.has_previous,
                start_cursor=cursors[0] if cursors else None,
                end_cursor=cursors[-1] if cursors else None,
            ),
            total_count=page.total or 0,
        )


def page_request(info: Info, first: int | None, after: str | None) -> PageRequest:
    """What a list field is asked for: which rows, and whether rows and total are selected at all."""
    names = selected(info)
    return PageRequest(
        first=DEFAULT_PAGE if first is None else first,
        after=after,
        rows=not names.isdisjoint({"edges", "nodes", "pageInfo"}),
        count="totalCount" in names,
    )
