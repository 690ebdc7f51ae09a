"""The outlines of figures as SVG paths: round the origin with a reach of 1, put in place by turn, reach and centre."""

import math
from collections.abc import Callable, Sequence

Point = tuple[float, float]
Step = tuple[str, tuple[float, ...], Point]
"""A command of a path, the numbers before its end (of an arc: reach, and both flags), and its end."""
Outline = tuple[Step, ...]


def path(outline: Outline, centre: Point, reach: float, turn: int = 0) -> str:
    """The `d` of a path; `turn` in eighths of a full turn, clockwise."""
    angle = turn * math.pi / 4
    cosine, sine = reach * math.cos(angle), reach * math.sin(angle)
    parts = []
    for command, before, (x, y) in outline:
        numbers = [number(before[0] * reach), "0", *(f"{flag:.0f}" for flag in before[1:])] if before else []
        if before:
            numbers.insert(0, numbers[0])
        numbers += [number(centre[0] + x * cosine - y * sine), number(centre[1] + x * sine + y * cosine)]
        parts.append(command + " ".join(numbers))
    return "".join(parts) + "Z"


def number(value: float) -> str:
    """A number with one decimal, written the same whatever it comes from."""
    return f"{round(value * 10) / 10 + 0:.1f}"


def _joined(points: Sequence[Point]) -> Outline:
    return tuple(("L" if place else "M", (), point) for place, point in enumerate(points))


def _around(corners: int, reaches: Callable[[int], float] = lambda _: 1.0, start: float = 0) -> Outline:
    angles = [2 * math.pi * (corner + start) / corners for corner in range(corners)]
    return _joined(
        [(reaches(place) * math.sin(angle), -reaches(place) * math.cos(angle)) for place, angle in enumerate(angles)]
    )


def polygon(sides: int) -> Outline:
    """A regular polygon on its base."""
    return _around(sides, start=0 if sides % 2 else 0.5)


CIRCLE: Outline = (("M", (), (-0.9, 0)), ("A", (0.9, 1, 1), (0.9, 0)), ("A", (0.9, 1, 1), (-0.9, 0)))
SQUARE = _joined([(-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)])
_TRIANGLE = _joined([(0, -0.9), (0.98, 0.8), (-0.98, 0.8)])
_STAR = _around(10, lambda place: 0.5 if place % 2 else 1.08)
_PLUS = _joined(
    [
        *((-0.39, -0.95), (0.39, -0.95), (0.39, -0.39), (0.95, -0.39), (0.95, 0.39), (0.39, 0.39)),
        *((0.39, 0.95), (-0.39, 0.95), (-0.39, 0.39), (-0.95, 0.39), (-0.95, -0.39), (-0.39, -0.39)),
    ]
)
_RHOMB = _joined([(0, -1), (0.72, 0), (0, 1), (-0.72, 0)])
DIAMOND = _joined([(0, -1), (1, 0), (0, 1), (-1, 0)])

SHAPES: Sequence[Outline] = (CIRCLE, _TRIANGLE, SQUARE, _STAR, _PLUS, _RHOMB)
"""The shapes of figures, by value; the words for them have the same order."""

_ARROW = _joined([(0, -1), (0.8, -0.1), (0.32, -0.1), (0.32, 1), (-0.32, 1), (-0.32, -0.1), (-0.8, -0.1)])
_DROP: Outline = (("M", (), (0, -1.1)), ("L", (), (0.62, 0.1)), ("A", (0.68, 1, 1), (-0.62, 0.1)))
_HALF: Outline = (("M", (), (-0.95, 0.45)), ("A", (0.95, 1, 1), (0.95, 0.45)))
_KEY: Outline = (
    *(("M", (), (-0.2, 1.05)), ("L", (), (-0.2, 0.03))),
    *(("A", (0.57, 1, 1), (0.2, 0.03)), ("L", (), (0.2, 1.05))),
)

POINTERS: Sequence[Outline] = (_ARROW, _DROP, _HALF, _KEY)
"""Shapes of which every turn by an eighth can be seen, as they point up."""

FRAMES: Sequence[tuple[Outline, float]] = ((CIRCLE, 49), (SQUARE, 52), (DIAMOND, 50), (polygon(6), 49))
"""The shapes of frames, and the reach that lets each stand free of the cell's edge."""
