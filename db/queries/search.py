"""Searching: every word must occur, whatever its case and accents."""

from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute

from db.names import folded


def matching(statement: Select[Any], column: InstrumentedAttribute[str], search: str | None) -> Select[Any]:
    """Keeps the rows whose folded text holds each word of the search; no words keep every row."""
    for word in folded(search or "").split():
        statement = statement.where(column.contains(word, autoescape=True))
    return statement
