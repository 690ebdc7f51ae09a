"""Housekeeping: once a minute, what counts for nothing any more is thrown away, and what is overdue ends."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from db import taking
from db.clock import Clock
from db.database import Database
from db.queries import accounts, attempts, candidates, external, sittings
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
    """Ends the tests whose time is over, and makes results where nothing else is left to take.

    Each by itself: what goes wrong with one keeps nobody else from theirs.
    """
    async with database.read() as session:
        late = await sittings.overdue(session, clock.now())
    for sitting_id in late:
        with _told("end_overdue_tests", sitting=str(sitting_id)):
            async with database.write() as session:
                await taking.end_overdue(session, sitting_id, catalogue=catalogue(), now=clock.now())


async def run(database: Database, clock: Clock) -> None:
    """Does all of it over and over; a failure is logged, and tried again a minute later."""
    while True:
        for chore in (tidy, end_overdue_tests):
            with _told(chore.__name__):
                await chore(database, clock)
        await asyncio.sleep(PAUSE)


@contextmanager
def _told(chore: str, **what: str) -> Iterator[None]:
    """Logs a failure, by the name of the chore and what it was about, and lets the rest go on."""
    try:
        yield
    except Exception as error:
        log.warning("housekeeping.failed", chore=chore, error=type(error).__name__, **what)
