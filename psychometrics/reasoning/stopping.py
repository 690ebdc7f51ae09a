"""When the test is over, and how long an item may take."""

from dataclasses import dataclass
from enum import StrEnum


class Ended(StrEnum):
    """Why a test is over."""

    PRECISE = "PRECISE"
    COUNT = "COUNT"
    TIME = "TIME"


@dataclass(frozen=True, slots=True)
class Stopping:
    """The rules by which a test ends; times are in seconds.

    An item whose own time is over counts as answered wrong: otherwise waiting would pay. None is shown that could not
    have all of its own time: whether to answer it would be a choice, which pays for who leaves what they do not know.
    """

    # An error of 0.40 is a reliability of 0.84, as long as that of the other scales.
    standard_error: float = 0.40
    # Below eight answers one lucky guess, of one in eight, weighs too much.
    least: int = 8
    # By then nearly everybody is known well enough: see the figures in docs/reasoning.md.
    most: int = 20
    whole: float = 12 * 60.0
    # Nine items, one more than the least, fit in the whole even for somebody who takes all the time for each.
    each: float = 80.0

    def ended(self, standard_error: float, answered: int, elapsed: float) -> Ended | None:
        """Why the test is over after so many answers and seconds, or None where the next item comes."""
        if elapsed + self.each > self.whole:
            return Ended.TIME
        if answered >= self.most:
            return Ended.COUNT
        if answered >= self.least and standard_error <= self.standard_error:
            return Ended.PRECISE
        return None
