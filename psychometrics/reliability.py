"""Cronbach's alpha: how reliable a scale is, from the answers that people gave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import mul

Answers = Sequence[int | None]
"""The answers to one item, reversed ones turned round, a respondent each; None where there is no answer."""


@dataclass(frozen=True, slots=True)
class Alpha:
    """Cronbach's alpha, and from how many respondents it is; `value` is None where it cannot be worked out."""

    value: float | None
    respondents: int


def alpha_listwise(items: Sequence[Answers]) -> Alpha:
    """Alpha from the respondents who answered every item: k/(k-1) · (1 - Σs²ᵢ / s²ₓ), s²ₓ the variance of sums.

    Source: Cronbach (1951), Coefficient alpha and the internal structure of tests, Psychometrika, 16, 297-334.
    None for fewer than two items or respondents, and where all have the same sum. Items are of equal length.
    """
    complete = [row for row in zip(*items, strict=True) if None not in row]
    columns = list(zip(*complete, strict=True))
    within = sum(_spread(column) for column in columns)
    return Alpha(_alpha(len(items), within, _spread([sum(row) for row in complete])), len(complete))


def alpha_pairwise(items: Sequence[Answers]) -> Alpha:
    """Alpha from covariances, each of the respondents who answered both items; variances of those who answered one.

    s²ₓ is the sum of the matrix of covariances (Cronbach, 1951). `respondents` is the number who answered both items of
    the pair that the fewest did. None as for `alpha_listwise`.
    """
    columns = [_Column.of(item) for item in items]
    variances = [_covariance(column, column) for column in columns]
    covariances = [_covariance(one, other) for one, other in combinations(columns, 2)]
    least = min((n for _, n in (*variances, *covariances)), default=0)
    within = sum(variance for variance, _ in variances)
    whole = within + 2 * sum(covariance for covariance, _ in covariances)
    return Alpha(_alpha(len(items), within, whole) if least > 1 else None, least)


@dataclass(frozen=True, slots=True)
class _Column:
    """The answers to an item with 0 for those that are missing, and 1 or 0 for whether they are there."""

    values: list[int]
    there: list[int]

    @classmethod
    def of(cls, item: Answers) -> "_Column":
        return cls([value or 0 for value in item], [int(value is not None) for value in item])


def _covariance(one: _Column, other: _Column) -> tuple[float, int]:
    """The covariance (n - 1) of those who answered both, and how many those are."""
    n = _products(one.there, other.there)
    sums = _products(one.values, other.there) * _products(one.there, other.values)
    return (n * _products(one.values, other.values) - sums) / (n * (n - 1) or 1), n


def _alpha(items: int, within: float, whole: float) -> float | None:
    return items / (items - 1) * (1 - within / whole) if items > 1 and whole > 0 else None


def _spread(values: Sequence[int]) -> int:
    """The variance times n(n-1), which is a whole number: no rounding until the very end."""
    return len(values) * _products(values, values) - sum(values) ** 2


def _products(one: Iterable[int], other: Iterable[int]) -> int:
    return sum(map(mul, one, other))
