"""Tests of matrices: which one comes next, whether an answer is right, and what the answers say of ability."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.sittings import Presentation, SittingTest
from db.queries import sittings
from psychometrics.files import Instrument, Matrices
from psychometrics.reasoning import Item, bank, families, generate
from psychometrics.reasoning.estimation import estimate
from psychometrics.reasoning.model import Response
from psychometrics.reasoning.selection import choose
from psychometrics.reasoning.stopping import Stopping

SEED_LENGTH = 32
"""Bytes of chance behind each item: whoever knew them would know the answer, so they never leave the server."""

_chance = secrets.SystemRandom()


async def next_matrix(session: AsyncSession, test: SittingTest, given: Matrices, now: datetime) -> Presentation | None:
    """A matrix that nobody saw before, from a blueprint that fits what is known by now; None when that is enough."""
    responses = _responses(await sittings.judged(session, test.id), given)
    stopping, elapsed = _stopping(test, given), (now - (test.started_at or now)).total_seconds()
    if stopping.ended(estimate(responses).standard_error, len(responses), elapsed):
        return None
    family = choose(responses, families(given.bank).values(), _chance)
    return Presentation(
        test_id=test.id,
        place=test.answered,
        item_key=family.key,
        seed=secrets.token_bytes(SEED_LENGTH),
        presented_at=now,
        ends_at=now + timedelta(seconds=stopping.each),
    )


def matrix_of(shown: Presentation, given: Matrices) -> Item:
    """The matrix that was shown, with its answer."""
    assert shown.seed is not None, "a matrix has a seed"
    return generate(shown.seed, bank(given.bank).blueprint(shown.item_key))


def practice_of(given: Matrices) -> Item:
    """The matrix with which the tour ends."""
    return generate(given.practice.seed, bank(given.bank).blueprint(given.practice.blueprint))


async def ability(session: AsyncSession, test: SittingTest, instrument: Instrument) -> dict[str, float]:
    """Ability and its standard error, under the keys by which they are scored; nothing where nothing was answered."""
    given = instrument.matrices
    shown = await sittings.judged(session, test.id) if given else []
    if given is None or all(one.value is None for one in shown):
        return {}
    found = estimate(_responses(shown, given))
    return dict(zip(instrument.answer_keys, (found.theta, found.standard_error), strict=True))


def _responses(judged: Iterable[Presentation], given: Matrices) -> list[Response]:
    known = families(given.bank)
    return [Response(known[one.item_key], bool(one.correct)) for one in judged]


def _stopping(test: SittingTest, given: Matrices) -> Stopping:
    assert test.started_at is not None, "a test that goes on was started"
    assert test.ends_at is not None, "matrices have a time limit"
    return Stopping(
        standard_error=given.standard_error,
        least=given.least_items,
        most=given.most_items,
        whole=(test.ends_at - test.started_at).total_seconds(),
        each=given.seconds_per_item,
    )
