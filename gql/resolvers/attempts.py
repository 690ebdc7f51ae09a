"""Attempts at secrets: counted before they are made, and taken back when they did not fail."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from db.models.attempts import Attempt
from db.queries import attempts
from db.refusals import Refusal
from gql.context import Context


@asynccontextmanager
async def counted(ctx: Context, failure: type[Refusal], *at: tuple[Attempt, str]) -> AsyncIterator[None]:
    """Counts an attempt at each of these, unless it ends in anything but `failure`.

    It is counted before it is made, so that many at once count as many. Raises TooManyAttempts instead of trying.
    """
    now = ctx.now()
    async with ctx.database.write() as session:
        for kind, whose in at:
            await attempts.count(session, kind, whose, now)
    failed = False
    try:
        yield
    except failure:
        failed = True
        raise
    finally:
        if not failed:
            async with ctx.database.write() as session:
                for kind, whose in at:
                    await attempts.forgive(session, kind, whose, now)
