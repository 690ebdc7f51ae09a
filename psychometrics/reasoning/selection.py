"""Which item comes next: one that tells much about this person, and not always the same."""

from collections.abc import Iterable, Sequence
from heapq import nlargest
from random import Random

from psychometrics.reasoning.estimation import estimate
from psychometrics.reasoning.model import Family, Response, information

AMONG = 6
"""One of so many is drawn: fewer show some families to nearly everybody, more make the test longer."""


class NothingLeft(LookupError):
    """Every family was in this test already."""


def choose(responses: Sequence[Response], families: Iterable[Family], random: Random) -> Family:
    """One of the AMONG most informative families, at the ability as far as it is known, that were not in this test yet.

    Before the first answer that is a family of about average difficulty. Drawing one instead of taking the best is the
    randomesque exposure control of Kingsbury & Zara (1989), Applied Measurement in Education, 2(4), 359-375.
    Raises NothingLeft.
    """
    used = {one.family.key for one in responses}
    left = [one for one in families if one.key not in used]
    if not left:
        raise NothingLeft
    theta = estimate(responses).theta
    return random.choice(nlargest(AMONG, left, key=lambda one: information(theta, one)))
