"""Searching: every word must occur, whatever its case and accents."""

from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute

from db.names import folded
from db.refusals import InvalidInput

LONGEST_SEARCH = 200


def matching(statement: Select[Any], column: InstrumentedAttribute[str], search: str | None) -> Select[Any]:
    """Keeps the rows whose folded text holds each word of the search; no words keep every row."""
    search = search or ""
    # Databases refuse patterns and conditions beyond a size; one character may fold into many.
    if len(search) > LONGEST_SEARCH:
        raise InvalidInput("search", reason="too_long")
    for word in dict.fromkeys(folded(search).split()):
        statement = statement.where(column.contains(word, autoescape=True))
    return statement
