"""The norms of several files taken together: those of every series that says something about the scales at hand."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from psychometrics.files import Norms, ScaleNorm

JOIN = " + "
"""What stands between the versions where results were made by more than one file of norms."""


@dataclass(frozen=True, slots=True, eq=False)
class NormTable:
    """Norms of scales and their correlations, and the files they come from."""

    files: tuple[Norms, ...]
    scales: Mapping[str, ScaleNorm]
    pairs: Mapping[frozenset[str], float]

    @property
    def version(self) -> str:
        """The version of every file, joined: `provisional-1`, or `provisional-1 + lumen-1`."""
        return JOIN.join(one.version for one in self.files)

    @property
    def provisional(self) -> bool:
        """Whether any of the files is provisional."""
        return any(one.provisional for one in self.files)

    @property
    def reliabilities(self) -> Mapping[str, float]:
        """The reliability of each scale."""
        return {key: norm.reliability for key, norm in self.scales.items()}

    def used_for(self, scales: Collection[str]) -> "NormTable":
        """The norms of those files alone that have a norm of one of these scales."""
        return together(one for one in self.files if not one.scales.keys().isdisjoint(scales))

    def matrix(self, keys: tuple[str, ...]) -> list[list[float]]:
        """The n by n correlation matrix of these scales, in this order."""
        matrix = [[float(a == b) for b in keys] for a in keys]
        for i, j in combinations(range(len(keys)), 2):
            matrix[i][j] = matrix[j][i] = self.pairs.get(frozenset((keys[i], keys[j])), 0.0)
        return matrix


def together(files: Iterable[Norms]) -> NormTable:
    """The norms of these files."""
    used = tuple(files)
    scales = {key: norm for one in used for key, norm in one.scales.items()}
    pairs = {pair: correlation for one in used for pair, correlation in one.pairs.items()}
    return NormTable(used, scales, pairs)


def newest(files: Iterable[Norms]) -> list[Norms]:
    """The newest version of each series, in the order of their first; a version without scales ends its series."""
    by_series: dict[str, Norms] = {}
    for one in files:
        by_series[one.series] = max(one, by_series.get(one.series, one), key=lambda each: each.number)
    return [one for one in by_series.values() if one.scales]
