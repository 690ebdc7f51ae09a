"""How far a measured score may lie from the true one."""

import math
from statistics import NormalDist

CONFIDENCE = 0.80
"""The share of intervals that hold the true score."""

_Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


def standard_error(reliability: float, sd: float = 2.0) -> float:
    """The standard error of measurement, SD·√(1-r), in the units of `sd` (by default C-scores).

    Source: Lord & Novick (1968), Statistical Theories of Mental Test Scores; Harvill (1991), Educational
    Measurement: Issues and Practice, 10(2), 33-41. Raises ValueError for a reliability outside 0..1.
    """
    if not 0 <= reliability <= 1:
        raise ValueError(f"a reliability lies between 0 and 1, not at {reliability}")
    return sd * math.sqrt(1 - reliability)


def interval(score: float, reliability: float) -> tuple[float, float]:
    """The C-scores between which the true score lies with CONFIDENCE: score ± z·SEM, not clipped to 0..10.

    Raises ValueError for a reliability outside 0..1.
    """
    margin = _Z * standard_error(reliability)
    return score - margin, score + margin
