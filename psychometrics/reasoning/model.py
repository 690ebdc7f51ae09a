"""The two-parameter logistic model: how ability, in standard deviations of the norm group, becomes a right answer."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """Items made from one blueprint: `a` is how sharply they tell people apart, `b` how hard they are.

    Both are on the scale of ability: `a` per standard deviation and without the constant 1.7, `b` the ability at which
    half answer right. Raises ValueError unless both are finite and `a` is above 0.
    """

    key: str
    a: float
    b: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.a) and math.isfinite(self.b) and self.a > 0):
            raise ValueError(f"{self.key}: a = {self.a} and b = {self.b} make no item")


@dataclass(frozen=True, slots=True)
class Response:
    """What became of one item: no answer within its time is a wrong one."""

    family: Family
    correct: bool


def log_probability(theta: float, family: Family, correct: bool) -> float:
    """The natural logarithm of the chance of this answer; finite, however far ability and item lie apart."""
    logit = family.a * (theta - family.b) * (1 if correct else -1)
    return min(logit, 0.0) - math.log1p(math.exp(-abs(logit)))


def probability(theta: float, family: Family) -> float:
    """The chance, 0 to 1, of a right answer: 1 / (1 + exp(-a(θ - b))).

    Source: Birnbaum (1968), in Lord & Novick, Statistical Theories of Mental Test Scores, chapters 17-20.
    """
    return math.exp(log_probability(theta, family, True))


def information(theta: float, family: Family) -> float:
    """Fisher's information of one answer, a²P(1 - P), highest where θ = b. Source: Birnbaum (1968), chapters 17-20."""
    right = probability(theta, family)
    return family.a**2 * right * (1 - right)
