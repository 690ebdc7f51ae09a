"""Questions about organisations, accounts, sessions and activation links."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from db.models.accounts import (
    SESSION_IDLE,
    Account,
    AccountStatus,
    ActivationLink,
    Organisation,
    PasswordResetLink,
    Session,
)
from db.models.people import Employee


async def organisation(session: AsyncSession, organisation_id: UUID) -> Organisation | None:
    """One organisation."""
    return await session.get(Organisation, organisation_id)


async def lock_people(session: AsyncSession, organisation_id: UUID) -> Organisation:
    """Lets one transaction at a time change who works in an organisation, and as what."""
    # Rows that only refer to the organisation, such as audit entries, need not wait.
    locked = select(Organisation).where(Organisation.id == organisation_id).with_for_update(key_share=True)
    return (await session.scalars(locked)).one()


async def signed_in(
    session: AsyncSession, token_hash: str, now: datetime
) -> tuple[Session, Employee, Organisation] | None:
    """Whose session this is; None when it is unknown, idle too long, past its end, or the account is not active."""
    found = await session.execute(
        select(Session, Employee, Organisation)
        .join(Employee, Employee.id == Session.employee_id)
        .join(Organisation, Organisation.id == Employee.organisation_id)
        .join(Account, Account.employee_id == Employee.id)
        .where(
            Session.token_hash == token_hash,
            Session.expires_at > now,
            Session.last_seen_at > now - SESSION_IDLE,
            Account.status == AccountStatus.ACTIVE,
        )
    )
    row = found.one_or_none()
    return (row[0], row[1], row[2]) if row else None


async def touch(session: AsyncSession, token_hash: str, now: datetime) -> None:
    """Remembers that a session was used."""
    await session.execute(update(Session).where(Session.token_hash == token_hash).values(last_seen_at=now))


async def end_session(session: AsyncSession, token_hash: str) -> None:
    """Ends one session."""
    await session.execute(delete(Session).where(Session.token_hash == token_hash))


async def end_sessions(session: AsyncSession, employee_id: UUID, *, but: str | None = None) -> None:
    """Ends every session of a person, or every one but the one with this hash."""
    await session.execute(delete(Session).where(Session.employee_id == employee_id, Session.token_hash != (but or "")))


async def forget_ended_sessions(session: AsyncSession, now: datetime) -> None:
    """Forgets the sessions that are past their absolute end."""
    await session.execute(delete(Session).where(Session.expires_at < now))


async def sessions(session: AsyncSession, employee_id: UUID, now: datetime) -> Sequence[Session]:
    """The sessions of a person that have not ended, the one used last first."""
    found = await session.scalars(
        select(Session)
        .where(
            Session.employee_id == employee_id,
            Session.expires_at > now,
            Session.last_seen_at > now - SESSION_IDLE,
        )
        .order_by(Session.last_seen_at.desc(), Session.token_hash)
    )
    return found.all()


async def session_exists(session: AsyncSession, token_hash: str) -> bool:
    """Whether a session is still kept, be it past its time."""
    return await session.get(Session, token_hash) is not None


async def account(session: AsyncSession, employee_id: UUID, *, lock: bool = False) -> Account | None:
    """A person's account, with its password hash; with `lock`, nobody changes it meanwhile."""
    return await session.get(
        Account,
        employee_id,
        options=[undefer(Account.password_hash)],
        populate_existing=True,
        with_for_update=lock or None,
    )


async def active_accounts(session: AsyncSession, email_key: str) -> list[tuple[Account, Employee, Organisation]]:
    """Every active account with this address, with its password hash."""
    found = await session.execute(
        select(Account, Employee, Organisation)
        .join(Employee, Employee.id == Account.employee_id)
        .join(Organisation, Organisation.id == Employee.organisation_id)
        .where(Employee.email_key == email_key, Account.status == AccountStatus.ACTIVE)
        .options(undefer(Account.password_hash))
        .order_by(Organisation.name, Organisation.id)
    )
    return [(row[0], row[1], row[2]) for row in found.unique()]


async def activation(
    session: AsyncSession, link_id: UUID, *, lock: bool = False
) -> tuple[ActivationLink, Employee, Organisation] | None:
    """An activation link with the person it is for; with `lock`, nobody else can use it meanwhile."""
    statement = (
        select(ActivationLink, Employee, Organisation)
        .join(Employee, Employee.id == ActivationLink.employee_id)
        .join(Organisation, Organisation.id == Employee.organisation_id)
        .where(ActivationLink.id == link_id)
    )
    if lock:
        statement = statement.with_for_update(of=ActivationLink)
    row = (await session.execute(statement)).one_or_none()
    return (row[0], row[1], row[2]) if row else None


async def reset_link(
    session: AsyncSession, link_id: UUID, *, lock: bool = False
) -> tuple[PasswordResetLink, Employee, Organisation] | None:
    """A reset link with the active account it is for; with `lock`, nobody else can use it meanwhile."""
    statement = (
        select(PasswordResetLink, Employee, Organisation)
        .join(Employee, Employee.id == PasswordResetLink.employee_id)
        .join(Organisation, Organisation.id == Employee.organisation_id)
        .join(Account, Account.employee_id == Employee.id)
        .where(PasswordResetLink.id == link_id, Account.status == AccountStatus.ACTIVE)
    )
    if lock:
        statement = statement.with_for_update(of=PasswordResetLink)
    row = (await session.execute(statement)).one_or_none()
    return (row[0], row[1], row[2]) if row else None


async def replace_reset_links(session: AsyncSession, employee_id: UUID, now: datetime) -> None:
    """Makes every open reset link of a person worthless."""
    await _replace(session, PasswordResetLink, employee_id, now)


async def replace_links(session: AsyncSession, employee_id: UUID, now: datetime) -> None:
    """Makes every open activation link of a person worthless."""
    await _replace(session, ActivationLink, employee_id, now)


async def _replace(
    session: AsyncSession, links: type[ActivationLink | PasswordResetLink], employee_id: UUID, now: datetime
) -> None:
    open_ones = (links.employee_id == employee_id, links.used_at.is_(None), links.replaced_at.is_(None))
    await session.execute(update(links).where(*open_ones).values(replaced_at=now))
