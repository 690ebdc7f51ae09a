"""What of a C-score is shown: one decimal between 0 and 10, and the band in which it falls."""

import math
from enum import StrEnum


class Band(StrEnum):
    """Where a score lies in the norm group: clearly below its average, around it, or clearly above it."""

    LOW = "LOW"
    AVERAGE = "AVERAGE"
    HIGH = "HIGH"


def shown(score: float) -> float:
    """The C-score as people see it: clipped to 0..10, one decimal, rounded half up.

    Raises ValueError when the score is not a number.
    """
    if math.isnan(score):
        raise ValueError("a score that is not a number cannot be shown")
    clipped = min(10.0, max(0.0, score))
    # 5 + 2 * (4.1 - 3.4) / 0.8 comes to 6.749999999999999: six decimals take away such noise, and no more.
    return math.floor(round(clipped * 10, 6) + 0.5) / 10


def band_of(shown_score: float) -> Band:
    """The band of a score as shown: rounded half up, 0 to 3 is low, 4 to 6 average and 7 to 10 high."""
    if shown_score < 3.5:
        return Band.LOW
    if shown_score < 6.5:
        return Band.AVERAGE
    return Band.HIGH
