"""Sets of parts, of which a row's third is made out of its first two: by and, or, xor."""

from enum import StrEnum

from psychometrics.reasoning.cells import PARTS
from psychometrics.reasoning.chance import Chance
from psychometrics.reasoning.readings import Grid, read_sizes, readings_of_parts

CROWDED = 6
"""More parts than this in one cell are hard to take in at a glance."""


class Operation(StrEnum):
    """What is in the third set of a row: what is in both others, in any of them, in just one of them."""

    AND = "and"
    OR = "or"
    XOR = "xor"


_MADE_OF = {
    # Whether a part is in the first and in the second set, when it is in the third and when it is not.
    (Operation.AND, True): ((1, 1),),
    (Operation.AND, False): ((0, 0), (0, 0), (0, 1), (1, 0)),
    (Operation.OR, True): ((0, 1), (1, 0), (1, 1)),
    (Operation.OR, False): ((0, 0),),
    (Operation.XOR, True): ((0, 1), (1, 0)),
    (Operation.XOR, False): ((0, 0), (0, 0), (1, 1)),
}

_ASKED = {
    # The same for parts about which options differ. Of `and`, one that a wrong option adds is in one of the sets. Of
    # `xor`, it is in both as often as in none: were it always in both, what the row has least would be right.
    (Operation.AND, False): ((0, 1), (1, 0)),
    (Operation.XOR, False): ((0, 0), (1, 1)),
}


def draw_parts(operation: Operation, differing: int, chance: Chance) -> tuple[int, tuple[int, ...]]:
    """The parts that all options show, and those about which they differ: a set, and a set of one for each."""
    order = chance.shuffled(range(PARTS))
    # What is in any of two sets, neither of which holds the other, is three parts or more where some are in both.
    shown = 3 if operation is Operation.OR else 1 if differing == 3 else chance.pick((1, 2))
    common = sum(1 << part for part in order[:shown])
    return common, tuple(1 << part for part in order[shown : shown + differing])


def lay_out_parts(operation: Operation, last: int, differing: int, chance: Chance) -> Grid | None:
    """Nine sets that follow the operation and end in `last`; None when what was drawn is unclear or ambiguous.

    The parts about which options differ are such that another operation, or another row, would put them in or leave
    them out.
    """
    elsewhere = _thirds(operation, differing, chance)
    one, two = (_row(operation, third, 0, chance) for third in elsewhere)
    three = _row(operation, last, differing, chance)
    grid = (one, two, three)
    return grid if _unambiguous(grid) else None


def _thirds(operation: Operation, differing: int, chance: Chance) -> tuple[int, int]:
    """The third sets of the other rows; together they hold all parts about which options differ."""
    thirds = [0, 0]
    for part in range(PARTS):
        if differing >> part & 1:
            thirds[chance.below(2)] |= 1 << part
    size = 4 if operation is Operation.OR else 2
    for row in range(2):
        more = (1 << part for part in chance.shuffled(range(PARTS)) if not thirds[row] >> part & 1)
        while thirds[row].bit_count() < size:
            thirds[row] |= next(more)
    return thirds[0], thirds[1]


def _row(operation: Operation, third: int, differing: int, chance: Chance) -> tuple[int, int, int]:
    while True:
        first = second = 0
        for part in range(PARTS):
            ways = _MADE_OF[operation, bool(third >> part & 1)]
            if differing >> part & 1:
                ways = _ASKED.get((operation, bool(third >> part & 1)), ways)
            in_first, in_second = chance.pick(ways)
            first |= in_first << part
            second |= in_second << part
        if _clear(operation, first, second, third):
            return first, second, third


def _clear(operation: Operation, first: int, second: int, third: int) -> bool:
    if not all(0 < value.bit_count() <= CROWDED for value in (first, second, third)):
        return False
    # Where nothing is in both sets, xor is no other than or.
    if operation is Operation.XOR and not first & second:
        return False
    return first != second and third not in (first, second)


def _unambiguous(grid: Grid) -> bool:
    # A rule about how many parts there are would leave open which.
    return readings_of_parts(grid) == {grid[2][2]} and not read_sizes(grid)
