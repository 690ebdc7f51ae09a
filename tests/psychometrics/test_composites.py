"""Composites of standardised scales, worked out by hand."""

import pytest

from psychometrics.composites import composite_reliability, composite_variance, composite_z, measured_weights

WEIGHTS = {"calm": 0.6, "intense": -0.4}
TOGETHER = {frozenset({"calm", "intense"}): -0.5}


def test_the_variance_of_a_composite_counts_how_its_scales_go_together() -> None:
    # 0.36 + 0.16 + 2 * 0.6 * -0.4 * -0.5 = 0.52 + 0.24
    assert composite_variance(WEIGHTS, TOGETHER) == pytest.approx(0.76)


def test_scales_that_are_not_paired_add_up_their_squares_alone() -> None:
    assert composite_variance({"a": 0.5, "b": 0.5}, {}) == pytest.approx(0.5)


def test_a_composite_is_standardised_again_with_the_correlations() -> None:
    # (0.6 * 1 + -0.4 * -1) / sqrt(0.76) = 1 / 0.871780
    assert composite_z({"calm": 1.0, "intense": -1.0}, WEIGHTS, TOGETHER) == pytest.approx(1.147079, abs=1e-6)


def test_the_reliability_of_a_composite_sets_its_error_against_its_variance() -> None:
    # 1 - (0.36 * 0.25 + 0.16 * 0.25) / 0.76 = 1 - 0.13 / 0.76
    reliabilities = {"calm": 0.75, "intense": 0.75}
    assert composite_reliability(WEIGHTS, reliabilities, TOGETHER) == pytest.approx(0.828947, abs=1e-6)


def test_a_weighted_scale_without_a_score_is_an_error() -> None:
    with pytest.raises(KeyError):
        composite_z({"calm": 1.0}, WEIGHTS, TOGETHER)


def test_the_weights_of_what_was_measured_are_made_to_sum_to_one_again() -> None:
    assert measured_weights({"a": 0.5, "b": -0.3, "c": 0.2}, {"a", "b"}) == pytest.approx({"a": 0.625, "b": -0.375})


@pytest.mark.parametrize(("measured", "kept"), [({"a"}, {"a": 1.0}), ({"b", "c"}, {"b": 0.6, "c": 0.4}), ({"b"}, {})])
def test_half_of_the_weight_is_enough_and_less_is_nothing(measured: set[str], kept: dict[str, float]) -> None:
    assert measured_weights({"a": 0.5, "b": 0.3, "c": 0.2}, measured) == pytest.approx(kept)
