"""Who may do what: every rule about roles and modules, once, as pure predicates with the words that describe them."""

from dataclasses import dataclass

from db.models.accounts import Module
from db.models.people import RECRUITMENT_ROLES, Employee, Role
from db.queries.reach import Reach
from db.refusals import Forbidden, ModuleNotAvailable, Unauthenticated
from gql.permissions.viewer import CandidateGuest, ExternalReader, Member, Viewer

_WORDS = {
    Role.OWNER: "owners",
    Role.RECRUITMENT_ADMIN: "recruitment admins",
    Role.RECRUITER: "recruiters",
    Role.RECRUITMENT_MEMBER: "recruitment members",
    Role.DEVELOPMENT_ADMIN: "development admins",
    Role.DEVELOPMENT_MEMBER: "development members",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """Which roles may do a thing, and which modules it needs; `note` limits it further."""

    roles: tuple[Role, ...]
    modules: tuple[Module, ...] = ()
    note: str = ""

    def allows(self, viewer: Viewer) -> bool:
        """Whether the viewer's roles and modules suffice."""
        return isinstance(viewer, Member) and viewer.has(*self.roles) and holds(viewer, self.modules)

    def require(self, viewer: Viewer) -> Member:
        """The viewer as a member; raises Unauthenticated, ModuleNotAvailable or Forbidden, in this order."""
        member = signed_in(viewer)
        if not holds(member, self.modules):
            raise ModuleNotAvailable()
        if not member.has(*self.roles):
            lies_still = not set(self.roles).isdisjoint(member.employee.roles)
            raise ModuleNotAvailable() if lies_still else Forbidden()
        return member

    def about_oneself(self, viewer: Viewer, employee: Employee) -> Member | None:
        """The viewer as a member who asks about themself; None who asks about anybody else. Raises as `require` does.

        Where the modules are missing nobody is told anything, about whomever they ask.
        """
        member = signed_in(viewer)
        if not holds(member, self.modules):
            raise ModuleNotAvailable()
        return self.require(member) if member.id == employee.id else None

    @property
    def says(self) -> str:
        """The rule in words, for the schema's descriptions."""
        *others, last = (_WORDS[role] for role in self.roles)
        who = f"{', '.join(others)} and {last}" if others else last
        return f"For {who}{self.note}."


RECRUITMENT = (Module.RECRUITMENT,)
DEVELOPMENT = (Module.DEVELOPMENT,)
# A candidate's results only carry over where there is both a place to come from and a place to go to.
FROM_CANDIDATE = (Module.RECRUITMENT, Module.DEVELOPMENT)
_ON_TEAM = "; recruiters only where they are on the team"

SEE_PEOPLE = Rule(
    (Role.OWNER, Role.RECRUITMENT_ADMIN, Role.RECRUITER, Role.DEVELOPMENT_ADMIN),
    note="; recruiters see owners and people with a recruitment role",
)
UPDATE_PEOPLE = Rule(
    (Role.OWNER, Role.RECRUITMENT_ADMIN, Role.DEVELOPMENT_ADMIN),
    note="; recruitment admins only people with a recruitment role. Everybody may change their own locale",
)
ADD_RECRUITMENT_USERS = Rule(
    (Role.OWNER, Role.RECRUITMENT_ADMIN, Role.RECRUITER),
    RECRUITMENT,
    note="; recruiters only with the role RECRUITMENT_MEMBER",
)
GRANT_ROLES = Rule(
    (Role.OWNER, Role.RECRUITMENT_ADMIN, Role.RECRUITER, Role.DEVELOPMENT_ADMIN),
    note="; nobody a role above their own, recruiters only RECRUITMENT_MEMBER, "
    "development admins only DEVELOPMENT_MEMBER",
)
REMOVE_ROLES = Rule(
    (Role.OWNER, Role.RECRUITMENT_ADMIN, Role.DEVELOPMENT_ADMIN),
    note="; recruitment admins recruitment roles, development admins DEVELOPMENT_MEMBER",
)
CREATE_PROCEDURES = Rule((Role.OWNER, Role.RECRUITMENT_ADMIN, Role.RECRUITER), RECRUITMENT)
RUN_PROCEDURES = Rule((Role.OWNER, Role.RECRUITMENT_ADMIN, Role.RECRUITER), RECRUITMENT, note=_ON_TEAM)
READ_SHARED_VIEWS = Rule(
    (Role.OWNER, Role.RECRUITMENT_ADMIN, Role.RECRUITER, Role.RECRUITMENT_MEMBER),
    RECRUITMENT,
    note="; recruiters and recruitment members only where they are on the team",
)
SEE_SHARED_VIEW = f"{READ_SHARED_VIEWS.says} And for external readers: only theirs."
MARK_HIRED = Rule((Role.OWNER, Role.RECRUITMENT_ADMIN, Role.RECRUITER), FROM_CANDIDATE, note=_ON_TEAM)
ADD_HIRED = Rule((Role.OWNER, Role.DEVELOPMENT_ADMIN), FROM_CANDIDATE)
ADD_EMPLOYEES = Rule((Role.OWNER, Role.DEVELOPMENT_ADMIN), DEVELOPMENT)
OWN_INSIGHTS = Rule((Role.DEVELOPMENT_MEMBER,), DEVELOPMENT, note="; only about themselves")
TAKE_ASSESSMENT = f"{OWN_INSIGHTS.says} And for candidates: only theirs."

_GRANTS: dict[Role, tuple[Role, ...]] = {
    Role.OWNER: tuple(Role),
    Role.RECRUITMENT_ADMIN: RECRUITMENT_ROLES,
    Role.RECRUITER: (Role.RECRUITMENT_MEMBER,),
    Role.DEVELOPMENT_ADMIN: (Role.DEVELOPMENT_MEMBER,),
}
_REMOVES: dict[Role, tuple[Role, ...]] = {
    role: grants for role, grants in _GRANTS.items() if role is not Role.RECRUITER
}


def signed_in(viewer: Viewer) -> Member:
    """The viewer as a member; raises Unauthenticated, or Forbidden for somebody who has no account."""
    if isinstance(viewer, Member):
        return viewer
    raise Forbidden() if isinstance(viewer, ExternalReader | CandidateGuest) else Unauthenticated()


def reading(viewer: Viewer) -> ExternalReader:
    """The viewer as an external reader; raises Unauthenticated, or Forbidden for somebody with an account."""
    if isinstance(viewer, ExternalReader):
        return viewer
    raise Forbidden() if isinstance(viewer, Member | CandidateGuest) else Unauthenticated()


def visiting(viewer: Viewer) -> CandidateGuest:
    """The viewer as a candidate; raises Unauthenticated, or Forbidden for somebody who came in otherwise."""
    if isinstance(viewer, CandidateGuest):
        return viewer
    raise Forbidden() if isinstance(viewer, Member | ExternalReader) else Unauthenticated()


def taking(viewer: Viewer) -> Member | CandidateGuest:
    """The viewer as somebody who takes the assessment: a candidate, or a member by OWN_INSIGHTS."""
    return viewer if isinstance(viewer, CandidateGuest) else OWN_INSIGHTS.require(viewer)


def holds(member: Member, modules: tuple[Module, ...]) -> bool:
    """Whether the organisation's package holds these modules."""
    return set(modules) <= set(member.organisation.modules)


def may_grant(member: Member, role: Role, *, instead_of: Role | None) -> bool:
    """Whether the member may give somebody the role, and take away the one it replaces."""
    grants = {granted for held in member.roles for granted in _GRANTS.get(held, ())}
    return role in grants and (instead_of in (None, role) or may_remove(member, instead_of))


def may_remove(member: Member, role: Role | None) -> bool:
    """Whether the member may take the role away from somebody."""
    return any(role in _REMOVES.get(held, ()) for held in member.roles)


def may_update(member: Member, employee: Employee) -> bool:
    """Whether the member may change this person's name and locale."""
    if member.has(Role.OWNER, Role.DEVELOPMENT_ADMIN):
        return True
    return member.has(Role.RECRUITMENT_ADMIN) and employee.recruitment_role is not None


def sees_everybody(member: Member) -> bool:
    """Whether the list of people holds everybody, or only those a recruiter works with."""
    return member.has(Role.OWNER, Role.RECRUITMENT_ADMIN, Role.DEVELOPMENT_ADMIN)


def reach(member: Member) -> Reach:
    """The procedures that a member reaches: all of the organisation, or those on whose team they are."""
    everywhere = member.has(Role.OWNER, Role.RECRUITMENT_ADMIN)
    return Reach(member.organisation_id, on_team=None if everywhere else member.id)


def views_open_to(viewer: Viewer) -> Reach:
    """The procedures whose saved views a viewer may see: a reader's one, or a member's by READ_SHARED_VIEWS."""
    if isinstance(viewer, ExternalReader):
        return Reach(viewer.organisation_id, only=viewer.share.procedure_id)
    return reach(READ_SHARED_VIEWS.require(viewer))
