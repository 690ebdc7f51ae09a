"""Answers of imagined people, for the demo and load tests, that spread and go together as the norms say."""

import math
from collections.abc import Collection, Sequence
from functools import lru_cache
from random import Random

from psychometrics.catalogue import Catalogue
from psychometrics.files import Instrument, Scale, ScaleNorm
from psychometrics.matrices import cholesky


def simulate_answers(
    random: Random, catalogue: Catalogue, instruments: Sequence[Instrument] | None = None
) -> dict[str, float]:
    """All answers of one respondent drawn from the norm group, by answer key.

    They are to the given instruments, by default to all that can be imported. Scale scores are drawn from N(0, R) by
    the Cholesky factor of the norms' correlations R (Golub & Van Loan, 2013, section 4.2), items around them so that
    alpha is the norms' reliability (Cronbach, 1951).
    """
    asked = catalogue.imported if instruments is None else instruments
    scales = [(one, scale) for one in asked for scale in one.scales]
    independent = [random.gauss(0, 1) for _ in scales]
    answers: dict[str, float] = {}
    factor = _factor(catalogue, tuple(scale.key for _, scale in scales))
    for (instrument, scale), row in zip(scales, factor, strict=True):
        z = sum(weight * value for weight, value in zip(row, independent, strict=False))
        answers |= _answers(random, instrument, scale, catalogue.norms.scales[scale.norm_key], z)
    return answers


@lru_cache(maxsize=4)
def _factor(catalogue: Catalogue, keys: tuple[str, ...]) -> tuple[tuple[float, ...], ...]:
    return cholesky(catalogue.norms.matrix(keys))


def _answers(random: Random, instrument: Instrument, scale: Scale, norm: ScaleNorm, z: float) -> dict[str, float]:
    level = norm.mean + norm.sd * z
    if scale.matrices:
        return dict(zip(scale.answer_keys, (level, scale.matrices.standard_error), strict=True))
    allowed = instrument.allowed(scale)
    if scale.maximum is not None:
        return {key: _nearest(level, allowed) for key in scale.answer_keys}
    # Noise that cancels out within a scale leaves its mean at `level`; alpha becomes r when the noise has the
    # standard deviation SD·√(k(1-r)).
    spread = norm.sd * math.sqrt(len(scale.items) * (1 - norm.reliability))
    noise = [random.gauss(0, spread) for _ in scale.items]
    centre = sum(noise) / len(noise)
    lowest, highest = instrument.range_of(scale)
    answers: dict[str, float] = {}
    for item, own in zip(scale.items, noise, strict=True):
        value = level + own - centre
        answers[item.key] = _nearest(lowest + highest - value if item.reversed else value, allowed)
    return answers


def _nearest(value: float, allowed: Collection[int]) -> int:
    return min(allowed, key=lambda one: abs(one - value))
