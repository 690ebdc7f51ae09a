"""The one piece of linear algebra the norms need."""

import math
from collections.abc import Sequence


class NotPositiveDefinite(ValueError):
    """Scales cannot go together as this matrix says; `row` is the first that contradicts those above it."""

    def __init__(self, row: int) -> None:
        super().__init__(f"row {row} contradicts the rows above it")
        self.row = row


def cholesky(matrix: Sequence[Sequence[float]]) -> tuple[tuple[float, ...], ...]:
    """The lower triangle L with LL' = matrix (symmetric, n by n); row i has i + 1 numbers.

    Raises NotPositiveDefinite. Source: Golub & Van Loan (2013), Matrix Computations, section 4.2.
    """
    factor: list[tuple[float, ...]] = []
    for i, row in enumerate(matrix):
        found: list[float] = []
        for j in range(i):
            above = sum(found[k] * factor[j][k] for k in range(j))
            found.append((row[j] - above) / factor[j][j])
        rest = row[i] - sum(value * value for value in found)
        # A hair above nought: what is left of a variance after rounding is no variance.
        if rest <= 1e-9:
            raise NotPositiveDefinite(i)
        factor.append((*found, math.sqrt(rest)))
    return tuple(factor)
