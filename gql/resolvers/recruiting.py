"""Recruitment procedures, their teams and their candidates."""

from collections.abc import Awaitable
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from db import taking
from db.models.accounts import AccountStatus, Locale
from db.models.people import Role
from db.models.recruiting import Candidate, ProcedureStatus, RecruitmentProcedure, TeamMember
from db.names import email_key, folded
from db.queries import external, people, recruiting
from db.queries.paging import Page, PageRequest
from db.refusals import AlreadyOnTeam, EmailInUse, InvalidInput, NotFound
from gql import ids
from gql.context import Context
from gql.permissions import rules
from gql.permissions.viewer import Member
from gql.resolvers import inputs
from gql.resolvers.candidate_links import send_link
from gql.resolvers.sittings import battery_of
from gql.resolvers.standing import still
from mail import letters
from psychometrics.catalogue import catalogue
from psychometrics.files import Lens


def lenses(ctx: Context) -> tuple[Lens, ...]:
    """The newest version of every lens."""
    rules.CREATE_PROCEDURES.require(ctx.viewer)
    return catalogue().lenses


async def procedures(ctx: Context, request: PageRequest, search: str | None) -> Page[RecruitmentProcedure]:
    """A page of the procedures the viewer runs, newest first."""
    member = rules.RUN_PROCEDURES.require(ctx.viewer)
    async with ctx.database.read() as session:
        return await recruiting.procedures(session, rules.reach(member), request, search)


async def procedure(ctx: Context, procedure_id: str) -> RecruitmentProcedure:
    """One procedure the viewer runs; raises NotFound."""
    reach = rules.reach(rules.RUN_PROCEDURES.require(ctx.viewer))

    async def ask(keys: list[UUID]) -> dict[UUID, RecruitmentProcedure]:
        async with ctx.database.read() as session:
            return await recruiting.procedures_by_id(session, keys, reach)

    found = await ctx.loaders.load("procedure within reach", ids.key(ids.PROCEDURE, procedure_id), ask)
    if found is None:
        raise NotFound()
    return found


async def candidate(ctx: Context, candidate_id: str) -> Candidate:
    """One candidate of a procedure the viewer runs; raises NotFound."""
    reach = rules.reach(rules.RUN_PROCEDURES.require(ctx.viewer))

    async def ask(keys: list[UUID]) -> dict[UUID, Candidate]:
        async with ctx.database.read() as session:
            return await recruiting.candidates_by_id(session, keys, reach)

    found = await ctx.loaders.load("candidate", ids.key(ids.CANDIDATE, candidate_id), ask)
    if found is None:
        raise NotFound()
    return found


def procedure_of(ctx: Context, candidate: Candidate) -> Awaitable[RecruitmentProcedure | None]:
    """The procedure of a candidate whom the viewer may see."""

    async def ask(keys: list[UUID]) -> dict[UUID, RecruitmentProcedure]:
        async with ctx.database.read() as session:
            return await recruiting.procedures_by_id(session, keys)

    return ctx.loaders.load("procedure", candidate.procedure_id, ask)


def candidates_of(
    ctx: Context, procedure: RecruitmentProcedure, request: PageRequest, *, search: str | None, selected: bool
) -> Awaitable[Page[Candidate] | None]:
    """A page of a procedure's candidates by name; with `selected`, of those in its saved view."""

    async def ask(keys: list[UUID]) -> dict[UUID, Page[Candidate]]:
        async with ctx.database.read() as session:
            return await recruiting.candidates(session, keys, request, search=search, selected=selected)

    return ctx.loaders.load(("candidates", request, search, selected), procedure.id, ask)


def team_of(ctx: Context, procedure: RecruitmentProcedure, request: PageRequest) -> Awaitable[Page[TeamMember] | None]:
    """A page of a procedure's team, in the order of their invitations."""

    async def ask(keys: list[UUID]) -> dict[UUID, Page[TeamMember]]:
        async with ctx.database.read() as session:
            return await recruiting.teams(session, keys, request)

    return ctx.loaders.load(("team", request), procedure.id, ask)


async def create_procedure(ctx: Context, *, title: str, lens_key: str) -> RecruitmentProcedure:
    """Starts a procedure with the newest version of a lens; whoever creates it joins its team."""
    member = rules.CREATE_PROCEDURES.require(ctx.viewer)
    title = inputs.line(title, "input", "title", longest=inputs.LONGEST_TITLE)
    try:
        lens = catalogue().lens(lens_key)
    except KeyError as error:
        raise InvalidInput("input", "lensKey", reason="unknown_lens") from error
    now = ctx.now()
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.CREATE_PROCEDURES)
        made = RecruitmentProcedure(
            organisation_id=member.organisation_id,
            title=title,
            title_search=folded(title),
            status=ProcedureStatus.OPEN,
            lens_key=lens.key,
            lens_version=lens.version,
            created_at=now,
        )
        session.add(made)
        await session.flush()
        session.add(TeamMember(procedure_id=made.id, employee_id=member.id, invited_at=now))
        ctx.record(session, "procedure.created", made.id)
    return made


async def close_procedure(ctx: Context, *, procedure_id: str) -> RecruitmentProcedure:
    """Closes a procedure: nothing is shared from it any more, inside or outside, and nothing in it changes."""
    member = rules.RUN_PROCEDURES.require(ctx.viewer)
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.RUN_PROCEDURES)
        closing = await run_by(session, member, procedure_id, "input", "procedureId", lock=True)
        closing.require_open()
        closing.status, closing.closed_at = ProcedureStatus.CLOSED, ctx.now()
        await external.revoke_all(session, closing.id, ctx.now())
        ctx.record(session, "procedure.closed", closing.id)
    return closing


async def add_candidate(
    ctx: Context, *, procedure_id: str, first_name: str, last_name: str, email: str, locale: Locale | None
) -> Candidate:
    """Adds a candidate to a procedure, and mails them a link to the assessment; an address counts once in each."""
    member = rules.RUN_PROCEDURES.require(ctx.viewer)
    first_name = inputs.line(first_name, "input", "firstName")
    last_name = inputs.line(last_name, "input", "lastName")
    email = inputs.email(email, "input", "email")
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.RUN_PROCEDURES)
        procedure = await run_by(session, member, procedure_id, "input", "procedureId", lock=True)
        procedure.require_open()
        if await recruiting.candidate_with_address(session, procedure.id, email_key(email)):
            raise EmailInUse("input", "email")
        added = Candidate(
            organisation_id=procedure.organisation_id,
            procedure_id=procedure.id,
            locale=locale or member.organisation.locale,
            created_at=ctx.now(),
        )
        added.be_called(first_name, last_name, email)
        session.add(added)
        await session.flush()
        taking.give(session, added, battery_of(added), ctx.now())
        send_link(ctx, session, added, procedure, member.organisation)
        ctx.record(session, "candidate.added", added.id)
    return added


async def invite_to_team(ctx: Context, *, procedure_id: str, employee_id: str) -> RecruitmentProcedure:
    """Puts somebody with a recruitment role on a procedure's team, and mails them that results can be looked at."""
    member = rules.RUN_PROCEDURES.require(ctx.viewer)
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.RUN_PROCEDURES)
        procedure = await run_by(session, member, procedure_id, "input", "procedureId", lock=True)
        procedure.require_open()
        person = await people.employee(
            session,
            member.organisation_id,
            ids.key(ids.EMPLOYEE, employee_id, "input", "employeeId"),
            everybody=rules.sees_everybody(member),
        )
        if person is None:
            raise NotFound("input", "employeeId")
        if person.recruitment_role is None and Role.OWNER not in person.roles:
            raise InvalidInput("input", "employeeId", reason="no_recruitment_role")
        if await recruiting.team_member(session, procedure.id, person.id):
            raise AlreadyOnTeam("input", "employeeId")
        session.add(TeamMember(procedure_id=procedure.id, employee_id=person.id, invited_at=ctx.now()))
        letters.team_invitation(
            session,
            to=person,
            organisation=member.organisation,
            procedure_title=procedure.title,
            procedure_public_id=ids.public(ids.PROCEDURE, procedure.id),
            invited_by=member.employee.name,
            active=person.account_status is AccountStatus.ACTIVE,
            now=ctx.now(),
        )
        ctx.record(session, f"team.invited:{procedure.id.hex}", person.id)
    return procedure


async def remove_from_team(ctx: Context, *, procedure_id: str, employee_id: str) -> RecruitmentProcedure:
    """Takes somebody off a procedure's team; what they saw of it ends with their next request."""
    member = rules.RUN_PROCEDURES.require(ctx.viewer)
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.RUN_PROCEDURES)
        procedure = await run_by(session, member, procedure_id, "input", "procedureId", lock=True)
        procedure.require_open()
        key = ids.key(ids.EMPLOYEE, employee_id, "input", "employeeId")
        if not await recruiting.leave_team(session, procedure.id, key):
            raise NotFound("input", "employeeId")
        ctx.record(session, f"team.removed:{procedure.id.hex}", key)
    return procedure


async def run_by(
    session: AsyncSession, member: Member, procedure_id: str, *path: str, lock: bool = False
) -> RecruitmentProcedure:
    """A procedure that the member runs; raises NotFound for any other, known or not."""
    key = ids.key(ids.PROCEDURE, procedure_id, *path)
    found = await recruiting.procedure(session, key, rules.reach(member), lock=lock)
    if found is None:
        raise NotFound(*path)
    return found
