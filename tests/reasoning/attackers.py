"""Programs that guess an item's answer from its options alone, each in its own way."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from psychometrics.languages import Language
from psychometrics.reasoning import Item, describe_option, option_svg
from psychometrics.reasoning.cells import DOMAINS, Cell

Attacker = Callable[[Sequence[Cell]], int]


@cache
def features(cell: Cell) -> list[tuple[str, int]]:
    """Every value of a cell with its name, and every part of a set for itself."""
    found = []
    for number, layer in enumerate(cell.layers):
        for attribute, value in zip(DOMAINS[layer.kind], layer.values, strict=True):
            name = f"{number} {layer.kind} {attribute}"
            if attribute == "parts":
                found += [(f"{name} {part}", value >> part & 1) for part in range(8)]
                found.append((f"{name} how many", value.bit_count()))
            else:
                found.append((name, value))
    return found


@cache
def _drawn(cell: Cell) -> str:
    return option_svg(cell).rstrip()


def _by(score: Callable[[Cell], float]) -> Attacker:
    return lambda options: max(range(8), key=lambda number: score(options[number]))


def _majority(sign: int) -> Attacker:
    """The option that shares most (or least) with the others, feature by feature."""

    def guess(options: Sequence[Cell]) -> int:
        counts = Counter(feature for option in options for feature in features(option))
        return max(range(8), key=lambda number: sign * sum(counts[one] for one in features(options[number])))

    return guess


def _central(sign: int) -> Attacker:
    """The option whose picture has most (or least) in common with the other pictures, path by path."""

    def guess(options: Sequence[Cell]) -> int:
        drawn = [Counter(_drawn(option).split("<path")) for option in options]
        return max(range(8), key=lambda number: sign * sum((drawn[number] & one).total() for one in drawn))

    return guess


def _drawn_length(cell: Cell) -> int:
    return len(_drawn(cell))


def _told_length(cell: Cell) -> int:
    return len(describe_option(cell, Language.EN))


ATTACKERS: dict[str, Attacker] = {
    **{f"always option {'abcdefgh'[number]}": lambda _, number=number: number for number in range(8)},
    "most in common": _majority(1),
    "least in common": _majority(-1),
    "picture in the middle": _central(1),
    "picture at the rim": _central(-1),
    "longest picture": _by(_drawn_length),
    "shortest picture": _by(lambda cell: -_drawn_length(cell)),
    "most paths": _by(lambda cell: _drawn(cell).count("<path")),
    "fewest paths": _by(lambda cell: -_drawn(cell).count("<path")),
    "blackest": _by(lambda cell: _drawn(cell).count("#000")),
    "longest description": _by(_told_length),
    "shortest description": _by(lambda cell: -_told_length(cell)),
    "first by alphabet": _by(lambda cell: -sum(map(ord, describe_option(cell, Language.EN)[:12]))),
    "highest values": _by(lambda cell: sum(value for _, value in features(cell))),
    "lowest values": _by(lambda cell: -sum(value for _, value in features(cell))),
}


class Learner:
    """Learns from items whose answer it is told how much oftener right options have a feature than wrong ones do.

    Its features are values, values of a blueprint, how values compare with those of the other options, and the number
    of the option: naive Bayes over counts.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self._right: Counter[str] = Counter()
        self._wrong: Counter[str] = Counter()
        for item in items:
            for number in range(8):
                counter = self._right if number == item.answer else self._wrong
                counter.update(_seen(item, number))

    def guess(self, item: Item) -> int:
        """The number of the option that looks most like a right one."""
        return max(range(8), key=lambda number: sum(self._weight(one) for one in _seen(item, number)))

    def _weight(self, feature: str) -> float:
        return math.log((self._right[feature] + 1) / (self._wrong[feature] / 7 + 1))


def _seen(item: Item, number: int) -> Iterator[str]:
    yield f"option {number}"
    others = [dict(features(option)) for option in item.options]
    lengths = sorted(_drawn_length(option) for option in item.options)
    yield f"length {lengths.index(_drawn_length(item.options[number]))}"
    for name, value in features(item.options[number]):
        here = f"{name} {value}"
        higher = sum(other[name] > value for other in others)
        lower = sum(other[name] < value for other in others)
        yield from (here, f"{item.blueprint} {here}", f"{item.blueprint} {name} {higher} {lower}")
