"""Organisations, accounts, their sessions, and the links by which accounts are activated."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Instant, Key, Line, named
from db.refusals import LinkNotValid

DEFAULT_LENS = "professional"
ACTIVATION_LINK_LIFETIME = timedelta(days=7)
PASSWORD_RESET_LIFETIME = timedelta(hours=1)
SESSION_IDLE = timedelta(minutes=30)
SESSION_ABSOLUTE = timedelta(hours=12)
SESSION_TOUCH = timedelta(minutes=1)


class Module(StrEnum):
    RECRUITMENT = "RECRUITMENT"
    DEVELOPMENT = "DEVELOPMENT"


class InsightsRoute(StrEnum):
    FROM_CANDIDATE = "FROM_CANDIDATE"
    DIRECT = "DIRECT"


class Locale(StrEnum):
    EN = "EN"
    NL = "NL"


class AccountStatus(StrEnum):
    NONE = "NONE"
    INVITED = "INVITED"
    ACTIVE = "ACTIVE"
    DEACTIVATED = "DEACTIVATED"


class Organisation(Base):
    """The tenant. Everything else belongs to exactly one."""

    __tablename__ = "organisations"

    id: Mapped[Key]
    name: Mapped[Line]
    recruitment_module: Mapped[bool] = mapped_column(default=False)
    development_module: Mapped[bool] = mapped_column(default=False)
    locale: Mapped[Locale] = mapped_column(named(Locale), default=Locale.EN)
    time_zone: Mapped[str] = mapped_column(String(64), default="Europe/Amsterdam")
    # The lens through which employees see themselves who were not tested as candidates.
    default_lens_key: Mapped[str] = mapped_column(String(64), default=DEFAULT_LENS, server_default=DEFAULT_LENS)
    created_at: Mapped[Instant]
    # Counts what has happened here, so that other processes notice; see db/news.py.
    changes: Mapped[int] = mapped_column(default=0, server_default="0")

    @property
    def modules(self) -> tuple[Module, ...]:
        """What the package holds, in a fixed order."""
        held = {Module.RECRUITMENT: self.recruitment_module, Module.DEVELOPMENT: self.development_module}
        return tuple(module for module, holds in held.items() if holds)

    def hold(self, modules: frozenset[Module]) -> None:
        """Sets what the package holds: these modules and no other."""
        self.recruitment_module = Module.RECRUITMENT in modules
        self.development_module = Module.DEVELOPMENT in modules

    @property
    def insights_routes(self) -> tuple[InsightsRoute, ...]:
        """How employees come to insights: only with the development module, and by hiring only with both."""
        if not self.development_module:
            return ()
        return tuple(InsightsRoute) if self.recruitment_module else (InsightsRoute.DIRECT,)


class Account(Base):
    """An employee's way in; it exists as long as the employee ever had a role."""

    __tablename__ = "accounts"

    employee_id: Mapped[UUID] = mapped_column(ForeignKey("employees.id", ondelete="CASCADE"), primary_key=True)
    status: Mapped[AccountStatus] = mapped_column(named(AccountStatus))
    password_hash: Mapped[str | None] = mapped_column(Text, deferred=True)
    activated_at: Mapped[Instant | None]


class Session(Base):
    """A signed-in account; the key is the SHA-256 of a token that only its holder has."""

    __tablename__ = "sessions"
    __table_args__ = (Index(None, "employee_id"), Index(None, "expires_at"))

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    employee_id: Mapped[UUID] = mapped_column(ForeignKey("employees.id", ondelete="CASCADE"))
    created_at: Mapped[Instant]
    last_seen_at: Mapped[Instant]
    expires_at: Mapped[Instant]


class OneTimeLink:
    """What all links to an account have in common: they open once, in time, unless a newer one took their place."""

    id: Mapped[Key]
    employee_id: Mapped[UUID] = mapped_column(ForeignKey("employees.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[Instant]
    used_at: Mapped[Instant | None]
    replaced_at: Mapped[Instant | None]

    def require_open(self, now: datetime) -> None:
        """Raises LinkNotValid when the link was used, replaced, or is past its time."""
        if self.used_at or self.replaced_at or now >= self.expires_at:
            raise LinkNotValid("input", "token")

    def use(self, now: datetime) -> None:
        """Uses the link up; raises LinkNotValid as `require_open` does."""
        self.require_open(now)
        self.used_at = now


class ActivationLink(OneTimeLink, Base):
    """The link of an invitation, within seven days."""

    __tablename__ = "activation_links"


class PasswordResetLink(OneTimeLink, Base):
    """The link to a new password, within an hour."""

    __tablename__ = "password_reset_links"
