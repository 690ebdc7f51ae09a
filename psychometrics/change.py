"""Whether two scores of one person differ by more than the error of measurement explains."""

import math

from psychometrics.bands import shown
from psychometrics.composites import composite_reliability
from psychometrics.files import Lens
from psychometrics.intervals import standard_error
from psychometrics.norms import NormTable
from psychometrics.sections import Section

CRITICAL = 1.96
"""The z-value beyond which a difference is taken as real: 5 % of unchanged people differ by more."""


def is_within_error(before: float, after: float, reliability: float) -> bool:
    """Whether the difference of two C-scores is too small to mean anything.

    The reliable change index, |after - before| / S with S = SEM·√2, against 1.96. Source: Jacobson & Truax (1991),
    Journal of Consulting and Clinical Psychology, 59(1), 12-19. Raises ValueError for a reliability outside 0..1.
    """
    difference = abs(shown(after) - shown(before))
    return difference <= CRITICAL * math.sqrt(2) * standard_error(reliability)


def reliability(section: Section, key: str, *, norms: NormTable, lens: Lens) -> float:
    """The reliability of a scale, or of a competency of the lens; raises KeyError."""
    if section is not Section.COMPETENCIES:
        return norms.reliabilities[key]
    weights = next(one.weights for one in lens.competencies if one.key == key)
    # The norms that a result names are those of what was measured: they may lack a scale that was not.
    measured = {scale: weight for scale, weight in weights.items() if scale in norms.scales}
    return composite_reliability(measured, norms.reliabilities, norms.pairs)
