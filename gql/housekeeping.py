"""Housekeeping: once a minute, what counts for nothing any more is thrown away, and what is overdue ends."""

import asyncio

import structlog

from db import taking
from db.clock import Clock
from db.database import Database
from db.queries import accounts, attempts, candidates, external
from psychometrics.catalogue import catalogue

PAUSE = 60.0

log = structlog.get_logger()


async def tidy(database: Database, clock: Clock) -> None:
    """Throws away attempts that no longer count, sessions past their end, and visits that are over."""
    async with database.write() as session:
        await attempts.forget_old(session, clock.now())
        await accounts.forget_ended_sessions(session, clock.now())
        await external.forget_ended_visits(session, clock.now())
        await candidates.forget_ended_visits(session, clock.now())


async def end_overdue_tests(database: Database, clock: Clock) -> None:
    """Ends the tests whose time is over, and makes results where nothing else is left to take."""
    async with database.write() as session:
        await taking.end_overdue(session, catalogue=catalogue(), now=clock.now())


async def run(database: Database, clock: Clock) -> None:
    """Does all of it over and over; a failure is logged, and tried again a minute later."""
    while True:
        for chore in (tidy, end_overdue_tests):
            try:
                await chore(database, clock)
            except Exception as error:
                log.warning("housekeeping.failed", chore=chore.__name__, error=type(error).__name__)
        await asyncio.sleep(PAUSE)
