"""Rows, and the rules about one thing as methods of it; importing this room registers every table."""

from db.models import (
    accounts,
    assessments,
    attempts,
    audit,
    development,
    external,
    hiring,
    outbox,
    people,
    recruiting,
    sharing,
    sittings,
)
from db.models.base import Base

__all__ = [
    "Base",
    "accounts",
    "assessments",
    "attempts",
    "audit",
    "development",
    "external",
    "hiring",
    "outbox",
    "people",
    "recruiting",
    "sharing",
    "sittings",
]
