"""People, their roles, and the invitations that come with a role."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.accounts import (
    ACTIVATION_LINK_LIFETIME,
    Account,
    AccountStatus,
    ActivationLink,
    Locale,
    Organisation,
)
from db.models.people import RECRUITMENT_ROLES, Employee, Role
from db.names import email_key
from db.queries import accounts, people, recruiting
from db.queries.paging import Page, PageRequest
from db.refusals import AlreadyHasRole, Forbidden, InvalidInput, LastOwner, ModuleNotAvailable, NotFound
from gql import ids
from gql.context import Context
from gql.permissions import rules
from gql.permissions.viewer import Member
from gql.resolvers import inputs
from gql.resolvers.standing import still
from mail import letters


async def employees(ctx: Context, request: PageRequest, *, search: str | None, role: Role | None) -> Page[Employee]:
    """A page of people by name, as far as the viewer's rule goes."""
    member = rules.SEE_PEOPLE.require(ctx.viewer)
    async with ctx.database.read() as session:
        return await people.employees(
            session,
            member.organisation_id,
            request,
            search=search,
            role=role,
            everybody=rules.sees_everybody(member),
        )


async def employee(ctx: Context, employee_id: str) -> Employee:
    """One person whom the viewer may see; raises NotFound."""
    member = rules.signed_in(ctx.viewer)
    key = ids.key(ids.EMPLOYEE, employee_id)
    if key == member.id:
        return member.employee
    if not rules.SEE_PEOPLE.allows(member):
        raise NotFound()
    everybody = rules.sees_everybody(member)

    async def ask(keys: list[UUID]) -> dict[UUID, Employee]:
        async with ctx.database.read() as session:
            return await people.employees_by_id(session, member.organisation_id, keys, everybody=everybody)

    found = await ctx.loaders.load("employee", key, ask)
    if found is None:
        raise NotFound()
    return found


async def add_recruitment_user(
    ctx: Context, *, first_name: str, last_name: str, email: str, role: Role, locale: Locale | None
) -> Employee:
    """Adds a person with a recruitment role, or gives it to the one who has the address; sends the invitation."""
    member = rules.ADD_RECRUITMENT_USERS.require(ctx.viewer)
    if role not in RECRUITMENT_ROLES:
        raise InvalidInput("input", "role", reason="not_a_recruitment_role")
    first_name = inputs.line(first_name, "input", "firstName")
    last_name = inputs.line(last_name, "input", "lastName")
    email = inputs.email(email, "input", "email")
    async with ctx.database.write() as session:
        organisation = await accounts.lock_people(session, member.organisation_id)
        member = await still(ctx, session, rules.ADD_RECRUITMENT_USERS)
        person = await people.employee_with_address(session, organisation.id, email_key(email))
        if person is None:
            person = new_employee(organisation, first_name, last_name, email, locale, ctx.now())
            session.add(person)
            await session.flush()
            ctx.record(session, "employee.added", person.id)
        await grant(ctx, session, member, organisation, person, role)
    return person


async def assign_role(ctx: Context, *, employee_id: str, role: Role) -> Employee:
    """Gives a person a role, instead of another of the same module; the first one brings an account."""
    member = rules.GRANT_ROLES.require(ctx.viewer)
    async with ctx.database.write() as session:
        organisation = await accounts.lock_people(session, member.organisation_id)
        member = await still(ctx, session, rules.GRANT_ROLES)
        person = await visible(session, member, employee_id)
        await grant(ctx, session, member, organisation, person, role)
    return person


async def grant(
    ctx: Context,
    session: AsyncSession,
    member: Member,
    organisation: Organisation,
    person: Employee,
    role: Role,
) -> None:
    """The one place where a role is given; raises ModuleNotAvailable, Forbidden or AlreadyHasRole."""
    if role.module not in (None, *organisation.modules):
        raise ModuleNotAvailable("input", "role")
    replaced = person.role_replaced_by(role)
    if not rules.may_grant(member, role, instead_of=replaced):
        raise Forbidden("input", "role")
    if role in person.roles:
        raise AlreadyHasRole("input", "role")
    person.take(role)
    ctx.record(session, f"role.assigned:{role}", person.id)
    await open_account(session, organisation, person, role, invited_by=member.employee.name, now=ctx.now())


async def remove_role(ctx: Context, *, employee_id: str, role: Role) -> Employee:
    """Takes a role away; without any role left the account ends, sessions and links included."""
    member = rules.REMOVE_ROLES.require(ctx.viewer)
    async with ctx.database.write() as session:
        organisation = await accounts.lock_people(session, member.organisation_id)
        member = await still(ctx, session, rules.REMOVE_ROLES)
        person = await visible(session, member, employee_id)
        if not rules.may_remove(member, role):
            raise Forbidden("input", "role")
        if role not in person.roles:
            raise NotFound("input", "role")
        if role is Role.OWNER and not await people.other_owners(session, organisation.id, person.id):
            raise LastOwner("input", "role")
        person.lose(role)
        if person.recruitment_role is None and not person.owner:
            await recruiting.leave_all_teams(session, person.id)
        if not person.roles and person.account:
            person.account.status = AccountStatus.DEACTIVATED
            await accounts.end_sessions(session, person.id)
            await accounts.replace_links(session, person.id, ctx.now())
            await accounts.replace_reset_links(session, person.id, ctx.now())
        ctx.record(session, f"role.removed:{role}", person.id)
    return person


async def resend_invitation(ctx: Context, *, employee_id: str) -> Employee:
    """Sends an invitation anew; the link of the one before stops working."""
    member = rules.GRANT_ROLES.require(ctx.viewer)
    async with ctx.database.write() as session:
        organisation = await accounts.lock_people(session, member.organisation_id)
        member = await still(ctx, session, rules.GRANT_ROLES)
        person = await visible(session, member, employee_id)
        if not any(rules.may_grant(member, role, instead_of=None) for role in person.roles):
            raise Forbidden("input", "employeeId")
        if person.account_status is not AccountStatus.INVITED:
            raise InvalidInput("input", "employeeId", reason="account_active")
        await _invite(session, organisation, person, person.roles[0], invited_by=member.employee.name, now=ctx.now())
        ctx.record(session, "invitation.resent", person.id)
    return person


async def update_employee(
    ctx: Context, *, employee_id: str, first_name: str | None, last_name: str | None, locale: Locale | None
) -> Employee:
    """Changes a person's name or locale; what is None stays."""
    member = rules.signed_in(ctx.viewer)
    async with ctx.database.write() as session:
        await accounts.lock_people(session, member.organisation_id)
        member = await still(ctx, session)
        own = ids.split(employee_id) == (ids.EMPLOYEE, member.id)
        if not own and not rules.UPDATE_PEOPLE.allows(member):
            raise Forbidden()
        person = await visible(session, member, employee_id, everybody=own)
        if not rules.may_update(member, person) and not (own and first_name is None and last_name is None):
            raise Forbidden("input", "employeeId")
        person.be_called(
            person.first_name if first_name is None else inputs.line(first_name, "input", "firstName"),
            person.last_name if last_name is None else inputs.line(last_name, "input", "lastName"),
            person.email,
        )
        person.locale = locale or person.locale
        ctx.record(session, "employee.updated", person.id)
    return person


def new_employee(
    organisation: Organisation, first_name: str, last_name: str, email: str, locale: Locale | None, now: datetime
) -> Employee:
    """A person without any role yet, in the organisation's language unless told otherwise."""
    person = Employee(
        organisation_id=organisation.id, locale=locale or organisation.locale, created_at=now, account=None
    )
    person.be_called(first_name, last_name, email)
    return person


async def visible(session: AsyncSession, member: Member, employee_id: str, *, everybody: bool = False) -> Employee:
    """A person whom the member sees; raises NotFound for anybody else."""
    path = ("input", "employeeId")
    found = await people.employee(
        session,
        member.organisation_id,
        ids.key(ids.EMPLOYEE, employee_id, *path),
        everybody=everybody or rules.sees_everybody(member),
    )
    if found is None:
        raise NotFound(*path)
    return found


async def open_account(
    session: AsyncSession,
    organisation: Organisation,
    person: Employee,
    role: Role,
    *,
    invited_by: str | None,
    now: datetime,
) -> None:
    """The account that a role brings: an invitation, or a word about the role where the account is active."""
    if person.account_status is AccountStatus.ACTIVE:
        letters.getting_started(session, to=person, organisation=organisation, role=role, now=now)
        return
    if person.account is None:
        person.account = Account(employee_id=person.id, status=AccountStatus.INVITED)
    person.account.status = AccountStatus.INVITED
    person.account.password_hash = None
    await _invite(session, organisation, person, role, invited_by=invited_by, now=now)


async def _invite(
    session: AsyncSession,
    organisation: Organisation,
    person: Employee,
    role: Role,
    *,
    invited_by: str | None,
    now: datetime,
) -> None:
    await accounts.replace_links(session, person.id, now)
    link = ActivationLink(employee_id=person.id, expires_at=now + ACTIVATION_LINK_LIFETIME)
    session.add(link)
    await session.flush()
    letters.invitation(
        session, to=person, organisation=organisation, link=link, role=role, invited_by=invited_by, now=now
    )
    letters.getting_started(session, to=person, organisation=organisation, role=role, now=now)
