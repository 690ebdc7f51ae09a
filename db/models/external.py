"""External shares: the ways in of people outside the organisation, the links mailed to them, and their visits."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from db.models.accounts import Locale
from db.models.base import Base, Instant, Key, Line, named

EXTERNAL_LINK_LIFETIME = timedelta(days=7)
VISIT_LENGTH = timedelta(hours=4)


class ExternalShareStatus(StrEnum):
    SENT = "SENT"
    OPENED = "OPENED"
    CLOSED = "CLOSED"
    EXPIRED = "EXPIRED"
    REVOKED = "REVOKED"


class ExternalShare(Base):
    """One person's way into the view of one procedure. Only its newest link opens, once, in time."""

    __tablename__ = "external_shares"
    __table_args__ = (
        UniqueConstraint("procedure_id", "email_key"),
        Index(None, "procedure_id", "created_at", "id"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    procedure_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_procedures.id", ondelete="CASCADE"))
    shared_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("employees.id", ondelete="SET NULL"))
    email: Mapped[Line]
    email_key: Mapped[Line]
    locale: Mapped[Locale] = mapped_column(named(Locale))
    created_at: Mapped[Instant]
    revoked_at: Mapped[Instant | None]
    # The newest link.
    link_id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    sent_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    used_at: Mapped[Instant | None]
    # The last visit, which goes on when a newer link is sent meanwhile.
    opened_at: Mapped[Instant | None]
    closes_at: Mapped[Instant | None]

    def send_link(self, now: datetime) -> "ExternalLink":
        """A new link; every older one of the share is dead from here on, and a revoked share lives again."""
        self.link_id, self.sent_at, self.expires_at = uuid4(), now, now + EXTERNAL_LINK_LIFETIME
        self.used_at = self.revoked_at = None
        return ExternalLink(id=self.link_id, share_id=self.id, sent_at=now)

    def revoke(self, now: datetime) -> None:
        """Ends the way in; the visit that is open ends too."""
        self.revoked_at = self.revoked_at or now
        self.leave(now)

    def leave(self, at: datetime) -> None:
        """Ends the last visit by this instant."""
        if self.closes_at is not None:
            self.closes_at = min(self.closes_at, at)

    def status(self, now: datetime) -> ExternalShareStatus:
        """Where the share stands at this moment."""
        if self.revoked_at:
            return ExternalShareStatus.REVOKED
        if self.closes_at and now < self.closes_at:
            return ExternalShareStatus.OPENED
        if self.used_at:
            return ExternalShareStatus.CLOSED
        return ExternalShareStatus.EXPIRED if now >= self.expires_at else ExternalShareStatus.SENT


class ExternalLink(Base):
    """Every link ever mailed for a share: an old one opens nothing, but may ask for a new one."""

    __tablename__ = "external_links"

    id: Mapped[Key]
    share_id: Mapped[UUID] = mapped_column(ForeignKey("external_shares.id", ondelete="CASCADE"), index=True)
    sent_at: Mapped[Instant]


class ExternalVisit(Base):
    """An opened link: four hours for whoever has the token, of which the key is the SHA-256."""

    __tablename__ = "external_visits"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    share_id: Mapped[UUID] = mapped_column(ForeignKey("external_shares.id", ondelete="CASCADE"), index=True)
    closes_at: Mapped[Instant] = mapped_column(index=True)
