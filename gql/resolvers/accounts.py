"""Signing in and out, and activating an account."""

import asyncio
import hashlib
import secrets

from db.models.accounts import SESSION_ABSOLUTE, Account, AccountStatus, Organisation, Session
from db.models.attempts import Attempt
from db.models.people import Employee
from db.names import email_key
from db.queries import accounts, candidates, external
from db.refusals import ChooseOrganisation, InvalidInput, LinkNotValid, NotFound, WrongCredentials
from gql import ids
from gql.context import Context, Door, SignedIn
from gql.permissions.viewer import Anonymous, CandidateGuest, ExternalReader, Member
from gql.resolvers import inputs
from gql.resolvers.attempts import counted
from mail.links import ACTIVATION

Fitting = tuple[Account, Employee, Organisation]


def token_hash(token: str) -> str:
    """What is kept of a session's token."""
    return hashlib.sha256(token.encode()).hexdigest()


async def sign_in(ctx: Context, *, email: str, password: str, organisation_id: str | None) -> SignedIn:
    """Starts a session, and makes its holder the viewer.

    Raises WrongCredentials whatever does not fit, ChooseOrganisation where address and password fit several, and
    TooManyAttempts.
    """
    tries = (Attempt.SIGN_IN_FROM, ctx.origin), (Attempt.SIGN_IN, inputs.address_key(email))
    async with counted(ctx, WrongCredentials, *tries):
        account, employee, organisation = _chosen(await _fitting(ctx, email, password), organisation_id)
    now = ctx.now()
    signed_in = SignedIn(token=secrets.token_urlsafe(32), expires_at=now + SESSION_ABSOLUTE)
    async with ctx.database.write() as session:
        kept = await accounts.account(session, employee.id, lock=True)
        if kept is None or kept.status is not AccountStatus.ACTIVE or kept.password_hash != account.password_hash:
            # The account ended, or its password changed, while this one was being tried.
            raise WrongCredentials()
        session.add(
            Session(
                token_hash=token_hash(signed_in.token),
                employee_id=employee.id,
                created_at=now,
                last_seen_at=now,
                expires_at=signed_in.expires_at,
            )
        )
        ctx.viewer = Member(employee, organisation, token_hash(signed_in.token))
        ctx.record(session, "signed_in", employee.id)
    return signed_in


async def _fitting(ctx: Context, email: str, password: str) -> list[Fitting]:
    """The accounts that address and password fit; an unknown address takes as long as a known one."""
    found = await active_accounts(ctx, email)
    hashes = [account.password_hash for account, _, _ in found] or [None]
    fits = await asyncio.gather(*(ctx.service.passwords.fits(password, kept) for kept in hashes))
    return [each for each, fit in zip(found, fits, strict=False) if fit]


async def active_accounts(ctx: Context, email: str) -> list[Fitting]:
    """Every active account with this address; none when it is not an address at all."""
    try:
        key = email_key(inputs.email(email))
    except InvalidInput:
        return []
    async with ctx.database.read() as session:
        return await accounts.active_accounts(session, key)


def _chosen(fitting: list[Fitting], organisation_id: str | None) -> Fitting:
    if organisation_id is not None:
        fitting = [each for each in fitting if ids.public(ids.ORGANISATION, each[2].id) == organisation_id]
    if not fitting:
        raise WrongCredentials()
    if len(fitting) > 1:
        raise ChooseOrganisation([(organisation.id, organisation.name) for _, _, organisation in fitting])
    return fitting[0]


async def sign_out(ctx: Context) -> None:
    """Ends the viewer's session or visit; nothing happens to somebody who has none."""
    async with ctx.database.write() as session:
        match ctx.viewer:
            case Member(session=key, id=subject):
                ctx.forget_cookie = Door.ACCOUNT
                await accounts.end_session(session, key)
                ctx.record(session, "signed_out", subject)
            case ExternalReader(session=key, share=share):
                ctx.forget_cookie = Door.EXTERNAL_LINK
                await external.end_visit(session, key, ctx.now())
                ctx.record(session, "external_visit.left", share.id)
            case CandidateGuest(session=key, candidate=candidate):
                ctx.forget_cookie = Door.CANDIDATE_LINK
                await candidates.end_visit(session, key)
                ctx.record(session, "candidate_visit.left", candidate.id)
    ctx.viewer = Anonymous(ctx.locale)


async def activate_account(ctx: Context, *, token: str, password: str) -> str:
    """Uses an activation link up by choosing a password, and tells the address to sign in with.

    Raises LinkNotValid, or WeakPassword, which leaves the link as it was.
    """
    async with counted(ctx, LinkNotValid, (Attempt.LINK_FROM, ctx.origin)):
        link_id = ctx.service.links.link_id(ACTIVATION, token)
        async with ctx.database.read() as session:
            found = await accounts.activation(session, link_id)
        if found is None:
            raise LinkNotValid("input", "token")
        link, employee, organisation = found
        link.require_open(ctx.now())
    await ctx.service.passwords.require_strong(password, about=[employee.name, employee.email, organisation.name])
    password_hash = await ctx.service.passwords.hash(password)
    async with ctx.database.write() as session:
        await accounts.lock_people(session, organisation.id)
        found = await accounts.activation(session, link_id, lock=True)
        if found is None:
            raise LinkNotValid("input", "token")
        link, employee, _ = found
        link.use(ctx.now())
        if employee.account is None:
            raise LinkNotValid("input", "token")
        employee.account.status = AccountStatus.ACTIVE
        employee.account.password_hash = password_hash
        employee.account.activated_at = ctx.now()
        await accounts.end_sessions(session, employee.id)
        await accounts.replace_reset_links(session, employee.id, ctx.now())
        ctx.record(session, "account.activated", employee.id, organisation_id=employee.organisation_id)
    return employee.email


def organisation_named(ctx: Context, public_id: str) -> Organisation:
    """The viewer's own organisation by its id; raises NotFound for any other."""
    key = ids.key(ids.ORGANISATION, public_id)
    if not isinstance(ctx.viewer, Member) or ctx.viewer.organisation_id != key:
        raise NotFound()
    return ctx.viewer.organisation
