"""From right and wrong answers to ability, with what is not known of it.

Libraries that do this were weighed: catsim and adaptivetesting bring numpy, scipy and pandas or matplotlib to every
server for the few lines below. One, girth, checks them in the tests instead.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from psychometrics.reasoning.model import Family, Response, log_probability

# Eight standard deviations each way and eight points in each: within 1e-6 of adaptive integration, as the tests show.
GRID = tuple(step / 8 for step in range(-64, 65))
_PRIOR = tuple(-(theta**2) / 2 for theta in GRID)


@dataclass(frozen=True, slots=True)
class Ability:
    """Ability in standard deviations of the norm group, whose mean is 0, and the standard error in the same units."""

    theta: float
    standard_error: float


def estimate(responses: Iterable[Response]) -> Ability:
    """The mean of the posterior over a standard normal prior (EAP), and its standard deviation as the standard error.

    Defined for any answers: all right, all wrong, or none, which says 0 ± 1. It is drawn towards 0 by what is not
    known. Source: Bock & Mislevy (1982), Applied Psychological Measurement, 6(4), 431-444.
    """
    answered = [_log_likelihood(one.family, one.correct) for one in responses]
    logs = [sum(point) for point in zip(_PRIOR, *answered, strict=True)]
    highest = max(logs)
    weights = [math.exp(value - highest) for value in logs]
    whole = sum(weights)
    theta = sum(weight * point for weight, point in zip(weights, GRID, strict=True)) / whole
    spread = sum(weight * (point - theta) ** 2 for weight, point in zip(weights, GRID, strict=True)) / whole
    return Ability(theta, math.sqrt(spread))


@lru_cache(maxsize=1024)
def _log_likelihood(family: Family, correct: bool) -> tuple[float, ...]:
    return tuple(log_probability(theta, family, correct) for theta in GRID)
