"""Housekeeping: what counts for nothing any more is thrown away, once an hour."""

import asyncio

import structlog

from db.clock import Clock
from db.database import Database
from db.queries import accounts, attempts, external

PAUSE = 3600.0

log = structlog.get_logger()


async def tidy(database: Database, clock: Clock) -> None:
    """Throws away attempts that no longer count, sessions past their end, and visits that are over."""
    async with database.write() as session:
        await attempts.forget_old(session, clock.now())
        await accounts.forget_ended_sessions(session, clock.now())
        await external.forget_ended_visits(session, clock.now())


async def run(database: Database, clock: Clock) -> None:
    """Tidies over and over; a failure is logged, and tried again an hour later."""
    while True:
        try:
            await tidy(database, clock)
        except Exception as error:
            log.warning("housekeeping.failed", error=type(error).__name__)
        await asyncio.sleep(PAUSE)
