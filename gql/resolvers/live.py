"""Live views: a saved view as it is now and after each save, for as long as its watcher may see it."""

from collections.abc import AsyncIterator

from db.queries.sharing import OpenView
from db.refusals import AccessEnded, Forbidden, ModuleNotAvailable
from gql.context import Context
from gql.permissions import rules
from gql.resolvers.shared_views import shared_view
from gql.resolvers.viewers import look_again

# How long a watcher may sleep: access that ended by the clock alone is noticed within this many seconds.
NAP = 0.5


async def shared_view_changes(ctx: Context, procedure_id: str) -> AsyncIterator[OpenView]:
    """The open view of a procedure on subscribing, and again whenever it was saved.

    Who asks is looked up anew for each event. Raises AccessEnded when there is no view for them (any more), and
    SessionExpired when their session runs out.
    """
    organisation_id = rules.views_open_to(ctx.viewer).organisation_id
    shown: int | None = None
    with ctx.database.news.watch(organisation_id) as watch:
        while True:
            ends_at = await look_again(ctx)
            view = await _open_still(ctx, procedure_id)
            if view.version != shown:
                ctx.loaders.clear()
                shown = view.version
                yield view
            while not await watch.heard(within=NAP):
                if ctx.now() >= ends_at:
                    break


async def _open_still(ctx: Context, procedure_id: str) -> OpenView:
    try:
        view = await shared_view(ctx, procedure_id)
    except (Forbidden, ModuleNotAvailable):
        view = None
    if view is None:
        raise AccessEnded()
    return view
