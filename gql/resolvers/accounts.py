"""Signing in and out, and activating an account."""

import hashlib
import secrets

from db.models.accounts import SESSION_ABSOLUTE, AccountStatus, Organisation, Session
from db.models.people import Employee
from db.names import email_key
from db.queries import accounts
from db.refusals import ChooseOrganisation, LinkNotValid, NotFound, WrongCredentials
from gql import ids
from gql.context import Context, SignedIn
from gql.permissions.viewer import Anonymous, Member
from mail.links import ACTIVATION


def token_hash(token: str) -> str:
    """What is kept of a session's token."""
    return hashlib.sha256(token.encode()).hexdigest()


async def sign_in(ctx: Context, *, email: str, password: str, organisation_id: str | None) -> SignedIn:
    """Starts a session, and makes its holder the viewer.

    Raises WrongCredentials whatever does not fit, and ChooseOrganisation where address and password fit several.
    """
    async with ctx.database.read() as session:
        candidates = await accounts.active_accounts(session, email_key(email))
    fitting = [
        (employee, organisation)
        for account, employee, organisation in candidates
        if await ctx.service.passwords.fits(password, account.password_hash)
    ]
    if not candidates:
        await ctx.service.passwords.fits(password, None)
    employee, organisation = _chosen(fitting, organisation_id)
    now = ctx.now()
    signed_in = SignedIn(token=secrets.token_urlsafe(32), expires_at=now + SESSION_ABSOLUTE)
    async with ctx.database.write() as session:
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


def _chosen(fitting: list[tuple[Employee, Organisation]], organisation_id: str | None) -> tuple[Employee, Organisation]:
    if organisation_id is not None:
        fitting = [each for each in fitting if ids.public(ids.ORGANISATION, each[1].id) == organisation_id]
    if not fitting:
        raise WrongCredentials()
    if len(fitting) > 1:
        raise ChooseOrganisation([(organisation.id, organisation.name) for _, organisation in fitting])
    return fitting[0]


async def sign_out(ctx: Context) -> None:
    """Ends the viewer's session; nothing happens to somebody who has none."""
    if isinstance(ctx.viewer, Member):
        async with ctx.database.write() as session:
            await accounts.end_session(session, ctx.viewer.session)
            ctx.record(session, "signed_out", ctx.viewer.id)
        ctx.viewer = Anonymous(ctx.locale)
    ctx.forget_cookie = True


async def activate_account(ctx: Context, *, token: str, password: str) -> str:
    """Uses an activation link up by choosing a password, and tells the address to sign in with.

    Raises LinkNotValid, or WeakPassword, which leaves the link as it was.
    """
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
        ctx.record(session, "account.activated", employee.id)
    return employee.email


def organisation_named(ctx: Context, public_id: str) -> Organisation:
    """The viewer's own organisation by its id; raises NotFound for any other."""
    key = ids.key(ids.ORGANISATION, public_id)
    if not isinstance(ctx.viewer, Member) or ctx.viewer.organisation_id != key:
        raise NotFound()
    return ctx.viewer.organisation
