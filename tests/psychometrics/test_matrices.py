"""The Cholesky factor, worked out by hand."""

import pytest

from psychometrics.matrices import NotPositiveDefinite, cholesky


def test_the_factor_times_itself_is_the_matrix() -> None:
    factor = cholesky([[4, 2, 0], [2, 5, 2], [0, 2, 5]])
    assert factor == ((2.0,), (1.0, 2.0), (0.0, 1.0, 2.0))


def test_correlations_that_contradict_each_other_are_refused_at_the_row_where_it_shows() -> None:
    # Two scales that both go along with the first cannot go strongly against each other.
    with pytest.raises(NotPositiveDefinite) as refused:
        cholesky([[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]])
    assert refused.value.row == 2


def test_a_scale_that_is_wholly_the_sum_of_others_is_refused() -> None:
    with pytest.raises(NotPositiveDefinite):
        cholesky([[1, 0.6, 0.8], [0.6, 1, 0], [0.8, 0, 1]])
