"""Standard errors and intervals, worked out by hand."""

import pytest

from psychometrics.intervals import CONFIDENCE, interval, standard_error


def test_the_standard_error_of_a_c_score_is_two_times_the_root_of_one_minus_the_reliability() -> None:
    assert standard_error(0.84) == pytest.approx(0.8)  # 2 * sqrt(0.16)


def test_the_standard_error_is_in_the_units_of_the_standard_deviation() -> None:
    assert standard_error(0.75, sd=15) == pytest.approx(7.5)  # 15 * sqrt(0.25)


def test_an_interval_holds_the_true_score_in_eighty_of_a_hundred_cases() -> None:
    low, high = interval(5.0, 0.84)
    assert CONFIDENCE == 0.80
    # The normal table gives 1.28155 for 80 %, and 1.28155 * 0.8 = 1.02524.
    assert [low, high] == pytest.approx([3.97476, 6.02524], abs=1e-5)


def test_an_interval_is_not_clipped_yet() -> None:
    assert interval(9.8, 0.75)[1] == pytest.approx(11.08155, abs=1e-5)  # 9.8 + 1.28155 * 1.0


@pytest.mark.parametrize("reliability", [-0.1, 1.1])
def test_a_reliability_outside_0_and_1_is_refused(reliability: float) -> None:
    with pytest.raises(ValueError, match="reliability"):
        standard_error(reliability)
