"""Live views: a saved view as it is now and after each save, for as long as its watcher may see it."""

from collections.abc import AsyncIterator
from datetime import datetime

from db.models.accounts import SESSION_IDLE
from db.queries import accounts, sharing
from db.queries.sharing import OpenView
from db.refusals import AccessEnded, SessionExpired
from gql import ids
from gql.context import Context
from gql.permissions import rules
from gql.permissions.viewer import Member

# How long a watcher may sleep: access that ended by the clock alone is noticed within this many seconds.
NAP = 0.5


async def shared_view_changes(ctx: Context, procedure_id: str) -> AsyncIterator[OpenView]:
    """The open view of a procedure on subscribing, and again whenever it was saved.

    Who asks is looked up anew for each event. Raises AccessEnded when there is no view for them (any more), and
    SessionExpired when their session runs out.
    """
    member = rules.READ_SHARED_VIEWS.require(ctx.viewer)
    shown: int | None = None
    with ctx.database.news.watch(member.organisation_id) as watch:
        while True:
            member, ends_at = await _signed_in_still(ctx, member)
            view = await _open_still(ctx, member, procedure_id)
            if view.version != shown:
                ctx.loaders.clear()
                shown = view.version
                yield view
            while not await watch.heard(within=NAP):
                if ctx.now() >= ends_at:
                    break


async def _signed_in_still(ctx: Context, member: Member) -> tuple[Member, datetime]:
    """The watcher as they are now, and when their session ends unless it is used meanwhile."""
    async with ctx.database.read() as session:
        found = await accounts.signed_in(session, member.session, ctx.now())
        if found is None:
            expired = await accounts.session_exists(session, member.session)
            raise SessionExpired() if expired else AccessEnded()
    kept, employee, organisation = found
    ctx.viewer = Member(employee, organisation, member.session)
    return ctx.viewer, min(kept.expires_at, kept.last_seen_at + SESSION_IDLE)


async def _open_still(ctx: Context, member: Member, procedure_id: str) -> OpenView:
    parts = ids.split(procedure_id)
    if parts is None or parts[0] != ids.PROCEDURE or not rules.READ_SHARED_VIEWS.allows(member):
        raise AccessEnded()
    async with ctx.database.read() as session:
        view = await sharing.open_view(session, rules.reach(member), procedure_id=parts[1])
    if view is None:
        raise AccessEnded()
    return view
