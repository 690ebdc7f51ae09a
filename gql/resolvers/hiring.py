"""From candidate to employee: marking candidates as hired, and adding those who were."""

from db.insights import carry_over
from db.models.hiring import PendingEmployee
from db.models.people import Employee
from db.models.recruiting import Candidate, CandidateStatus
from db.names import email_key
from db.queries import accounts, hiring, people, recruiting
from db.queries.paging import Page, PageRequest
from db.refusals import EmailInUse, NoResults, NotFound
from gql import ids
from gql.context import Context
from gql.permissions import rules
from gql.resolvers import inputs
from gql.resolvers.people import new_employee
from gql.resolvers.standing import still
from mail import letters


async def mark_hired(ctx: Context, *, candidate_id: str) -> tuple[Candidate, PendingEmployee]:
    """Marks a candidate as hired and puts them on the list of pending employees; once marked, nothing changes.

    Raises NotFound, ProcedureClosed, and NoResults for a candidate whose results are not complete.
    """
    rules.MARK_HIRED.require(ctx.viewer)
    path = ("input", "candidateId")
    key = ids.key(ids.CANDIDATE, candidate_id, *path)
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.MARK_HIRED)
        found = await recruiting.candidate_locked(session, key, rules.reach(member))
        if found is None:
            raise NotFound(*path)
        candidate, procedure = found
        pending = await hiring.pending_of(session, candidate.id)
        if pending is not None:
            return candidate, pending
        procedure.require_open()
        if candidate.status is not CandidateStatus.COMPLETED:
            raise NoResults(*path)
        candidate.status, candidate.hired_at = CandidateStatus.HIRED, ctx.now()
        pending = _pending(candidate, procedure.title)
        session.add(pending)
        await session.flush()
        ctx.record(session, "candidate.hired", candidate.id)
    return candidate, pending


async def pending_employees(ctx: Context, request: PageRequest, search: str | None) -> Page[PendingEmployee]:
    """A page of those who were hired and are still to be added, by name."""
    member = rules.ADD_HIRED.require(ctx.viewer)
    async with ctx.database.read() as session:
        return await hiring.pending_page(session, member.organisation_id, request, search)


async def pending_employee(ctx: Context, pending_id: str) -> PendingEmployee:
    """One of those who are still to be added; raises NotFound."""
    member = rules.ADD_HIRED.require(ctx.viewer)
    async with ctx.database.read() as session:
        found = await hiring.pending(session, member.organisation_id, ids.key(ids.PENDING_EMPLOYEE, pending_id))
    if found is None or found.added_at is not None:
        raise NotFound()
    return found


async def add_as_employee(
    ctx: Context, *, pending_id: str, work_email: str, keep_private_email: bool
) -> tuple[Employee, PendingEmployee]:
    """Turns somebody who was hired into an employee, with the results they earned, and mails them.

    Raises NotFound, AlreadyEmployee, WorkEmailRequired, and EmailInUse for an address of somebody else.
    """
    member = rules.ADD_HIRED.require(ctx.viewer)
    key = ids.key(ids.PENDING_EMPLOYEE, pending_id, "input", "pendingEmployeeId")
    email = inputs.email(work_email, "input", "workEmail")
    async with ctx.database.write() as session:
        organisation = await accounts.lock_people(session, member.organisation_id)
        member = await still(ctx, session, rules.ADD_HIRED)
        pending = await hiring.pending(session, organisation.id, key, lock=True)
        if pending is None:
            raise NotFound("input", "pendingEmployeeId")
        pending.require_pending()
        pending.require_work_email(email, keep_private=keep_private_email)
        if await people.employee_with_address(session, organisation.id, email_key(email)):
            raise EmailInUse("input", "workEmail")
        now = ctx.now()
        person = new_employee(organisation, pending.first_name, pending.last_name, email, pending.locale, now)
        session.add(person)
        await session.flush()
        made = await carry_over(session, pending.candidate_id, person, by_name=member.employee.name, now=now)
        pending.become(person.id, now)
        letters.added_as_employee(
            session, to=person, organisation=organisation, locale=ctx.service.added_mail_locale, now=now
        )
        ctx.record(session, "employee.added_from_candidate", person.id)
        ctx.record(session, "results.carried_over", made.id)
    return person, pending


def _pending(candidate: Candidate, procedure_title: str) -> PendingEmployee:
    assert candidate.hired_at is not None
    return PendingEmployee(
        organisation_id=candidate.organisation_id,
        candidate_id=candidate.id,
        first_name=candidate.first_name,
        last_name=candidate.last_name,
        private_email=candidate.email,
        sort_name=candidate.sort_name,
        search_text=candidate.search_text,
        locale=candidate.locale,
        procedure_title=procedure_title,
        hired_at=candidate.hired_at,
    )
