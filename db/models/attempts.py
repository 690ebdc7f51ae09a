"""Attempts at secrets: counted in the database, so that the count holds across processes."""

from datetime import datetime, timedelta
from enum import Enum

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Instant
from db.refusals import TooManyAttempts


class Attempt(Enum):
    """What is counted: how many within how long."""

    SIGN_IN = ("sign-in", 5, timedelta(minutes=15))
    SIGN_IN_FROM = ("sign-in-from", 30, timedelta(minutes=15))
    LINK_FROM = ("link-from", 10, timedelta(minutes=1))
    RESET = ("reset", 3, timedelta(hours=1))
    RESET_FROM = ("reset-from", 30, timedelta(hours=1))
    RENEWAL = ("renewal", 3, timedelta(days=1))
    SHARE = ("share", 10, timedelta(hours=1))
    CANDIDATE_LINK = ("candidate-link", 10, timedelta(hours=1))

    def __init__(self, word: str, most: int, within: timedelta) -> None:
        self.word, self.most, self.within = word, most, within


class AttemptLog(Base):
    """The recent attempts of one kind at one account or from one address, under a hash that names neither."""

    __tablename__ = "attempt_logs"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    times: Mapped[list[str]] = mapped_column(JSON, default=list)
    forget_after: Mapped[Instant] = mapped_column(index=True)

    def add(self, kind: Attempt, now: datetime) -> None:
        """Counts one attempt; raises TooManyAttempts, and counts nothing, when there have been too many."""
        recent = [time for time in map(datetime.fromisoformat, self.times) if time > now - kind.within]
        if len(recent) >= kind.most:
            raise TooManyAttempts(recent[-kind.most] + kind.within)
        self.times = [time.isoformat() for time in (*recent, now)]
        self.forget_after = now + kind.within

    def take_back(self, now: datetime) -> None:
        """Forgets one attempt made at this instant, because it did not fail after all."""
        times = list(self.times)
        if now.isoformat() in times:
            times.remove(now.isoformat())
        self.times = times
