"""Questions about organisations, accounts, sessions and activation links."""

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
    Session,
)
from db.models.people import Employee


async def organisation(session: AsyncSession, organisation_id: UUID) -> Organisation | None:
    """One organisation."""
    return await session.get(Organisation, organisation_id)


async def lock_people(session: AsyncSession, organisation_id: UUID) -> Organisation:
    """Lets one transaction at a time change who works in an organisation, and as what."""
    locked = select(Organisation).where(Organisation.id == organisation_id).with_for_update()
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


async def end_sessions(session: AsyncSession, employee_id: UUID) -> None:
    """Ends every session of a person."""
    await session.execute(delete(Session).where(Session.employee_id == employee_id))


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


async def replace_links(session: AsyncSession, employee_id: UUID, now: datetime) -> None:
    """Makes every open activation link of a person worthless."""
    await session.execute(
        update(ActivationLink)
        .where(
            ActivationLink.employee_id == employee_id,
            ActivationLink.used_at.is_(None),
            ActivationLink.replaced_at.is_(None),
        )
        .values(replaced_at=now)
    )
