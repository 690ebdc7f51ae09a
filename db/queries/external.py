"""Questions about external shares, and the one statement by which a link opens."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.accounts import Organisation
from db.models.external import VISIT_LENGTH, ExternalLink, ExternalShare, ExternalVisit
from db.models.people import Employee
from db.models.recruiting import ProcedureStatus, RecruitmentProcedure
from db.models.sharing import SharedView
from db.queries.paging import Order, Page, PageRequest, instant, pages
from db.queries.reach import Reach

# A share with what it leads to and, if they are still there, who shared.
Whole = tuple[ExternalShare, RecruitmentProcedure, Organisation, Employee | None]

NEWEST_FIRST = Order((ExternalShare.created_at, ExternalShare.id), (instant, UUID), descending=True)


async def open_link(session: AsyncSession, link_id: UUID, now: datetime) -> ExternalShare | None:
    """Uses a link up and starts a visit; None unless it is a share's newest, unused, in time, and leads to a view.

    One statement decides, so that of many at the same moment exactly one wins.
    """
    opened = await session.scalars(
        update(ExternalShare)
        .where(ExternalShare.link_id == link_id, *_can_be_opened(now))
        .values(used_at=now, opened_at=now, closes_at=now + VISIT_LENGTH)
        .returning(ExternalShare)
        .execution_options(synchronize_session=False)
    )
    return opened.one_or_none()


async def link_leads_to(session: AsyncSession, link_id: UUID, now: datetime, *, visited: UUID | None) -> Whole | None:
    """What a link would open, or has opened for the visitor of the share `visited`; None for any other link."""
    link_of_share = exists().where(ExternalLink.id == link_id, ExternalLink.share_id == ExternalShare.id)
    wanted = or_(
        and_(ExternalShare.link_id == link_id, *_can_be_opened(now)),
        and_(ExternalShare.id == visited, link_of_share),
    )
    row = (await session.execute(_whole().where(wanted))).one_or_none()
    return (row[0], row[1], row[2], row[3]) if row else None


async def renewable(session: AsyncSession, link_id: UUID) -> Whole | None:
    """The share of any link it ever had, locked, as long as it is not revoked and its view is there to see."""
    wanted = (
        _whole()
        .join(ExternalLink, ExternalLink.share_id == ExternalShare.id)
        .where(ExternalLink.id == link_id, ExternalShare.revoked_at.is_(None), _leads_somewhere())
        .with_for_update(of=ExternalShare)
    )
    row = (await session.execute(wanted)).one_or_none()
    return (row[0], row[1], row[2], row[3]) if row else None


async def visit(
    session: AsyncSession, token_hash: str, now: datetime
) -> tuple[ExternalVisit, ExternalShare, Organisation, Employee | None] | None:
    """The visit that goes on under this token, with whose it is; None when there is none, or no longer."""
    row = (
        await session.execute(
            select(ExternalVisit, ExternalShare, Organisation, Employee)
            .join(ExternalShare, ExternalShare.id == ExternalVisit.share_id)
            .join(Organisation, Organisation.id == ExternalShare.organisation_id)
            .outerjoin(Employee, Employee.id == ExternalShare.shared_by_id)
            .where(
                ExternalVisit.token_hash == token_hash,
                ExternalVisit.closes_at > now,
                ExternalShare.revoked_at.is_(None),
                _leads_somewhere(),
            )
        )
    ).one_or_none()
    return (row[0], row[1], row[2], row[3]) if row else None


async def end_visit(session: AsyncSession, token_hash: str, now: datetime) -> None:
    """Ends one visit before its time; another one of the share, by a newer link, goes on."""
    visited = select(ExternalVisit.share_id).where(ExternalVisit.token_hash == token_hash)
    found = select(ExternalShare).where(ExternalShare.id.in_(visited)).with_for_update()
    for share in (await session.scalars(found)).all():
        await session.execute(delete(ExternalVisit).where(ExternalVisit.token_hash == token_hash))
        others = select(func.max(ExternalVisit.closes_at)).where(ExternalVisit.share_id == share.id)
        share.leave(max(await session.scalar(others) or now, now))


async def revoke(session: AsyncSession, shares: Collection[ExternalShare], now: datetime) -> None:
    """Ends these ways in, each with its visits."""
    for share in shares:
        share.revoke(now)
    await session.flush()
    await session.execute(delete(ExternalVisit).where(ExternalVisit.share_id.in_([share.id for share in shares])))


async def revoke_all(session: AsyncSession, procedure_id: UUID, now: datetime) -> None:
    """Ends every way into a procedure from outside."""
    living = select(ExternalShare).where(ExternalShare.procedure_id == procedure_id, ExternalShare.revoked_at.is_(None))
    await revoke(session, (await session.scalars(living.with_for_update())).all(), now)


async def forget_ended_visits(session: AsyncSession, now: datetime) -> None:
    """Forgets the visits that are over."""
    await session.execute(delete(ExternalVisit).where(ExternalVisit.closes_at < now))


async def share_with(session: AsyncSession, procedure_id: UUID, email_key: str) -> ExternalShare | None:
    """The share of a procedure with this address, in whatever letter case; locked."""
    found = select(ExternalShare).where(
        ExternalShare.procedure_id == procedure_id, ExternalShare.email_key == email_key
    )
    return (await session.scalars(found.with_for_update())).one_or_none()


async def share_to_revoke(session: AsyncSession, share_id: UUID, reach: Reach) -> ExternalShare | None:
    """One share of a procedure within reach, locked."""
    found = await session.scalars(_within(reach).where(ExternalShare.id == share_id).with_for_update(of=ExternalShare))
    return found.one_or_none()


async def shares_by_id(session: AsyncSession, share_ids: Collection[UUID], reach: Reach) -> dict[UUID, ExternalShare]:
    """The shares with these keys of procedures within reach."""
    found = await session.scalars(_within(reach).where(ExternalShare.id.in_(share_ids)))
    return {each.id: each for each in found}


async def shares(
    session: AsyncSession, procedure_ids: Collection[UUID], request: PageRequest
) -> dict[UUID, Page[ExternalShare]]:
    """A page of each procedure's shares, the newest first."""
    return await pages(
        session,
        ExternalShare,
        select(ExternalShare),
        parent=ExternalShare.procedure_id,
        parents=procedure_ids,
        order=NEWEST_FIRST,
        request=request,
    )


def _within(reach: Reach) -> Select[*tuple[Any, ...]]:
    return (
        select(ExternalShare)
        .join(RecruitmentProcedure, RecruitmentProcedure.id == ExternalShare.procedure_id)
        .where(reach.covers())
    )


def _whole() -> Select[*tuple[Any, ...]]:
    return (
        select(ExternalShare, RecruitmentProcedure, Organisation, Employee)
        .join(RecruitmentProcedure, RecruitmentProcedure.id == ExternalShare.procedure_id)
        .join(Organisation, Organisation.id == ExternalShare.organisation_id)
        .outerjoin(Employee, Employee.id == ExternalShare.shared_by_id)
    )


def _can_be_opened(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        ExternalShare.used_at.is_(None),
        ExternalShare.expires_at > now,
        ExternalShare.revoked_at.is_(None),
        _leads_somewhere(),
    )


def _leads_somewhere() -> ColumnElement[bool]:
    """The condition that the share's procedure runs, its organisation recruits, and its view is there to see."""
    return exists().where(
        RecruitmentProcedure.id == ExternalShare.procedure_id,
        RecruitmentProcedure.status == ProcedureStatus.OPEN,
        SharedView.procedure_id == RecruitmentProcedure.id,
        SharedView.withdrawn_at.is_(None),
        Organisation.id == RecruitmentProcedure.organisation_id,
        Organisation.recruitment_module,
    )
