"""Cronbach's alpha, worked out by hand."""

import pytest

from psychometrics.reliability import Alpha, alpha_listwise, alpha_pairwise

FIRST, SECOND, THIRD = [1, 2, 3, 4], [2, 2, 4, 4], [1, 3, 3, 5]


def test_alpha_sets_the_variances_of_items_against_that_of_their_sums() -> None:
    # Variances 5/3, 4/3 and 8/3; the sums 4, 7, 10 and 13 have a variance of 15: 3/2 * (1 - (17/3) / 15) = 14/15.
    found = alpha_listwise([FIRST, SECOND, THIRD])
    assert (found.value, found.respondents) == (pytest.approx(14 / 15), 4)


def test_without_missing_answers_both_ways_come_to_the_same() -> None:
    found = alpha_pairwise([FIRST, SECOND, THIRD])
    assert (found.value, found.respondents) == (pytest.approx(14 / 15), 4)


def test_listwise_leaves_out_who_missed_an_answer() -> None:
    found = alpha_listwise([[*FIRST, 5], [*SECOND, 5], [*THIRD, None]])
    assert (found.value, found.respondents) == (pytest.approx(14 / 15), 4)


def test_pairwise_uses_every_two_answers_that_somebody_gave() -> None:
    # Variances 2.5, 1.8 (of five) and 8/3 (of four); covariances 2 (of five), 2 and 4/3 (of four).
    within, whole = 2.5 + 1.8 + 8 / 3, 2.5 + 1.8 + 8 / 3 + 2 * (2 + 2 + 4 / 3)
    found = alpha_pairwise([[*FIRST, 5], [*SECOND, 5], [*THIRD, None]])
    assert (found.value, found.respondents) == (pytest.approx(1.5 * (1 - within / whole)), 4)


def test_items_that_contradict_each_other_have_an_alpha_below_nought() -> None:
    # Variances 5/3 and 5/3, sums 5, 4, 6 and 5 with a variance of 2/3: 2 * (1 - (10/3) / (2/3)) = -8.
    assert alpha_listwise([[1, 2, 3, 4], [4, 2, 3, 1]]).value == pytest.approx(-8)


@pytest.mark.parametrize(
    ("items", "respondents"),
    [([FIRST], 4), ([[3], [4]], 1), ([[], []], 0), ([[3, 3], [2, 2]], 2), ([], 0), ([[1, None], [None, 2]], 0)],
    ids=["one item", "one respondent", "nobody", "all alike", "no items", "no two answers together"],
)
def test_where_there_is_nothing_to_compare_there_is_no_alpha(items: list[list[int | None]], respondents: int) -> None:
    assert alpha_listwise(items) == alpha_pairwise(items) == Alpha(None, respondents)
