"""The reliable change index, worked out by hand."""

import pytest

from psychometrics.catalogue import Catalogue
from psychometrics.change import is_within_error, reliability
from psychometrics.sections import Section


@pytest.mark.parametrize(
    ("reliability", "within", "beyond"),
    [
        # SEM = 2·√(1-r), S = SEM·√2, and the difference that matters is 1.96·S.
        (0.75, 2.7, 2.8),  # SEM 1.000, S 1.4142, 2.7719
        (0.84, 2.2, 2.3),  # SEM 0.800, S 1.1314, 2.2175
        (0.91, 1.6, 1.7),  # SEM 0.600, S 0.8485, 1.6631
        (0.96, 1.1, 1.2),  # SEM 0.400, S 0.5657, 1.1087
        (0.00, 5.5, 5.6),  # SEM 2.000, S 2.8284, 5.5437
        (1.00, 0.0, 0.1),
    ],
)
def test_a_difference_matters_from_1_96_standard_errors_of_a_difference_on(
    reliability: float, within: float, beyond: float
) -> None:
    for start in (0.0, 2.0, 4.4):
        assert is_within_error(start, start + within, reliability)
        assert is_within_error(start + within, start, reliability)
        assert not is_within_error(start, start + beyond, reliability)
        assert not is_within_error(start + beyond, start, reliability)


def test_what_people_see_is_what_is_compared() -> None:
    # 11.3 is shown as 10.0, and 7.44 as 7.4.
    assert is_within_error(7.44, 11.3, 0.75)


@pytest.mark.parametrize("impossible", [-0.01, 1.01])
def test_a_reliability_that_cannot_be_is_an_error(impossible: float) -> None:
    with pytest.raises(ValueError, match="reliability"):
        is_within_error(1, 2, impossible)


def test_a_scales_reliability_is_the_norms_and_a_competencys_that_of_its_composite(small: Catalogue) -> None:
    how = {"norms": small.norms, "lens": small.lens("work")}
    assert reliability(Section.LEARNING_AGILITY, "mental_agility", **how) == 0.75  # type: ignore[arg-type]
    # calm_decisions = 0.6·stability - 0.4·intensity, r = 0.75 each, correlated -0.50:
    # w'Rw = 0.36 + 0.16 + 2·0.6·(-0.4)·(-0.5) = 0.76; error (0.36 + 0.16)·0.25 = 0.13; 1 - 0.13/0.76.
    found = reliability(Section.COMPETENCIES, "calm_decisions", **how)  # type: ignore[arg-type]
    assert found == pytest.approx(1 - 0.13 / 0.76)
    with pytest.raises(KeyError):
        reliability(Section.LEARNING_AGILITY, "zeal", **how)  # type: ignore[arg-type]
