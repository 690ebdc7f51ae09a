"""Counting attempts, one process at a time for each account and address."""

import hashlib
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.attempts import Attempt, AttemptLog


async def count(session: AsyncSession, kind: Attempt, whose: str, now: datetime) -> None:
    """Counts an attempt; raises TooManyAttempts when there have been too many. The row is locked till the commit."""
    log = await _log(session, kind, whose, now)
    log.add(kind, now)


async def forgive(session: AsyncSession, kind: Attempt, whose: str, now: datetime) -> None:
    """Takes back the attempt counted at this instant."""
    (await _log(session, kind, whose, now)).take_back(now)


async def forget(session: AsyncSession, kind: Attempt, whose: str, now: datetime) -> None:
    """Forgets every attempt of a kind at one account or from one address."""
    # The row stays: somebody else may be counting in it at this moment.
    (await _log(session, kind, whose, now)).times = []


async def forget_old(session: AsyncSession, now: datetime) -> None:
    """Forgets attempts that count for nothing any more, but for those somebody is counting at this moment."""
    old = select(AttemptLog.key).where(AttemptLog.forget_after < now).with_for_update(skip_locked=True)
    await session.execute(delete(AttemptLog).where(AttemptLog.key.in_(old.scalar_subquery())))


async def _log(session: AsyncSession, kind: Attempt, whose: str, now: datetime) -> AttemptLog:
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    fresh = insert(AttemptLog).values(key=_key(kind, whose), times=[], forget_after=now + kind.within)
    await session.execute(fresh.on_conflict_do_nothing())
    locked = select(AttemptLog).where(AttemptLog.key == _key(kind, whose)).with_for_update()
    return (await session.scalars(locked)).one()


def _key(kind: Attempt, whose: str) -> str:
    return f"{kind.word}:{hashlib.sha256(whose.encode()).hexdigest()[:48]}"
