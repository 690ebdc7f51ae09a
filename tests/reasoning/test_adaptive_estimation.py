"""Ability as estimated, by hand and beside estimators that are not ours."""

import math
from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from girth import ability_eap
from scipy.integrate import quad

from psychometrics.reasoning.estimation import Ability, estimate
from psychometrics.reasoning.model import Family, Response

LENGTH = 14


def answers(random: Random) -> list[Response]:
    """Answers to items of every kind, as odd as they come."""
    families = [Family(str(number), random.uniform(0.8, 2), random.uniform(-3, 3)) for number in range(LENGTH)]
    return [Response(family, random.random() < 0.5) for family in families]


def integrated(responses: Sequence[Response]) -> tuple[float, float]:
    """Mean and standard deviation of the posterior by adaptive integration, the formulas written out again."""

    def posterior(theta: float) -> float:
        density = math.exp(-theta * theta / 2)
        for one in responses:
            right = 1 / (1 + math.exp(-one.family.a * (theta - one.family.b)))
            density *= right if one.correct else 1 - right
        return density

    def moment(power: int) -> float:
        return float(quad(lambda theta: theta**power * posterior(theta), -10, 10, epsabs=0, epsrel=1e-8, limit=200)[0])

    whole = moment(0)
    mean = moment(1) / whole
    return mean, math.sqrt(moment(2) / whole - mean**2)


def test_without_an_answer_ability_is_anywhere_in_the_norm_group() -> None:
    assert estimate([]) == Ability(pytest.approx(0), pytest.approx(1))


@pytest.mark.parametrize(("correct", "theta"), [(True, 0.413242), (False, -0.413242)])
def test_one_answer_moves_it_as_worked_out_by_hand(correct: bool, theta: float) -> None:
    # For b = 0 half of the people answer right, so that E(θ | right) = 2 E(θP) = 2 E(P'), by parts; with a = 1
    # E(P') is 0.206621. As P(θ) + P(-θ) = 1, E(θ² | right) is E(θ²) = 1, and the variance 1 - E(θ | right)².
    found = estimate([Response(Family("one", a=1, b=0), correct)])
    assert found.theta == pytest.approx(theta, abs=1e-6)
    assert found.standard_error**2 == pytest.approx(1 - theta**2, abs=1e-6)


def test_it_is_what_adaptive_integration_finds() -> None:
    random = Random(1)
    for _ in range(40):
        responses = answers(random)
        found = estimate(responses)
        assert (found.theta, found.standard_error) == pytest.approx(integrated(responses), abs=1e-6)


@pytest.mark.parametrize("correct", [True, False])
def test_all_right_and_all_wrong_are_answers_like_others(correct: bool) -> None:
    responses = [Response(Family(str(number), 1.4, number / 4 - 2), correct) for number in range(20)]
    found = estimate(responses)
    assert (found.theta, found.standard_error) == pytest.approx(integrated(responses), abs=1e-6)
    assert 2 < abs(found.theta) < 4


def test_it_is_what_another_estimator_makes_of_the_same_answers() -> None:
    random = Random(2)
    for _ in range(100):
        responses = answers(random)
        families = [one.family for one in responses]
        a, b = np.array([one.a for one in families]), np.array([one.b for one in families])
        column = np.array([[int(one.correct)] for one in responses])
        [theirs] = ability_eap(column, b, a, {"quadrature_bounds": (-8, 8), "quadrature_n": 161})
        assert estimate(responses).theta == pytest.approx(float(theirs), abs=1e-5)


def test_the_order_of_the_answers_says_nothing() -> None:
    responses = answers(Random(3))
    found = estimate(responses[::-1])
    assert (found.theta, found.standard_error) == pytest.approx(
        (estimate(responses).theta, estimate(responses).standard_error)
    )
