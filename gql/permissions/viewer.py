"""Who is asking: the kinds of viewer that the rules are about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.models.accounts import Locale, Organisation
from db.models.external import ExternalShare
from db.models.people import Employee, Role
from db.models.recruiting import Candidate, RecruitmentProcedure


@dataclass(frozen=True, slots=True)
class Anonymous:
    """Somebody who is not signed in, or whose session has ended."""

    locale: Locale = Locale.EN
    session_ended: bool = False

    @property
    def actor(self) -> str:
        """How the audit trail calls them."""
        return "anonymous"


@dataclass(frozen=True, slots=True)
class Member:
    """An employee with an account, looked up anew for each request."""

    employee: Employee
    organisation: Organisation
    session: str

    @property
    def actor(self) -> str:
        """How the audit trail calls them."""
        return f"employee:{self.id.hex}"

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


@dataclass(frozen=True, slots=True)
class ExternalReader:
    """Somebody outside the organisation, inside the four hours of an opened link; looked up anew for each request."""

    share: ExternalShare
    organisation: Organisation
    shared_by: str | None
    session: str
    closes_at: datetime

    @property
    def actor(self) -> str:
        """How the audit trail calls them."""
        return f"reader:{self.share.id.hex}"

    @property
    def organisation_id(self) -> UUID:
        return self.organisation.id

    @property
    def locale(self) -> Locale:
        return self.share.locale


@dataclass(frozen=True, slots=True)
class CandidateGuest:
    """A candidate who came in by their own link to take the assessment; looked up anew for each request."""

    candidate: Candidate
    procedure: RecruitmentProcedure
    organisation: Organisation
    session: str
    ends_at: datetime

    @property
    def actor(self) -> str:
        """How the audit trail calls them."""
        return f"candidate:{self.candidate.id.hex}"

    @property
    def organisation_id(self) -> UUID:
        return self.organisation.id

    @property
    def locale(self) -> Locale:
        return self.candidate.locale


Viewer = Anonymous | Member | ExternalReader | CandidateGuest
