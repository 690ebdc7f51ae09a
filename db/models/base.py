"""The declarative base, and the few column types that all tables share."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID, uuid4

from sqlalchemy import DateTime, Dialect, Enum, MetaData, String, Text, TypeDecorator, Uuid
from sqlalchemy.orm import DeclarativeBase, mapped_column


class UtcDateTime(TypeDecorator[datetime]):
    """An instant; refuses naive values, and always comes back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value  # type: ignore[no-any-return]
        return value.replace(tzinfo=UTC)  # type: ignore[no-any-return]


def named(enum: type[StrEnum]) -> Enum:
    """A column of an enum's names, readable in the database and free of database-side types."""
    return Enum(enum, native_enum=False, length=32, values_callable=lambda e: [member.value for member in e])


# Sort keys compare byte by byte on both databases, so that a cursor means the same on each.
SortText = Text().with_variant(Text(collation="C"), "postgresql")

Key = Annotated[UUID, mapped_column(Uuid, primary_key=True, default=uuid4)]
Instant = Annotated[datetime, mapped_column(UtcDateTime)]
Line = Annotated[str, mapped_column(String(320))]


class Base(DeclarativeBase):
    """The base of all rows."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
