"""From ability to C-scores, worked out by hand."""

import pytest

from psychometrics.files import ScaleNorm
from psychometrics.intervals import interval
from psychometrics.reasoning.c_scores import CScore, c_score, z_score
from psychometrics.reasoning.estimation import Ability, estimate

NORM = ScaleNorm(mean=0.1, sd=0.9, reliability=0.84)


def test_an_estimate_is_measured_by_those_of_the_norm_group() -> None:
    assert z_score(Ability(1.0, 0.4), NORM) == pytest.approx(1.0)
    # 5 + 2 * (1.0 - 0.1) / 0.9 = 7.0, and 1.28155 * 2 * 0.4 = 1.02524 on either side.
    assert c_score(Ability(1.0, 0.4), NORM) == CScore(score=7.0, low=6.0, high=8.0)


def test_the_interval_is_that_of_a_scale_as_reliable_as_this_test_was_for_this_person() -> None:
    low, high = interval(5.0, 0.75)
    found = c_score(Ability(0.1, 0.5), NORM)
    assert (found.low, found.high) == (round(low, 1), round(high, 1))


def test_scores_and_intervals_stay_between_0_and_10() -> None:
    assert c_score(Ability(3.5, 0.5), NORM) == CScore(score=10.0, low=8.7, high=10.0)
    assert c_score(Ability(-3.5, 0.5), NORM) == CScore(score=0.0, low=0.0, high=1.3)


def test_who_answered_nothing_gets_the_widest_interval_and_no_error() -> None:
    found = c_score(estimate([]), NORM)
    assert found == CScore(score=4.8, low=2.2, high=7.3)
