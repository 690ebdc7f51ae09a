"""Questions about people who were hired and are still to be added."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.hiring import PendingEmployee
from db.queries.paging import Order, Page, PageRequest, pages
from db.queries.search import matching

BY_NAME = Order((PendingEmployee.sort_name, PendingEmployee.id), (str, UUID))


async def pending_of(session: AsyncSession, candidate_id: UUID) -> PendingEmployee | None:
    """The pending employee that a candidate has become."""
    found = await session.scalars(select(PendingEmployee).where(PendingEmployee.candidate_id == candidate_id))
    return found.one_or_none()


async def pending(
    session: AsyncSession, organisation_id: UUID, pending_id: UUID, *, lock: bool = False
) -> PendingEmployee | None:
    """Somebody of this organisation who was hired, added by now or not."""
    statement = select(PendingEmployee).where(
        PendingEmployee.id == pending_id, PendingEmployee.organisation_id == organisation_id
    )
    if lock:
        statement = statement.with_for_update()
    return (await session.scalars(statement)).one_or_none()


async def pending_page(
    session: AsyncSession, organisation_id: UUID, request: PageRequest, search: str | None
) -> Page[PendingEmployee]:
    """A page of those who are still to be added, by name."""
    statement = select(PendingEmployee).where(PendingEmployee.added_at.is_(None))
    found = await pages(
        session,
        PendingEmployee,
        matching(statement, PendingEmployee.search_text, search),
        parent=PendingEmployee.organisation_id,
        parents=[organisation_id],
        order=BY_NAME,
        request=request,
    )
    return found[organisation_id]
