"""Questions about saved views: which are open to somebody, and who selected them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.recruiting import ProcedureStatus, RecruitmentProcedure
from db.models.sharing import SharedCandidate, SharedView, SharedViewFilter
from db.queries.paging import Page, PageRequest, pages
from db.queries.reach import Reach
from db.queries.recruiting import NEWEST_FIRST


@dataclass(slots=True, eq=False)
class OpenView:
    """A saved view that somebody may see, with what it shows of its procedure."""

    id: UUID
    procedure_id: UUID
    procedure_title: str
    lens_key: str
    lens_version: int
    version: int
    saved_at: datetime
    visible: frozenset[SharedViewFilter]

    def become(self, other: "OpenView") -> None:
        """Takes over what was saved meanwhile."""
        self.lens_key, self.lens_version = other.lens_key, other.lens_version
        self.version, self.saved_at, self.visible = other.version, other.saved_at, other.visible


def _opened(row: Any) -> OpenView:
    view: SharedView = row[0]
    return OpenView(
        id=view.id,
        procedure_id=view.procedure_id,
        procedure_title=row[1],
        lens_key=row[2],
        lens_version=row[3],
        version=view.version,
        saved_at=view.saved_at,
        visible=view.visible,
    )


def _open_views(reach: Reach) -> Select[*tuple[Any, ...]]:
    return (
        select(
            SharedView,
            RecruitmentProcedure.title,
            RecruitmentProcedure.lens_key,
            RecruitmentProcedure.lens_version,
        )
        .join(RecruitmentProcedure, RecruitmentProcedure.id == SharedView.procedure_id)
        .where(
            SharedView.withdrawn_at.is_(None),
            RecruitmentProcedure.status == ProcedureStatus.OPEN,
            reach.covers(),
        )
    )


async def open_view(session: AsyncSession, reach: Reach, *, procedure_id: UUID) -> OpenView | None:
    """The open view of a procedure, if it is within reach."""
    row = (await session.execute(_open_views(reach).where(SharedView.procedure_id == procedure_id))).one_or_none()
    return _opened(row) if row else None


async def open_views_by_id(session: AsyncSession, reach: Reach, view_ids: Collection[UUID]) -> dict[UUID, OpenView]:
    """Those of the given views that are open and within reach, by their key."""
    rows = await session.execute(_open_views(reach).where(SharedView.id.in_(view_ids)))
    return {view.id: view for view in map(_opened, rows)}


async def open_views_with(session: AsyncSession, reach: Reach, person_ids: Collection[UUID]) -> list[OpenView]:
    """The open views within reach in which one of these people is shown."""
    holds = exists().where(SharedCandidate.view_id == SharedView.id, SharedCandidate.id.in_(person_ids))
    return [_opened(row) for row in await session.execute(_open_views(reach).where(holds))]


async def open_views_of(session: AsyncSession, reach: Reach, procedure_ids: Collection[UUID]) -> dict[UUID, OpenView]:
    """The open views of several procedures, by the procedure's key."""
    rows = await session.execute(_open_views(reach).where(SharedView.procedure_id.in_(procedure_ids)))
    return {view.procedure_id: view for view in map(_opened, rows)}


async def open_views(session: AsyncSession, reach: Reach, request: PageRequest) -> Page[OpenView]:
    """A page of the views open within reach, the newest procedure first."""
    shared = exists().where(SharedView.procedure_id == RecruitmentProcedure.id, SharedView.withdrawn_at.is_(None))
    found = await pages(
        session,
        RecruitmentProcedure,
        select(RecruitmentProcedure).where(reach.covers(), shared, RecruitmentProcedure.status == ProcedureStatus.OPEN),
        parent=RecruitmentProcedure.organisation_id,
        parents=[reach.organisation_id],
        order=NEWEST_FIRST,
        request=request,
    )
    page = found[reach.organisation_id]
    views = await open_views_of(session, reach, [each.id for each in page.rows]) if page.rows else {}
    return page.of([views[each.id] for each in page.rows])


async def view_of(session: AsyncSession, procedure_id: UUID) -> SharedView | None:
    """The row of a procedure's view, withdrawn or not, for whoever is about to change it."""
    found = await session.scalars(select(SharedView).where(SharedView.procedure_id == procedure_id))
    return found.one_or_none()


async def selection(session: AsyncSession, view_id: UUID) -> Sequence[SharedCandidate]:
    """Every candidate's place in a view."""
    found = await session.scalars(select(SharedCandidate).where(SharedCandidate.view_id == view_id))
    return found.all()
