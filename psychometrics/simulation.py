"""Answers of imagined people, for the demo and load tests, that spread and go together as the norms say."""

import math
from functools import lru_cache
from random import Random

from psychometrics.catalogue import Catalogue
from psychometrics.files import Scale, ScaleNorm
from psychometrics.matrices import cholesky


def simulate_answers(random: Random, catalogue: Catalogue) -> dict[str, int]:
    """All answers of one respondent drawn from the norm group, by answer key: 1..5, or a number correct.

    Scale scores are drawn from N(0, R) by the Cholesky factor of the norms' correlations R (Golub & Van Loan,
    2013, section 4.2), items around them so that alpha is the norms' reliability (Cronbach, 1951).
    """
    independent = [random.gauss(0, 1) for _ in catalogue.scales_by_key]
    answers: dict[str, int] = {}
    for scale, row in zip(catalogue.scales_by_key.values(), _factor(catalogue), strict=True):
        z = sum(weight * value for weight, value in zip(row, independent, strict=False))
        answers |= _answers(random, scale, catalogue.norms.scales[scale.key], z)
    return answers


@lru_cache(maxsize=1)
def _factor(catalogue: Catalogue) -> tuple[tuple[float, ...], ...]:
    return cholesky(catalogue.norms.matrix(tuple(catalogue.scales_by_key)))


def _answers(random: Random, scale: Scale, norm: ScaleNorm, z: float) -> dict[str, int]:
    level = norm.mean + norm.sd * z
    if scale.maximum is not None:
        return {key: _cut(level, 0, scale.maximum) for key in scale.answer_keys}
    # Noise that cancels out within a scale leaves its mean at `level`; alpha becomes r when the noise has the
    # standard deviation SD·√(k(1-r)).
    spread = norm.sd * math.sqrt(len(scale.items) * (1 - norm.reliability))
    noise = [random.gauss(0, spread) for _ in scale.items]
    centre = sum(noise) / len(noise)
    answers = {}
    for item, own in zip(scale.items, noise, strict=True):
        value = _cut(level + own - centre, 1, 5)
        answers[item.key] = 6 - value if item.reversed else value
    return answers


def _cut(value: float, lowest: int, highest: int) -> int:
    return min(highest, max(lowest, math.floor(value + 0.5)))
