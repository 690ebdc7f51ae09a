"""Ten thousand imagined people take the adaptive test, and what it found of them is laid beside what they are."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from statistics import correlation, fmean, pstdev

import numpy as np
from girth import INVALID_RESPONSE, ability_eap

from psychometrics.files import ScaleNorm
from psychometrics.reasoning.c_scores import CScore, c_score
from psychometrics.reasoning.model import Family
from psychometrics.reasoning.simulation import Person, Sitting, sit
from psychometrics.reasoning.stopping import Ended

EDGES = tuple(step / 2 for step in range(-5, 6))
"""The levels of true ability: below the first, between every two, and above the last."""

OPTIONS = 8
MEDIAN, SPREAD = 30.0, 0.35
"""Seconds for an item: half of the people have a shorter median, and of its logarithm this is the spread. Assumed."""

Way = Callable[[float, Random], Person]
WAYS: dict[str, Way] = {
    "as the model says": lambda theta, random: Person(theta),
    "with guessing": lambda theta, random: Person(theta, guessing=1 / OPTIONS),
    "with guessing and a clock": lambda theta, random: Person(
        theta, guessing=1 / OPTIONS, pace=random.lognormvariate(math.log(MEDIAN), SPREAD)
    ),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody, and the test as they took it."""

    person: Person
    sitting: Sitting

    @property
    def error(self) -> float:
        """How far above the true ability the estimate lies."""
        return self.sitting.ability.theta - self.person.theta

    @property
    def length(self) -> int:
        """The number of items."""
        return len(self.sitting.responses)


@dataclass(frozen=True)
class Group:
    """People of the norm population who all answered in the same way, or those of one level of ability."""

    taken: Sequence[Taken]

    @property
    def mean_error(self) -> float:
        """In standard deviations of ability, as all here."""
        return fmean(one.error for one in self.taken)

    @property
    def rmse(self) -> float:
        """The root of the mean squared error."""
        return math.sqrt(fmean(one.error**2 for one in self.taken))

    @property
    def found(self) -> float:
        """The share of the variance of true ability that the estimates tell: their correlation, squared."""
        estimates = [one.sitting.ability.theta for one in self.taken]
        return correlation(estimates, [one.person.theta for one in self.taken]) ** 2

    @property
    def standard_error(self) -> float:
        """The mean of the errors that the test itself reported."""
        return fmean(one.sitting.ability.standard_error for one in self.taken)

    @property
    def length(self) -> float:
        """The mean number of items."""
        return fmean(one.length for one in self.taken)

    @property
    def lengths(self) -> Counter[int]:
        """How many people had how many items."""
        return Counter(one.length for one in self.taken)

    @cached_property
    def norm(self) -> ScaleNorm:
        """The norm that this group makes: mean and spread of estimates, and the reliability 1 - mean(SE²)."""
        found = [one.sitting.ability for one in self.taken]
        unknown = fmean(one.standard_error**2 for one in found)
        return ScaleNorm(
            mean=fmean(one.theta for one in found), sd=pstdev(one.theta for one in found), reliability=1 - unknown
        )

    def ended(self, why: Ended) -> float:
        """The share whose test ended so."""
        return fmean(one.sitting.ended is why for one in self.taken)

    def scores(self, norm: ScaleNorm) -> list[CScore]:
        """The C-scores that people are shown."""
        return [c_score(one.sitting.ability, norm) for one in self.taken]

    def covered(self, norm: ScaleNorm) -> float:
        """The share of intervals that hold the C-score of the true ability, 5 + 2θ, or the end nearest to it."""
        true = (min(10.0, max(0.0, 5 + 2 * one.person.theta)) for one in self.taken)
        return fmean(found.low <= each <= found.high for each, found in zip(true, self.scores(norm), strict=True))

    def exposures(self, families: Sequence[Family]) -> list[float]:
        """The share of people who saw each family, in the order of the families."""
        seen = Counter(each.family.key for one in self.taken for each in one.sitting.responses)
        return [seen[family.key] / len(self.taken) for family in families]

    def levels(self) -> list["Group"]:
        """The people of each level, from low to high."""
        within: list[list[Taken]] = [[] for _ in range(len(EDGES) + 1)]
        for one in self.taken:
            within[sum(one.person.theta >= edge for edge in EDGES)].append(one)
        return [Group(each) for each in within]

    def furthest_from_girth(self, families: Sequence[Family]) -> float:
        """The largest difference from what another estimator makes of the same answers."""
        rows = {family.key: row for row, family in enumerate(families)}
        answers = np.full((len(families), len(self.taken)), INVALID_RESPONSE)
        for column, one in enumerate(self.taken):
            for each in one.sitting.responses:
                answers[rows[each.family.key], column] = each.correct
        a, b = np.array([one.a for one in families]), np.array([one.b for one in families])
        found = ability_eap(answers, b, a, {"quadrature_bounds": (-8, 8), "quadrature_n": 161})
        return max(abs(one.sitting.ability.theta - float(each)) for one, each in zip(self.taken, found, strict=True))


def simulate(families: Sequence[Family], way: Way, *, people: int, seed: int) -> Group:
    """People drawn from the norm population, N(0, 1), each of whom takes the test once."""
    random = Random(seed)
    abilities = [random.gauss(0, 1) for _ in range(people)]  # first, so that every way is that of the same people
    drawn = [way(theta, random) for theta in abilities]
    return Group([Taken(person, sit(person, families, random)) for person in drawn])
