"""Imagined people who take the test: their ability is known, so that what the test finds can be laid beside it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from psychometrics.reasoning.estimation import Ability, estimate
from psychometrics.reasoning.model import Family, Response, probability
from psychometrics.reasoning.selection import choose
from psychometrics.reasoning.stopping import Ended, Stopping

SPREAD = 0.5
"""Of the logarithm of the time a person takes. Lognormal, as in van der Linden (2006), Journal of Educational and
Behavioral Statistics, 31(2), 181-204; the number is assumed."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of this ability, who finds the answer by luck where it was not known with the chance `guessing`.

    `pace` is the median of the seconds taken for an item; with 0 the clock plays no part.
    """

    theta: float
    guessing: float = 0.0
    pace: float = 0.0


@dataclass(frozen=True, slots=True)
class Sitting:
    """A whole test: its answers in order, the ability they show, how long it took, in seconds, and why it ended."""

    responses: tuple[Response, ...]
    ability: Ability
    elapsed: float
    ended: Ended


def sit(person: Person, families: Sequence[Family], random: Random, stopping: Stopping | None = None) -> Sitting:
    """Lets somebody take the test by the rules; raises NothingLeft when there are too few families for them."""
    stopping = stopping or Stopping()
    responses: list[Response] = []
    ability, elapsed = estimate(responses), 0.0
    while (ended := stopping.ended(ability.standard_error, len(responses), elapsed)) is None:
        family = choose(responses, families, random)
        taken = random.lognormvariate(math.log(person.pace), SPREAD) if person.pace else 0.0
        elapsed += min(taken, stopping.each)
        responses.append(Response(family, taken <= stopping.each and _correct(person, family, random)))
        ability = estimate(responses)
    return Sitting(tuple(responses), ability, elapsed, ended)


def _correct(person: Person, family: Family, random: Random) -> bool:
    known = probability(person.theta, family)
    return random.random() < person.guessing + (1 - person.guessing) * known
