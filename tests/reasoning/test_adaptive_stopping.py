"""When the test is over."""

import pytest

from psychometrics.reasoning.stopping import Ended, Stopping

RULES = Stopping(standard_error=0.4, least=8, most=20, whole=720, each=80)


@pytest.mark.parametrize(
    ("standard_error", "answered", "elapsed", "ended"),
    [
        (1.0, 0, 0, None),
        (0.41, 8, 300, None),
        (0.40, 8, 300, Ended.PRECISE),
        (0.30, 7, 300, None),
        (0.45, 19, 640, None),
        (0.45, 19, 640.1, Ended.TIME),
        (0.45, 20, 300, Ended.COUNT),
        (1.0, 0, 720, Ended.TIME),
        (0.45, 12, 900, Ended.TIME),
    ],
)
def test_the_test_ends_when_it_is_precise_long_or_late_enough(
    standard_error: float, answered: int, elapsed: float, ended: Ended | None
) -> None:
    assert RULES.ended(standard_error, answered, elapsed) is ended


def test_the_least_number_of_items_fits_in_the_whole_time_at_anybodys_pace() -> None:
    rules = Stopping()
    assert rules.whole == 12 * 60
    assert rules.least * rules.each <= rules.whole
