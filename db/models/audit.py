"""The audit trail: append-only, and free of scores, tokens and addresses."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Instant, Key


class AuditEntry(Base):
    """Who did what to whom, when, in which request."""

    __tablename__ = "audit_entries"
    __table_args__ = (Index(None, "organisation_id", "at"),)

    id: Mapped[Key]
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    at: Mapped[Instant]
    actor: Mapped[str] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(64))
    subject_id: Mapped[UUID | None]
    request_id: Mapped[str | None] = mapped_column(String(64))
    # Set on readings alone: viewer, what was read in which version, and session, so that each counts once.
    once: Mapped[str | None] = mapped_column(String(200), unique=True)
