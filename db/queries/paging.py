"""Keyset paging: pages that stay in place while rows come and go, and cursors that hold nothing hidden.

A cursor is the sort key of a row, so paging goes on where it was even when that row is gone. What a list is
sorted by is always something its reader sees, or chance.
"""

import base64
import binascii
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, Select, Subquery, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from db.refusals import InvalidInput

Row = TypeVar("Row")
Other = TypeVar("Other")

DEFAULT_PAGE = 20
LARGEST_PAGE = 100


class BadPaging(InvalidInput):
    """`first` out of its bounds, or a cursor that this list never gave out."""


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which rows are wanted, and whether rows and their total are wanted at all."""

    first: int = DEFAULT_PAGE
    after: str | None = None
    rows: bool = True
    count: bool = True

    def __post_init__(self) -> None:
        if self.first < 0:
            raise BadPaging("first", reason="negative_page")
        if self.first > LARGEST_PAGE:
            raise BadPaging("first", reason="page_too_large")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """A page of rows with their cursors; `total` counts the whole list, or is None when nobody asked."""

    rows: Sequence[Row] = ()
    cursors: Sequence[str] = ()
    has_next: bool = False
    has_previous: bool = False
    total: int | None = None

    def of(self, rows: Sequence[Other]) -> "Page[Other]":
        """The same page of other rows, one for each."""
        return Page(rows, self.cursors, self.has_next, self.has_previous, self.total)


@dataclass(frozen=True, slots=True)
class Order:
    """The columns a list is sorted by, the last of them unique; `readers` turn a cursor's texts into their values."""

    columns: tuple[InstrumentedAttribute[Any], ...]
    readers: tuple[Callable[[str], Any], ...]
    descending: bool = False
    terms: tuple[ColumnElement[Any], ...] = field(init=False)

    def __post_init__(self) -> None:
        terms = tuple(c.desc() if self.descending else c.asc() for c in self.columns)
        object.__setattr__(self, "terms", terms)

    def following(self, cursor: str) -> ColumnElement[bool]:
        """The condition of coming after the cursor's row; raises BadPaging."""
        here, there = tuple_(*self.columns), tuple_(*self.read(cursor))
        return here < there if self.descending else here > there

    def cursor(self, values: Sequence[Any]) -> str:
        """The cursor of a row with these values in the sorting columns."""
        texts = [value.isoformat() if hasattr(value, "isoformat") else str(value) for value in values]
        return base64.urlsafe_b64encode(orjson.dumps(texts)).decode().rstrip("=")

    def read(self, cursor: str) -> list[Any]:
        """The values in a cursor; raises BadPaging."""
        try:
            padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
            texts = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            if not isinstance(texts, list) or not all(isinstance(text, str) and "\0" not in text for text in texts):
                raise ValueError
            return [reader(text) for reader, text in zip(self.readers, texts, strict=True)]
        except (ValueError, binascii.Error) as error:
            raise BadPaging("after", reason="bad_cursor") from error


def instant(text: str) -> datetime:
    """The reader of a column that holds an instant; raises ValueError for one that no such column can hold."""
    try:
        read = datetime.fromisoformat(text)
        if read.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return read.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("no such instant") from error


async def pages(
    session: AsyncSession,
    entity: type[Row],
    statement: Select[*tuple[Any, ...]],
    *,
    parent: InstrumentedAttribute[UUID],
    parents: Collection[UUID],
    order: Order,
    request: PageRequest,
) -> dict[UUID, Page[Row]]:
    """One page below each parent: at most one statement for the rows and one for the totals, however many parents."""
    found: dict[UUID, list[Row]] = {key: [] for key in parents}
    totals: dict[UUID, int] = dict.fromkeys(parents, 0)
    if request.rows:
        for row in await _rows(session, entity, statement, parent, parents, order, request):
            found[getattr(row, parent.key)].append(row)
    if request.count:
        counting = statement.with_only_columns(parent, func.count()).where(parent.in_(parents)).group_by(parent)
        totals.update((key, total) for key, total in await session.execute(counting))
    return {
        key: Page(
            rows=rows[: request.first],
            cursors=[order.cursor([getattr(row, c.key) for c in order.columns]) for row in rows[: request.first]],
            has_next=len(rows) > request.first,
            has_previous=request.after is not None,
            total=totals[key] if request.count else None,
        )
        for key, rows in found.items()
    }


async def _rows(
    session: AsyncSession,
    entity: type[Row],
    statement: Select[*tuple[Any, ...]],
    parent: InstrumentedAttribute[UUID],
    parents: Collection[UUID],
    order: Order,
    request: PageRequest,
) -> Sequence[Row]:
    statement = statement.where(parent.in_(parents))
    if request.after is not None:
        statement = statement.where(order.following(request.after))
    chosen = first_of_each(statement, parent, parents, order, request.first + 1)
    if isinstance(chosen, Subquery):
        chosen = select(aliased(entity, chosen)).order_by(chosen.c.nth)
    return (await session.scalars(chosen)).unique().all()


def first_of_each(
    statement: Select[*tuple[Any, ...]],
    parent: InstrumentedAttribute[UUID],
    parents: Collection[UUID],
    order: Order,
    most: int,
) -> Select[*tuple[Any, ...]] | Subquery:
    """The first rows below each parent: a plain LIMIT below one, numbered rows (column `nth`) below several."""
    if len(parents) == 1:
        return statement.order_by(*order.terms).limit(most)
    nth = func.row_number().over(partition_by=parent, order_by=order.terms).label("nth")
    numbered = statement.add_columns(nth).subquery()
    return select(numbered).where(numbered.c.nth <= most).subquery()
