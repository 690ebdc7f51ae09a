"""Who somebody is at this moment: by the session of an account, or by the visit of an opened link or assessment."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.accounts import SESSION_IDLE
from db.queries import accounts, candidates, external
from db.refusals import AccessEnded, SessionExpired
from gql.context import Context
from gql.permissions import rules
from gql.permissions.viewer import CandidateGuest, ExternalReader, Member


async def reader(session: AsyncSession, token_hash: str, now: datetime) -> ExternalReader | None:
    """Whose visit this is; None when there is none, or no longer."""
    found = await external.visit(session, token_hash, now)
    if found is None:
        return None
    visit, share, organisation, sharer = found
    return ExternalReader(share, organisation, sharer.name if sharer else None, token_hash, visit.closes_at)


async def guest(session: AsyncSession, token_hash: str, now: datetime) -> CandidateGuest | None:
    """Which candidate's visit this is; None when there is none, or no longer."""
    found = await candidates.visit(session, token_hash, now)
    if found is None:
        return None
    visit, candidate, procedure, organisation = found
    return CandidateGuest(candidate, procedure, organisation, token_hash, visit.ends_at)


async def look_again(ctx: Context) -> datetime:
    """Looks the viewer up anew, and tells when their session ends unless it is used meanwhile.

    Raises SessionExpired when its time is over, and AccessEnded when it was ended.
    """
    viewer, now = ctx.viewer, ctx.now()
    async with ctx.database.read() as session:
        if isinstance(viewer, ExternalReader):
            as_now = await reader(session, viewer.session, now)
            if as_now is None:
                raise SessionExpired() if now >= viewer.closes_at else AccessEnded()
            ctx.viewer = as_now
            return as_now.closes_at
        member = rules.signed_in(viewer)
        found = await accounts.signed_in(session, member.session, now)
        if found is None:
            expired = await accounts.session_exists(session, member.session)
            raise SessionExpired() if expired else AccessEnded()
    kept, employee, organisation = found
    ctx.viewer = Member(employee, organisation, member.session)
    return min(kept.expires_at, kept.last_seen_at + SESSION_IDLE)
