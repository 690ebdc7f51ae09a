"""Seeing saved views: exactly as a hiring manager sees them, whoever asks."""

from collections.abc import Awaitable
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.recruiting import RecruitmentProcedure
from db.queries import shared_people, sharing
from db.queries.paging import LARGEST_PAGE, Page, PageRequest
from db.queries.reach import Reach
from db.queries.shared_people import Person, ViewChanged, Wanted
from db.queries.sharing import OpenView
from gql import ids
from gql.context import Context
from gql.permissions import rules
from gql.permissions.viewer import ExternalReader

ONE_PAGE = PageRequest(first=LARGEST_PAGE, count=False)


async def shared_view(ctx: Context, procedure_id: str) -> OpenView | None:
    """The open view of a procedure, for those who may see it; None for everybody else."""
    reach = rules.views_open_to(ctx.viewer)
    key = ids.key_or_none(ids.PROCEDURE, procedure_id)
    if key is None:
        return None
    async with ctx.database.read() as session:
        return await sharing.open_view(session, reach, procedure_id=key)


async def shared_view_of_reader(ctx: Context) -> OpenView | None:
    """The one view an external reader came for; None when it is not there any more, and for everybody else."""
    if not isinstance(ctx.viewer, ExternalReader):
        return None
    async with ctx.database.read() as session:
        return await sharing.open_view(
            session, rules.views_open_to(ctx.viewer), procedure_id=ctx.viewer.share.procedure_id
        )


async def shared_view_by_id(ctx: Context, view_id: str) -> OpenView | None:
    """The open view with this id, for those who may see it."""
    reach = rules.views_open_to(ctx.viewer)

    async def ask(keys: list[UUID]) -> dict[UUID, OpenView]:
        async with ctx.database.read() as session:
            return await sharing.open_views_by_id(session, reach, keys)

    return await ctx.loaders.load("shared view by id", ids.key(ids.VIEW, view_id), ask)


async def shared_views(ctx: Context, request: PageRequest) -> Page[OpenView]:
    """A page of the views open to the viewer as a member of teams, the newest procedure first."""
    member = rules.READ_SHARED_VIEWS.require(ctx.viewer)
    async with ctx.database.read() as session:
        return await sharing.open_views(session, Reach(member.organisation_id, on_team=member.id), request)


def shared_view_of(ctx: Context, procedure: RecruitmentProcedure) -> Awaitable[OpenView | None]:
    """The open view of a procedure that the viewer runs."""
    reach = rules.views_open_to(ctx.viewer)

    async def ask(keys: list[UUID]) -> dict[UUID, OpenView]:
        async with ctx.database.read() as session:
            return await sharing.open_views_of(session, reach, keys)

    return ctx.loaders.load("shared view", procedure.id, ask)


def people_of(ctx: Context, view: OpenView, request: PageRequest, wanted: Wanted) -> Awaitable[Page[Person] | None]:
    """A page of a view's people, with no more of each than the view shows and the query asks for."""

    async def ask(views: list[OpenView]) -> dict[OpenView, Page[Person]]:
        async with ctx.database.read() as session:
            try:
                found = await shared_people.people(session, views, request, wanted)
            except ViewChanged:
                found = await _as_saved_now(ctx, session, views, request, wanted)
        for each in views:
            ctx.record_reading("view", each.procedure_id, each.version)
        return found

    return ctx.loaders.load(("people", request, wanted), view, ask)


async def _as_saved_now(
    ctx: Context, session: AsyncSession, views: list[OpenView], request: PageRequest, wanted: Wanted
) -> dict[OpenView, Page[Person]]:
    """Reads views that were saved since they were opened, by the filters that hold in this session's moment."""
    reach = rules.views_open_to(ctx.viewer)
    now = await sharing.open_views_of(session, reach, [view.procedure_id for view in views])
    still_open = [view for view in views if view.procedure_id in now]
    for view in still_open:
        view.become(now[view.procedure_id])
    found = await shared_people.people(session, still_open, request, wanted) if still_open else {}
    return {view: found.get(view, Page(total=0)) for view in views}


async def person_by_id(ctx: Context, person_id: str, wanted: Wanted) -> tuple[OpenView, Person] | None:
    """One person in a view that the viewer may see, with the view."""
    reach = rules.views_open_to(ctx.viewer)

    async def ask(keys: list[UUID]) -> dict[UUID, tuple[OpenView, Person]]:
        found: dict[OpenView, Page[Person]] = {}
        async with ctx.database.read() as session:
            for start in range(0, len(keys), LARGEST_PAGE):
                some = keys[start : start + LARGEST_PAGE]
                views = await sharing.open_views_with(session, reach, some)
                found |= await shared_people.people(session, views, ONE_PAGE, wanted, only=some)
        for view in found:
            ctx.record_reading("view", view.procedure_id, view.version)
        return {person.id: (view, person) for view, page in found.items() for person in page.rows}

    return await ctx.loaders.load(("person", wanted), ids.key(ids.SHARED_CANDIDATE, person_id), ask)
