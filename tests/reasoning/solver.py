"""A solver that has only what a client gets: it reads the descriptions, and tries each option against rules of its own.

It shares no code with the generator: it completes the matrix with each option, and asks whether every feature then
follows some rule, over the rows or over the columns.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

Feature = str | int | frozenset[str]
Line = Sequence[Feature]
Rule = Callable[[Sequence[Line]], bool]

NUMBERS = ("no", "one", "two", "three", "four", "five", "six")
SIZES = ("very small", "small", "medium-sized", "large", "very large")
SHADINGS = ("white", "dotted", "striped", "chequered", "black")
DIRECTIONS = ("up", "up right", "right", "down right", "down", "down left", "left", "up left")
PLACES = ("top left", "top", "top right", "right", "bottom right", "bottom", "bottom left", "left")
SCALES = ((SIZES, 0), (SHADINGS, 0), (PLACES, len(PLACES)))
SETS = {"dots", "lines of a square"}


def solve(matrix: str, options: Sequence[str]) -> list[int]:
    """The numbers of the options that complete the matrix by rules."""
    shown = [_features(text) for line in matrix.splitlines() for text in _pictures(line) if text != "empty"]
    return [
        number
        for number, option in enumerate(options)
        if _follows([*shown, _features(option[0].lower() + option[1:].removesuffix("."))])
    ]


def _pictures(line: str) -> list[str]:
    for name in ("First", "Second", "Third"):
        line = line.replace(f"{name} picture: ", "\t")
    return [text.strip().removesuffix(".") for text in line.split("\t")[1:]]


def _features(text: str) -> list[tuple[Feature, int]]:
    """What can be told of a picture; the number beside it is that of the values in a circle, or else 0."""
    found: list[tuple[Feature, int]] = []
    for layer in text.split("; in the middle: "):
        head, _, names = layer.partition(": ")
        if head in SETS:
            found.append((frozenset(names.replace(" and ", ", ").split(", ")), 0))
            continue
        for phrase in layer.split(", "):
            found += _read(phrase)
    return found


def _read(phrase: str) -> list[tuple[Feature, int]]:
    for scale, around in SCALES:
        if phrase in scale:
            return [(scale.index(phrase), around)]
    words = phrase.split()
    if words[-1] == "sides":
        return [(NUMBERS.index(words[-2]), 0)]
    if words[0] in NUMBERS:
        return [(NUMBERS.index(words[0]), 0), (" ".join(words[1:]).removesuffix("s"), 0)]
    for word in ("pointing ", "facing "):
        noun, _, direction = phrase.rpartition(word)
        if direction in DIRECTIONS:
            return [(noun, 0), (DIRECTIONS.index(direction), len(DIRECTIONS))]
    frame, _, outline = phrase.rpartition(" with a ")
    return [(frame, 0), (outline, 0)]


def _follows(pictures: Sequence[Sequence[tuple[Feature, int]]]) -> bool:
    return all(_one_follows([value for value, _ in nine], nine[0][1]) for nine in zip(*pictures, strict=True))


def _one_follows(nine: Sequence[Feature], around: int) -> bool:
    rows = [nine[start : start + 3] for start in (0, 3, 6)]
    columns = [nine[start::3] for start in range(3)]
    return any(rule(lines) for lines in (rows, columns) for rule in _rules(nine[0], around))


def _rules(example: Feature, around: int) -> list[Rule]:
    if isinstance(example, frozenset):
        return [_constant, _returning, _and, _or, _xor, _less, _counted]
    if isinstance(example, int):
        return [_constant, _returning, lambda lines: _stepping(lines, around), *([] if around else [_plus, _minus])]
    return [_constant, _returning]


def _constant(lines: Sequence[Line]) -> bool:
    return all(len(set(line)) == 1 for line in lines)


def _returning(lines: Sequence[Line]) -> bool:
    return all(sorted(map(_spelt, line)) == sorted(map(_spelt, lines[0])) for line in lines)


def _spelt(feature: Feature) -> str:
    return ",".join(sorted(feature)) if isinstance(feature, frozenset) else str(feature)


def _stepping(lines: Sequence[Line], around: int) -> bool:
    steps = {(b - a) % around if around else b - a for line in lines for a, b in pairwise(_whole(line))}
    return len(steps) == 1


def _plus(lines: Sequence[Line]) -> bool:
    return all(a + b == c for a, b, c in map(_whole, lines))


def _minus(lines: Sequence[Line]) -> bool:
    return all(a - b == c for a, b, c in map(_whole, lines))


def _and(lines: Sequence[Line]) -> bool:
    return all(a & b == c for a, b, c in map(_sets, lines))


def _or(lines: Sequence[Line]) -> bool:
    return all(a | b == c for a, b, c in map(_sets, lines))


def _xor(lines: Sequence[Line]) -> bool:
    return all(a ^ b == c for a, b, c in map(_sets, lines))


def _less(lines: Sequence[Line]) -> bool:
    lines = [_sets(line) for line in lines]
    return all(a - b == c for a, b, c in lines) or all(b - a == c for a, b, c in lines)


def _counted(lines: Sequence[Line]) -> bool:
    counts = [[len(parts) for parts in _sets(line)] for line in lines]
    return _stepping(counts, 0) and len(set(counts[0])) > 1


def _whole(line: Line) -> list[int]:
    return [value for value in line if isinstance(value, int)]


def _sets(line: Line) -> list[frozenset[str]]:
    return [value for value in line if isinstance(value, frozenset)]
