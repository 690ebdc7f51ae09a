"""The outbox: writing a letter beside a change, and claiming letters for delivery."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.outbox import LEASE, MailStatus, OutgoingMail

_WORST_FIRST = (MailStatus.FAILED, MailStatus.WAITING, MailStatus.SENT)


def post(session: AsyncSession, mail: OutgoingMail) -> None:
    """Puts a letter in the outbox; it leaves once, and only if, the transaction commits."""
    session.add(mail)
    session.info["mail"] = True


async def claim(session: AsyncSession, now: datetime, most: int) -> list[OutgoingMail]:
    """Takes up to `most` due letters for one lease; no two processes ever hold the same one."""
    due = (
        select(OutgoingMail.id)
        .where(
            OutgoingMail.status == MailStatus.WAITING,
            OutgoingMail.next_attempt_at <= now,
            or_(OutgoingMail.leased_until.is_(None), OutgoingMail.leased_until <= now),
        )
        .order_by(OutgoingMail.next_attempt_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    claimed = await session.scalars(
        update(OutgoingMail)
        .where(OutgoingMail.id.in_(due.scalar_subquery()))
        .values(leased_until=now + LEASE, attempts=OutgoingMail.attempts + 1)
        .returning(OutgoingMail)
        .execution_options(synchronize_session=False)
    )
    return list(claimed)


async def still_held(session: AsyncSession, claimed: OutgoingMail) -> OutgoingMail | None:
    """The letter, locked, unless somebody else has claimed or settled it since `claimed` was claimed."""
    held = select(OutgoingMail).where(
        OutgoingMail.id == claimed.id,
        OutgoingMail.status == MailStatus.WAITING,
        OutgoingMail.attempts == claimed.attempts,
    )
    return (await session.scalars(held.with_for_update())).one_or_none()


async def mail(session: AsyncSession, mail_id: UUID) -> OutgoingMail | None:
    """One letter."""
    return await session.get(OutgoingMail, mail_id)


async def worst_status(session: AsyncSession, about_ids: Collection[UUID]) -> dict[UUID, MailStatus]:
    """Of each person or link the letters are about: whether one failed, else whether one waits, else sent."""
    found: dict[UUID, MailStatus] = {}
    asked = select(OutgoingMail.about_id, OutgoingMail.status).where(OutgoingMail.about_id.in_(about_ids)).distinct()
    for about_id, status in await session.execute(asked):
        if about_id is not None:
            found[about_id] = min(found.get(about_id, status), status, key=_WORST_FIRST.index)
    return found


async def revive(session: AsyncSession, about_id: UUID, now: datetime) -> bool:
    """Lets dead letters about a person start anew, as the same letters; False when there are none."""
    revived = await session.execute(
        update(OutgoingMail)
        .where(OutgoingMail.about_id == about_id, OutgoingMail.status == MailStatus.FAILED)
        .values(status=MailStatus.WAITING, attempts=0, next_attempt_at=now, leased_until=None, failure=None)
        .returning(OutgoingMail.id)
    )
    session.info["mail"] = True
    return revived.first() is not None
