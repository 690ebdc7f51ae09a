"""Sharing a view with people outside the organisation: their links, opened once, and their visits."""

import secrets
from collections.abc import Awaitable
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.accounts import Locale, Organisation
from db.models.attempts import Attempt
from db.models.external import VISIT_LENGTH, ExternalShare, ExternalVisit
from db.models.outbox import MailStatus
from db.models.recruiting import RecruitmentProcedure
from db.names import email_key
from db.queries import attempts, external, sharing
from db.queries.paging import Page, PageRequest
from db.refusals import LinkNotValid, NoSharedView, NotFound, TooManyAttempts, Unauthenticated
from gql import ids
from gql.context import Context, Door, SignedIn
from gql.permissions import rules
from gql.permissions.viewer import ExternalReader
from gql.resolvers import inputs
from gql.resolvers.accounts import token_hash
from gql.resolvers.attempts import counted
from gql.resolvers.links import letter_status, link_of
from gql.resolvers.recruiting import run_by
from gql.resolvers.standing import still
from gql.resolvers.viewers import reader
from mail import letters
from mail.links import EXTERNAL


@dataclass(frozen=True, slots=True)
class Preview:
    """What a link is about, before it is opened; `open_here`: whether the viewer has opened it already."""

    share: ExternalShare
    procedure_title: str
    organisation_name: str
    shared_by: str | None
    open_here: bool


async def share_externally(
    ctx: Context, *, procedure_id: str, email: str, locale: Locale | None
) -> tuple[RecruitmentProcedure, ExternalShare]:
    """Mails somebody outside the organisation a link to the view; raises NoSharedView when there is none.

    Shared again with the same address, in whatever letter case, it is the same share with a new link.
    Raises TooManyAttempts after ten mails within an hour.
    """
    rules.RUN_PROCEDURES.require(ctx.viewer)
    email = inputs.email(email, "input", "email")
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.RUN_PROCEDURES)
        procedure = await run_by(session, member, procedure_id, "input", "procedureId", lock=True)
        procedure.require_open()
        view = await sharing.view_of(session, procedure.id)
        if view is None or view.withdrawn_at:
            raise NoSharedView("input", "procedureId")
        await attempts.count(session, Attempt.SHARE, f"{procedure.id.hex}:{email_key(email)}", ctx.now())
        share = await external.share_with(session, procedure.id, email_key(email))
        if share is None:
            share = _new_share(procedure, email, ctx)
            session.add(share)
        share.shared_by_id = member.id
        share.locale = locale or share.locale or member.organisation.locale
        await _send(ctx, session, share, procedure, member.organisation, member.employee.name, renewed=False)
        ctx.record(session, "view.shared_externally", share.id)
    return procedure, share


async def revoke_share(ctx: Context, *, share_id: str) -> ExternalShare:
    """Ends somebody's way in, the visit that is open included; raises NotFound."""
    rules.RUN_PROCEDURES.require(ctx.viewer)
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.RUN_PROCEDURES)
        key = ids.key(ids.EXTERNAL_SHARE, share_id, "input", "externalShareId")
        found = await external.share_to_revoke(session, key, rules.reach(member))
        if found is None:
            raise NotFound("input", "externalShareId")
        await external.revoke(session, [found], ctx.now())
        ctx.record(session, "external_share.revoked", found.id)
    return found


async def share_by_id(ctx: Context, share_id: str) -> ExternalShare:
    """One share of a procedure the viewer runs; raises NotFound."""
    reach = rules.reach(rules.RUN_PROCEDURES.require(ctx.viewer))

    async def ask(keys: list[UUID]) -> dict[UUID, ExternalShare]:
        async with ctx.database.read() as session:
            return await external.shares_by_id(session, keys, reach)

    found = await ctx.loaders.load("external share", ids.key(ids.EXTERNAL_SHARE, share_id), ask)
    if found is None:
        raise NotFound()
    return found


def shares_of(
    ctx: Context, procedure: RecruitmentProcedure, request: PageRequest
) -> Awaitable[Page[ExternalShare] | None]:
    """A page of a procedure's external shares, the newest first."""

    async def ask(keys: list[UUID]) -> dict[UUID, Page[ExternalShare]]:
        async with ctx.database.read() as session:
            return await external.shares(session, keys, request)

    return ctx.loaders.load(("external shares", request), procedure.id, ask)


def mail_status_of(ctx: Context, share: ExternalShare) -> Awaitable[MailStatus | None]:
    """What became of the mail with a share's newest link."""
    return letter_status(ctx, share.link_id)


async def preview(ctx: Context, *, token: str) -> Preview:
    """What a link is about; it stays unopened. Raises LinkNotValid whatever is wrong with it, and TooManyAttempts."""
    visited = ctx.viewer.share.id if isinstance(ctx.viewer, ExternalReader) else None
    async with counted(ctx, LinkNotValid, (Attempt.LINK_FROM, ctx.origin)), ctx.database.read() as session:
        found = await external.link_leads_to(session, link_of(ctx, EXTERNAL, token), ctx.now(), visited=visited)
        if found is None:
            raise LinkNotValid("input", "token")
    share, procedure, organisation, sharer = found
    return Preview(share, procedure.title, organisation.name, sharer.name if sharer else None, share.id == visited)


async def open_link(ctx: Context, *, token: str) -> SignedIn:
    """Uses a link up, starts a visit, and makes its holder the viewer.

    Raises LinkNotValid whatever is wrong with the link, and TooManyAttempts.
    """
    now = ctx.now()
    signed_in = SignedIn(secrets.token_urlsafe(32), now + VISIT_LENGTH, Door.EXTERNAL_LINK)
    key = token_hash(signed_in.token)
    async with counted(ctx, LinkNotValid, (Attempt.LINK_FROM, ctx.origin)), ctx.database.write() as session:
        share = await external.open_link(session, link_of(ctx, EXTERNAL, token), now)
        if share is None:
            raise LinkNotValid("input", "token")
        session.add(ExternalVisit(token_hash=key, share_id=share.id, closes_at=signed_in.expires_at))
        await session.flush()
        visitor = await reader(session, key, now)
        if visitor is None:
            raise LinkNotValid("input", "token")
        ctx.viewer = visitor
        ctx.record(session, "external_link.opened", share.id)
    return signed_in


async def update_reader(ctx: Context, *, locale: Locale) -> None:
    """Changes the language of the reader who asks; raises Unauthenticated or Forbidden for anybody else."""
    visitor = rules.reading(ctx.viewer)
    async with ctx.database.write() as session:
        as_now = await reader(session, visitor.session, ctx.now())
        if as_now is None:
            raise Unauthenticated()
        as_now.share.locale = locale
        ctx.record(session, "external_reader.updated", as_now.share.id)
        ctx.viewer = as_now


async def request_new_link(ctx: Context, *, token: str) -> None:
    """Mails a new link to the address of the share that a token was once made for; the caller is told nothing.

    The work is done after the answer, so that its time tells nothing either.
    """
    ctx.service.later.do(_renew(ctx, token))


async def _renew(ctx: Context, token: str) -> None:
    try:
        async with ctx.database.write() as session:
            found = await external.renewable(session, link_of(ctx, EXTERNAL, token))
            if found is None:
                return
            share, procedure, organisation, sharer = found
            await attempts.count(session, Attempt.RENEWAL, share.id.hex, ctx.now())
            await _send(ctx, session, share, procedure, organisation, sharer.name if sharer else None, renewed=True)
            ctx.record(session, "external_link.renewed", share.id, organisation_id=organisation.id)
    except TooManyAttempts:
        ctx.record_refusal("requestNewExternalLink", TooManyAttempts.code)


async def _send(
    ctx: Context,
    session: AsyncSession,
    share: ExternalShare,
    procedure: RecruitmentProcedure,
    organisation: Organisation,
    shared_by: str | None,
    *,
    renewed: bool,
) -> None:
    link = share.send_link(ctx.now())
    await session.flush()
    session.add(link)
    letters.external_link(
        session,
        to=share,
        organisation=organisation,
        procedure_title=procedure.title,
        link=link,
        shared_by=shared_by,
        renewed=renewed,
        now=ctx.now(),
    )


def _new_share(procedure: RecruitmentProcedure, email: str, ctx: Context) -> ExternalShare:
    return ExternalShare(
        id=uuid4(),
        organisation_id=procedure.organisation_id,
        procedure_id=procedure.id,
        email=email,
        email_key=email_key(email),
        created_at=ctx.now(),
    )
