"""The outbox: letters written in the same transaction as the change they tell of, delivered afterwards."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.accounts import Locale
from db.models.base import Base, Instant, Key, Line, named

LEASE = timedelta(seconds=60)
FIRST_RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(hours=1)
MOST_ATTEMPTS = 10


class MailStatus(StrEnum):
    WAITING = "WAITING"
    SENT = "SENT"
    FAILED = "FAILED"


class OutgoingMail(Base):
    """A letter to one address: which one, and what fills it in. Never a token, which is made on delivery."""

    __tablename__ = "outgoing_mails"
    __table_args__ = (Index(None, "status", "next_attempt_at"), Index(None, "about_id"))

    id: Mapped[Key]
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    about_id: Mapped[UUID | None]
    to_address: Mapped[Line]
    letter: Mapped[str] = mapped_column(String(64))
    locale: Mapped[Locale] = mapped_column(named(Locale))
    params: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[Instant]
    status: Mapped[MailStatus] = mapped_column(named(MailStatus), default=MailStatus.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[Instant]
    leased_until: Mapped[Instant | None]
    sent_at: Mapped[Instant | None]
    failure: Mapped[str | None] = mapped_column(String(64))

    def sent(self, now: datetime) -> None:
        """The server took the letter."""
        self.status, self.sent_at, self.leased_until, self.failure = MailStatus.SENT, now, None, None

    def refused(self, now: datetime, failure: str, *, permanent: bool, jitter: float) -> None:
        """The server did not take it: tried again later, or dead. `jitter` is a chance in [0, 1)."""
        self.leased_until, self.failure = None, failure[:64]
        if permanent or self.attempts >= MOST_ATTEMPTS:
            self.status = MailStatus.FAILED
            return
        pause = min(FIRST_RETRY * 2 ** (self.attempts - 1), LONGEST_RETRY)
        self.next_attempt_at = now + pause * (1 - jitter / 4)
