"""Employees and their roles."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db import names
from db.models.accounts import Account, AccountStatus, Locale, Module
from db.models.base import Base, Instant, Key, Line, SortText, named


class Role(StrEnum):
    OWNER = "OWNER"
    RECRUITMENT_ADMIN = "RECRUITMENT_ADMIN"
    RECRUITER = "RECRUITER"
    RECRUITMENT_MEMBER = "RECRUITMENT_MEMBER"
    DEVELOPMENT_ADMIN = "DEVELOPMENT_ADMIN"
    DEVELOPMENT_MEMBER = "DEVELOPMENT_MEMBER"

    @property
    def module(self) -> Module | None:
        """The module a role belongs to; an owner belongs to none."""
        if self in RECRUITMENT_ROLES:
            return Module.RECRUITMENT
        return Module.DEVELOPMENT if self in DEVELOPMENT_ROLES else None


RECRUITMENT_ROLES = (Role.RECRUITMENT_ADMIN, Role.RECRUITER, Role.RECRUITMENT_MEMBER)
DEVELOPMENT_ROLES = (Role.DEVELOPMENT_ADMIN, Role.DEVELOPMENT_MEMBER)


class Employee(Base):
    """A person in the organisation: at most one recruitment role, at most one development role, maybe owner."""

    __tablename__ = "employees"
    __table_args__ = (
        UniqueConstraint("organisation_id", "email_key"),
        Index(None, "email_key"),
        Index(None, "organisation_id", "sort_name", "id"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    first_name: Mapped[Line]
    last_name: Mapped[Line]
    email: Mapped[Line]
    email_key: Mapped[Line]
    sort_name: Mapped[str] = mapped_column(SortText)
    search_text: Mapped[str] = mapped_column(Text)
    locale: Mapped[Locale] = mapped_column(named(Locale))
    owner: Mapped[bool] = mapped_column(default=False)
    recruitment_role: Mapped[Role | None] = mapped_column(named(Role))
    development_role: Mapped[Role | None] = mapped_column(named(Role))
    created_at: Mapped[Instant]
    account: Mapped[Account | None] = relationship(lazy="joined", passive_deletes=True)

    def be_called(self, first_name: str, last_name: str, email: str) -> None:
        """Sets name and address, and the keys that follow from them."""
        self.first_name, self.last_name, self.email = first_name, last_name, email
        self.email_key = names.email_key(email)
        self.sort_name = names.sort_name(first_name, last_name)
        self.search_text = names.search_text(first_name, last_name, email)

    @property
    def account_status(self) -> AccountStatus:
        """How far the way in is: without a role there has never been an account."""
        return self.account.status if self.account else AccountStatus.NONE

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles held, owner first."""
        held = (Role.OWNER if self.owner else None, self.recruitment_role, self.development_role)
        return tuple(role for role in held if role)

    def role_replaced_by(self, role: Role) -> Role | None:
        """The role that granting this one would take away."""
        if role is Role.OWNER:
            return None
        return self.recruitment_role if role in RECRUITMENT_ROLES else self.development_role

    def take(self, role: Role) -> None:
        """Takes up a role; it replaces another of the same module."""
        if role is Role.OWNER:
            self.owner = True
        elif role in RECRUITMENT_ROLES:
            self.recruitment_role = role
        else:
            self.development_role = role

    def lose(self, role: Role) -> None:
        """Gives up a role."""
        if role is Role.OWNER:
            self.owner = False
        elif self.recruitment_role is role:
            self.recruitment_role = None
        elif self.development_role is role:
            self.development_role = None
