"""Questions about candidates' links to the assessment, and their visits."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.accounts import Organisation
from db.models.recruiting import (
    Candidate,
    CandidateStatus,
    CandidateVisit,
    ProcedureStatus,
    RecruitmentProcedure,
)

Whole = tuple[Candidate, RecruitmentProcedure, Organisation]

_STILL_TAKING = (CandidateStatus.INVITED, CandidateStatus.IN_PROGRESS)


async def link_leads_to(session: AsyncSession, link_id: UUID, now: datetime) -> Whole | None:
    """Whose newest link this is; None once it is too old, replaced, or there is nothing left to take."""
    row = (
        await session.execute(
            select(Candidate, RecruitmentProcedure, Organisation)
            .join(RecruitmentProcedure, RecruitmentProcedure.id == Candidate.procedure_id)
            .join(Organisation, Organisation.id == Candidate.organisation_id)
            .where(
                Candidate.link_id == link_id,
                Candidate.link_expires_at > now,
                Candidate.status.in_(_STILL_TAKING),
                *_recruiting_goes_on(),
            )
        )
    ).one_or_none()
    return (row[0], row[1], row[2]) if row else None


async def visit(
    session: AsyncSession, token_hash: str, now: datetime
) -> tuple[CandidateVisit, Candidate, RecruitmentProcedure, Organisation] | None:
    """The visit that goes on under this token, with whose it is; None when there is none, or no longer."""
    row = (
        await session.execute(
            select(CandidateVisit, Candidate, RecruitmentProcedure, Organisation)
            .join(Candidate, Candidate.id == CandidateVisit.candidate_id)
            .join(RecruitmentProcedure, RecruitmentProcedure.id == Candidate.procedure_id)
            .join(Organisation, Organisation.id == Candidate.organisation_id)
            .where(CandidateVisit.token_hash == token_hash, CandidateVisit.ends_at > now, *_recruiting_goes_on())
        )
    ).one_or_none()
    return (row[0], row[1], row[2], row[3]) if row else None


async def end_visit(session: AsyncSession, token_hash: str) -> None:
    """Ends one visit before its time."""
    await session.execute(delete(CandidateVisit).where(CandidateVisit.token_hash == token_hash))


async def forget_ended_visits(session: AsyncSession, now: datetime) -> None:
    """Forgets the visits that are over."""
    await session.execute(delete(CandidateVisit).where(CandidateVisit.ends_at < now))


def _recruiting_goes_on() -> tuple[ColumnElement[bool], ...]:
    return RecruitmentProcedure.status == ProcedureStatus.OPEN, Organisation.recruitment_module.is_(True)
