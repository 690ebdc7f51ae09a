"""One's own sessions: seen, and ended."""

from collections.abc import Sequence

from db.models.accounts import Session
from db.queries import accounts
from db.refusals import NotFound
from gql import ids
from gql.context import Context, Door
from gql.permissions import rules
from gql.permissions.viewer import Anonymous


async def sessions(ctx: Context) -> Sequence[Session]:
    """The viewer's sessions that have not ended, the one used last first."""
    member = rules.signed_in(ctx.viewer)
    async with ctx.database.read() as session:
        return await accounts.sessions(session, member.id, ctx.now())


async def end_session(ctx: Context, *, session_id: str) -> None:
    """Ends one of the viewer's sessions; raises NotFound for any other."""
    member = rules.signed_in(ctx.viewer)
    async with ctx.database.write() as session:
        own = await accounts.sessions(session, member.id, ctx.now())
        ended = next((each for each in own if ids.session(each.token_hash) == session_id), None)
        if ended is None:
            raise NotFound("input", "sessionId")
        await accounts.end_session(session, ended.token_hash)
        ctx.record(session, "session.ended", member.id)
    if ended.token_hash == member.session:
        _forget(ctx)


async def sign_out_everywhere(ctx: Context) -> None:
    """Ends every session of the viewer, this one too."""
    member = rules.signed_in(ctx.viewer)
    async with ctx.database.write() as session:
        await accounts.end_sessions(session, member.id)
        ctx.record(session, "signed_out_everywhere", member.id)
    _forget(ctx)


def _forget(ctx: Context) -> None:
    ctx.viewer = Anonymous(ctx.locale)
    ctx.forget_cookie = Door.ACCOUNT
