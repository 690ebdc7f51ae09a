"""Who is asking: the kinds of viewer that the rules are about."""

from dataclasses import dataclass
from uuid import UUID

from db.models.accounts import Locale, Organisation
from db.models.people import Employee, Role


@dataclass(frozen=True, slots=True)
class Anonymous:
    """Somebody who is not signed in, or whose session has ended."""

    locale: Locale = Locale.EN
    session_ended: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """An employee with an account, looked up anew for each request."""

    employee: Employee
    organisation: Organisation
    session: str

    @property
    def id(self) -> UUID:
        return self.employee.id

    @property
    def organisation_id(self) -> UUID:
        return self.organisation.id

    @property
    def locale(self) -> Locale:
        return self.employee.locale

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that count now: one of a module that the organisation no longer has lies still."""
        return tuple(role for role in self.employee.roles if role.module in (None, *self.organisation.modules))

    def has(self, *roles: Role) -> bool:
        """Whether one of these roles counts."""
        return not set(roles).isdisjoint(self.roles)


Viewer = Anonymous | Member
