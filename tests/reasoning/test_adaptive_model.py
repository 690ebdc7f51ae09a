"""The model, worked out by hand: the chance of a right answer, and what an answer tells."""

import math

import pytest

from psychometrics.reasoning.model import Family, information, log_probability, probability


def test_half_answer_right_where_ability_is_as_high_as_the_item_is_hard() -> None:
    assert probability(0.7, Family("one", a=1.3, b=0.7)) == pytest.approx(0.5)


def test_the_chance_of_a_right_answer_is_the_logistic_one() -> None:
    # 1 / (1 + exp(-1.5 * (1.2 - 0.2))) = 1 / (1 + 0.2231302) = 0.8175745
    assert probability(1.2, Family("one", a=1.5, b=0.2)) == pytest.approx(0.8175745)


def test_right_and_wrong_are_certain_together() -> None:
    family = Family("one", a=1.1, b=-0.4)
    chances = [math.exp(log_probability(2.0, family, correct)) for correct in (True, False)]
    assert sum(chances) == pytest.approx(1)


def test_what_is_all_but_impossible_is_no_infinity() -> None:
    assert log_probability(-6, Family("one", a=3, b=900), True) == pytest.approx(-2718)


def test_an_item_tells_most_where_ability_is_as_high_as_it_is_hard() -> None:
    family = Family("one", a=1.6, b=-0.5)
    told = {step / 10: information(step / 10, family) for step in range(-40, 41)}
    assert max(told, key=lambda theta: told[theta]) == -0.5
    assert told[-0.5] == pytest.approx(0.64)  # a²/4


@pytest.mark.parametrize(("a", "b"), [(0, 0), (-1, 0), (math.inf, 0), (math.nan, 0), (1, math.nan), (1, -math.inf)])
def test_a_family_that_makes_no_item_is_refused(a: float, b: float) -> None:
    with pytest.raises(ValueError, match="no item"):
        Family("none", a, b)
