"""What the imagined people show, as plots: recovery of ability, length of the test, and exposure of the families."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from benchmarks.plots import Plot, Points
from benchmarks.reasoning_people import EDGES, Group
from psychometrics.reasoning.model import Family

ABILITY = (-3, -2, -1, 0, 1, 2, 3)


def plots(groups: Mapping[str, Group], families: Sequence[Family]) -> list[Plot]:
    """The three plots, from the groups by their way of answering."""
    return [
        _recovery(groups["as the model says"], groups["with guessing"]),
        _lengths(groups),
        _exposures(groups["as the model says"].exposures(families), families),
    ]


def _recovery(exact: Group, guessing: Group) -> Plot:
    return Plot(
        "Recovery of ability, by level",
        "true ability",
        "standard deviations",
        ABILITY,
        (-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1, 1.25),
        lines=[
            ("mean error, as the model says", _by_level(level.mean_error for level in exact.levels())),
            ("mean error, with guessing", _by_level(level.mean_error for level in guessing.levels())),
            ("root of the mean squared error", _by_level(level.rmse for level in exact.levels())),
        ],
    )


def _lengths(groups: Mapping[str, Group]) -> Plot:
    lines = [
        (name, sorted((items, count / len(group.taken)) for items, count in group.lengths.items()))
        for name, group in groups.items()
    ]
    shares = [share for _, points in lines for _, share in points]
    return Plot("Length of the test", "items", "share of people", range(0, 21, 4), _ticks(shares), lines=lines)


def _exposures(shares: Sequence[float], families: Sequence[Family]) -> Plot:
    return Plot(
        "How often each family is shown",
        "difficulty b of the family",
        "share of people",
        ABILITY,
        _ticks(shares),
        bars=[(family.b, share) for family, share in zip(families, shares, strict=True)],
        bar_width=5 / len(families),
    )


def _by_level(values: Iterable[float]) -> Points:
    # The outer levels have no end; they are drawn as wide as the others.
    middles = chain((edge - 0.25 for edge in EDGES), [EDGES[-1] + 0.25])
    return list(zip(middles, values, strict=True))


def _ticks(shares: Sequence[float]) -> list[float]:
    return [tick / 10 for tick in range(int(max(shares) * 10) + 2)]
