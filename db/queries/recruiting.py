"""Questions about procedures, teams and candidates, always within somebody's reach."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.recruiting import Candidate, RecruitmentProcedure, TeamMember
from db.models.sharing import SharedCandidate, SharedView
from db.queries.paging import Order, Page, PageRequest, instant, pages
from db.queries.reach import Reach
from db.queries.search import matching

NEWEST_FIRST = Order((RecruitmentProcedure.created_at, RecruitmentProcedure.id), (instant, UUID), descending=True)
AS_INVITED = Order((TeamMember.invited_at, TeamMember.employee_id), (instant, UUID))
BY_NAME = Order((Candidate.sort_name, Candidate.id), (str, UUID))


async def procedure(
    session: AsyncSession, procedure_id: UUID, reach: Reach, *, lock: bool = False
) -> RecruitmentProcedure | None:
    """One procedure within reach; with `lock`, nobody else changes it or its view meanwhile."""
    statement = select(RecruitmentProcedure).where(RecruitmentProcedure.id == procedure_id, reach.covers())
    if lock:
        statement = statement.with_for_update()
    return (await session.scalars(statement)).one_or_none()


async def procedure_anywhere(
    session: AsyncSession, procedure_id: UUID, *, lock: bool = False
) -> RecruitmentProcedure | None:
    """One procedure of whichever organisation, for operators."""
    return await session.get(RecruitmentProcedure, procedure_id, with_for_update=lock)


async def procedures_by_id(
    session: AsyncSession, procedure_ids: Collection[UUID], reach: Reach | None = None
) -> dict[UUID, RecruitmentProcedure]:
    """Those of the given procedures that are within reach, by their key; no reach means that it was checked already."""
    statement = select(RecruitmentProcedure).where(RecruitmentProcedure.id.in_(procedure_ids))
    found = await session.scalars(statement.where(reach.covers()) if reach else statement)
    return {each.id: each for each in found}


async def procedures(
    session: AsyncSession, reach: Reach, request: PageRequest, search: str | None
) -> Page[RecruitmentProcedure]:
    """A page of procedures within reach, newest first."""
    statement = select(RecruitmentProcedure).where(reach.covers())
    found = await pages(
        session,
        RecruitmentProcedure,
        matching(statement, RecruitmentProcedure.title_search, search),
        parent=RecruitmentProcedure.organisation_id,
        parents=[reach.organisation_id],
        order=NEWEST_FIRST,
        request=request,
    )
    return found[reach.organisation_id]


async def teams(
    session: AsyncSession, procedure_ids: Collection[UUID], request: PageRequest
) -> dict[UUID, Page[TeamMember]]:
    """A page of each team, in the order in which people were invited."""
    return await pages(
        session,
        TeamMember,
        select(TeamMember),
        parent=TeamMember.procedure_id,
        parents=procedure_ids,
        order=AS_INVITED,
        request=request,
    )


async def candidates(
    session: AsyncSession,
    procedure_ids: Collection[UUID],
    request: PageRequest,
    *,
    search: str | None = None,
    selected: bool = False,
) -> dict[UUID, Page[Candidate]]:
    """A page of each procedure's candidates by name; with `selected`, only those in its saved view."""
    statement = select(Candidate)
    if selected:
        statement = statement.where(
            exists().where(
                SharedCandidate.candidate_id == Candidate.id,
                SharedCandidate.view_id == SharedView.id,
                SharedView.withdrawn_at.is_(None),
            )
        )
    return await pages(
        session,
        Candidate,
        matching(statement, Candidate.search_text, search),
        parent=Candidate.procedure_id,
        parents=procedure_ids,
        order=BY_NAME,
        request=request,
    )


async def candidates_by_id(
    session: AsyncSession, candidate_ids: Collection[UUID], reach: Reach
) -> dict[UUID, Candidate]:
    """Those of the given candidates whose procedure is within reach, by their key."""
    found = await session.scalars(
        select(Candidate)
        .join(RecruitmentProcedure, RecruitmentProcedure.id == Candidate.procedure_id)
        .where(Candidate.id.in_(candidate_ids), reach.covers())
    )
    return {each.id: each for each in found}


async def candidate_locked(
    session: AsyncSession, candidate_id: UUID, reach: Reach
) -> tuple[Candidate, RecruitmentProcedure] | None:
    """A candidate within reach with the procedure, both locked: nobody closes it meanwhile."""
    found = await session.execute(
        select(Candidate, RecruitmentProcedure)
        .join(RecruitmentProcedure, RecruitmentProcedure.id == Candidate.procedure_id)
        .where(Candidate.id == candidate_id, reach.covers())
        .with_for_update(of=[Candidate, RecruitmentProcedure])
    )
    row = found.one_or_none()
    return (row[0], row[1]) if row else None


async def candidates_among(
    session: AsyncSession, procedure_id: UUID, candidate_ids: Collection[UUID]
) -> dict[UUID, Candidate]:
    """Those of the given candidates that belong to the procedure, by their key."""
    found = await session.scalars(
        select(Candidate).where(Candidate.procedure_id == procedure_id, Candidate.id.in_(candidate_ids))
    )
    return {each.id: each for each in found}


async def candidate_with_address(session: AsyncSession, procedure_id: UUID, email_key: str) -> Candidate | None:
    """The candidate of a procedure who has this address, in whatever letter case."""
    found = await session.scalars(
        select(Candidate).where(Candidate.procedure_id == procedure_id, Candidate.email_key == email_key)
    )
    return found.one_or_none()


async def team_member(session: AsyncSession, procedure_id: UUID, employee_id: UUID) -> TeamMember | None:
    """Somebody's place on a team."""
    return await session.get(TeamMember, (procedure_id, employee_id))


async def leave_team(session: AsyncSession, procedure_id: UUID, employee_id: UUID) -> bool:
    """Takes somebody off a team; False when they are not on it, or not any more."""
    gone = await session.execute(
        delete(TeamMember)
        .where(TeamMember.procedure_id == procedure_id, TeamMember.employee_id == employee_id)
        .returning(TeamMember.employee_id)
    )
    return gone.first() is not None


async def leave_all_teams(session: AsyncSession, employee_id: UUID) -> None:
    """Takes somebody off every team."""
    await session.execute(delete(TeamMember).where(TeamMember.employee_id == employee_id))
