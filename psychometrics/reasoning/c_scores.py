"""From ability to a C-score with its interval, by the norm of the instrument."""

from dataclasses import dataclass

from psychometrics.bands import shown
from psychometrics.files import ScaleNorm
from psychometrics.intervals import interval
from psychometrics.reasoning.estimation import Ability


@dataclass(frozen=True, slots=True)
class CScore:
    """A C-score and its interval, all as shown (0..10, one decimal)."""

    score: float
    low: float
    high: float


def z_score(ability: Ability, norm: ScaleNorm) -> float:
    """Where an estimate lies among those of the norm group, whose mean and spread are in the units of ability.

    Estimates are drawn towards 0 and spread less than abilities: measured by their own spread they do not.
    """
    return (ability.theta - norm.mean) / norm.sd


def c_score(ability: Ability, norm: ScaleNorm) -> CScore:
    """5 + 2z, and the interval that a scale with this person's reliability has.

    That is 1 - SE², the share of the variance of ability, which is 1, that is known. Source: Green, Bock, Humphreys,
    Linn & Reckase (1984), Journal of Educational Measurement, 21(4), 347-360. Raises ValueError for a standard error
    above 1, which no estimate has.
    """
    score = 5 + 2 * z_score(ability, norm)
    # At the ends of the scale the interval lies about the end, as with every other score.
    low, high = interval(min(max(score, 0.0), 10.0), 1 - ability.standard_error**2)
    return CScore(shown(score), shown(low), shown(high))
