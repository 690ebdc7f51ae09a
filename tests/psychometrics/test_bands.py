"""What is shown of a score, and where the bands are cut."""

import math

import pytest

from psychometrics.bands import Band, band_of, shown


@pytest.mark.parametrize(
    ("score", "seen"),
    [
        (-3.0, 0.0),
        (0.04, 0.0),
        (0.05, 0.1),
        (0.35, 0.4),
        (1.005, 1.0),
        (2.45, 2.5),
        (6.449, 6.4),
        (10.2, 10.0),
    ],
)
def test_a_score_is_shown_between_0_and_10_with_one_decimal_rounded_half_up(score: float, seen: float) -> None:
    assert shown(score) == seen


def test_noise_of_binary_fractions_does_not_turn_a_half_down() -> None:
    assert shown(5 + 2 * (4.1 - 3.4) / 0.8) == 6.8  # 6.75 on paper, 6.749999999999999 in binary


def test_what_is_not_a_number_is_not_shown() -> None:
    with pytest.raises(ValueError, match="not a number"):
        shown(math.nan)


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (0.0, Band.LOW),
        (3.4, Band.LOW),
        (3.5, Band.AVERAGE),
        (6.4, Band.AVERAGE),
        (6.5, Band.HIGH),
        (10.0, Band.HIGH),
    ],
)
def test_bands_are_cut_on_the_shown_score_rounded_half_up(score: float, band: Band) -> None:
    assert band_of(score) is band


def test_a_score_just_under_a_cut_gets_the_band_of_what_people_see() -> None:
    assert band_of(shown(3.45)) is Band.AVERAGE
