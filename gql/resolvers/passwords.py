"""Passwords forgotten, and passwords changed."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.accounts import PASSWORD_RESET_LIFETIME, PasswordResetLink
from db.models.attempts import Attempt
from db.models.people import Employee
from db.queries import accounts, attempts
from db.refusals import LinkNotValid, TooManyAttempts, WrongCredentials
from gql.context import Context
from gql.permissions import rules
from gql.resolvers import inputs
from gql.resolvers.accounts import active_accounts
from gql.resolvers.attempts import counted
from gql.resolvers.standing import still
from mail import letters
from mail.links import PASSWORD_RESET


async def request_reset(ctx: Context, *, email: str) -> None:
    """Mails a link to whoever has an active account with this address; the caller is told nothing about that.

    The work is done after the answer, so that its time tells nothing either.
    """
    ctx.service.later.do(_send_reset_links(ctx, email))


async def _send_reset_links(ctx: Context, email: str) -> None:
    now = ctx.now()
    found = await active_accounts(ctx, email)
    try:
        async with ctx.database.write() as session:
            await attempts.count(session, Attempt.RESET_FROM, ctx.origin, now)
            await attempts.count(session, Attempt.RESET, inputs.address_key(email), now)
            for _, employee, organisation in found:
                await accounts.replace_reset_links(session, employee.id, now)
                link = PasswordResetLink(employee_id=employee.id, expires_at=now + PASSWORD_RESET_LIFETIME)
                session.add(link)
                await session.flush()
                letters.password_reset(session, to=employee, organisation=organisation, link=link, now=now)
                ctx.record(session, "password.reset_requested", employee.id, organisation_id=organisation.id)
    except TooManyAttempts:
        ctx.record_refusal("requestPasswordReset", TooManyAttempts.code)


async def reset(ctx: Context, *, token: str, password: str) -> None:
    """Uses a reset link up by choosing a new password; every session of the account ends.

    Raises LinkNotValid, or WeakPassword, which leaves the link as it was.
    """
    async with counted(ctx, LinkNotValid, (Attempt.LINK_FROM, ctx.origin)):
        link_id = ctx.service.links.link_id(PASSWORD_RESET, token)
        async with ctx.database.read() as session:
            found = await accounts.reset_link(session, link_id)
        if found is None:
            raise LinkNotValid("input", "token")
        link, employee, organisation = found
        link.require_open(ctx.now())
    await ctx.service.passwords.require_strong(password, about=[employee.name, employee.email, organisation.name])
    password_hash = await ctx.service.passwords.hash(password)
    async with ctx.database.write() as session:
        found = await accounts.reset_link(session, link_id, lock=True)
        if found is None:
            raise LinkNotValid("input", "token")
        link, employee, organisation = found
        link.use(ctx.now())
        await _replace(ctx, session, employee, password_hash)
        await accounts.end_sessions(session, employee.id)
        # Failures at the password of before count for nothing: nobody is locked out by them who can read their mail.
        await attempts.forget(session, Attempt.SIGN_IN, employee.email_key, ctx.now())
        letters.password_changed(session, to=employee, organisation=organisation, now=ctx.now())
        ctx.record(session, "password.reset", employee.id, organisation_id=organisation.id)


async def change(ctx: Context, *, current_password: str, new_password: str) -> None:
    """Changes the viewer's own password; their other sessions end.

    Raises WrongCredentials when the current one does not fit, TooManyAttempts, and WeakPassword.
    """
    member = rules.signed_in(ctx.viewer)
    async with counted(ctx, WrongCredentials, (Attempt.SIGN_IN, member.employee.email_key)):
        async with ctx.database.read() as session:
            account = await accounts.account(session, member.id)
        if account is None or not await ctx.service.passwords.fits(current_password, account.password_hash):
            raise WrongCredentials("input", "currentPassword")
    await ctx.service.passwords.require_strong(
        new_password,
        about=[member.employee.name, member.employee.email, member.organisation.name],
        field="newPassword",
    )
    password_hash = await ctx.service.passwords.hash(new_password)
    async with ctx.database.write() as session:
        kept = await accounts.account(session, member.id, lock=True)
        await still(ctx, session)
        if kept is None or kept.password_hash != account.password_hash:
            # Somebody else changed it while this one was being tried: what was tried is not the password any more.
            raise WrongCredentials("input", "currentPassword")
        await _replace(ctx, session, member.employee, password_hash)
        await accounts.end_sessions(session, member.id, but=member.session)
        letters.password_changed(session, to=member.employee, organisation=member.organisation, now=ctx.now())
        ctx.record(session, "password.changed", member.id)


async def _replace(ctx: Context, session: AsyncSession, employee: Employee, password_hash: str) -> None:
    account = await accounts.account(session, employee.id)
    if account is None:
        raise LinkNotValid("input", "token")
    account.password_hash = password_hash
    await accounts.replace_reset_links(session, employee.id, ctx.now())
