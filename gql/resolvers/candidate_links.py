"""The way in of candidates: a link of their own, by which they come and go until the assessment is done."""

import secrets

from sqlalchemy.ext.asyncio import AsyncSession

from db import taking
from db.models.accounts import Locale, Organisation
from db.models.attempts import Attempt
from db.models.outbox import MailStatus
from db.models.recruiting import CANDIDATE_VISIT_LENGTH, Candidate, CandidateVisit, RecruitmentProcedure
from db.queries import attempts, candidates, recruiting, sittings
from db.refusals import InvalidInput, LinkNotValid, NotFound, Unauthenticated
from gql import ids
from gql.context import Context, Door, SignedIn
from gql.permissions import rules
from gql.resolvers.accounts import token_hash
from gql.resolvers.attempts import counted
from gql.resolvers.links import letter_status, link_of
from gql.resolvers.sittings import battery_of
from gql.resolvers.standing import still
from gql.resolvers.viewers import guest
from mail import letters
from mail.links import CANDIDATE


def send_link(
    ctx: Context,
    session: AsyncSession,
    candidate: Candidate,
    procedure: RecruitmentProcedure,
    organisation: Organisation,
) -> None:
    """Mails a candidate a link to their assessment; an older one is dead from here on."""
    letters.candidate_link(
        session,
        to=candidate,
        organisation=organisation,
        procedure_title=procedure.title,
        link_id=candidate.send_link(ctx.now()),
        now=ctx.now(),
    )


async def mail_status_of(ctx: Context, candidate: Candidate) -> MailStatus | None:
    """What became of the mail with a candidate's newest link; None for somebody who was never sent one."""
    return await letter_status(ctx, candidate.link_id) if candidate.link_id else None


async def resend_link(ctx: Context, *, candidate_id: str) -> Candidate:
    """Mails a candidate a new link, and the older one is dead; raises NotFound, ProcedureClosed or TooManyAttempts.

    Raises InvalidInput for a candidate who is done.
    """
    rules.RUN_PROCEDURES.require(ctx.viewer)
    key = ids.key(ids.CANDIDATE, candidate_id, "input", "candidateId")
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.RUN_PROCEDURES)
        found = await recruiting.candidate_locked(session, key, rules.reach(member))
        if found is None:
            raise NotFound("input", "candidateId")
        candidate, procedure = found
        procedure.require_open()
        if candidate.is_done:
            raise InvalidInput("input", "candidateId", reason="assessment_done")
        await attempts.count(session, Attempt.CANDIDATE_LINK, candidate.id.hex, ctx.now())
        send_link(ctx, session, candidate, procedure, member.organisation)
        ctx.record(session, "candidate_link.sent", candidate.id)
    return candidate


async def open_link(ctx: Context, *, token: str) -> SignedIn:
    """Starts a visit, and makes the candidate the viewer; raises LinkNotValid, and TooManyAttempts."""
    now = ctx.now()
    signed_in = SignedIn(secrets.token_urlsafe(32), now + CANDIDATE_VISIT_LENGTH, Door.CANDIDATE_LINK)
    key = token_hash(signed_in.token)
    async with counted(ctx, LinkNotValid, (Attempt.LINK_FROM, ctx.origin)), ctx.database.write() as session:
        found = await candidates.link_leads_to(session, link_of(ctx, CANDIDATE, token), now)
        if found is None:
            raise LinkNotValid("input", "token")
        session.add(CandidateVisit(token_hash=key, candidate_id=found[0].id, ends_at=signed_in.expires_at))
        await session.flush()
        visitor = await guest(session, key, now)
        if visitor is None:
            raise LinkNotValid("input", "token")
        # What they read before they decide is what they will be given.
        if sitting := await sittings.newest_of_locked(session, visitor.candidate):
            await taking.renew(session, sitting, battery_of(visitor.candidate))
        ctx.viewer = visitor
        ctx.record(session, "candidate_link.opened", visitor.candidate.id)
    return signed_in


async def update_guest(ctx: Context, *, locale: Locale) -> None:
    """Changes the language of the candidate who asks; raises Unauthenticated or Forbidden for anybody else."""
    visitor = rules.visiting(ctx.viewer)
    async with ctx.database.write() as session:
        as_now = await guest(session, visitor.session, ctx.now())
        if as_now is None:
            raise Unauthenticated()
        as_now.candidate.locale = locale
        ctx.record(session, "candidate.updated", as_now.candidate.id)
        ctx.viewer = as_now
