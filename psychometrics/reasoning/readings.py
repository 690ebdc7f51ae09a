"""What somebody may read into eight cells: every value that a rule they fit would put in the ninth."""

from collections.abc import Iterator, Sequence

from psychometrics.reasoning.cells import PARTS, Domain

Grid = tuple[tuple[int, int, int], tuple[int, int, int], tuple[int, int, int]]
"""The values of one channel, row by row."""


def columns(grid: Grid) -> Grid:
    """The grid with its columns as rows."""
    one, two, three = (tuple(row[i] for row in grid) for i in range(3))
    return (one[0], one[1], one[2]), (two[0], two[1], two[2]), (three[0], three[1], three[2])


def readings(grid: Grid, domain: Domain) -> set[int]:
    """The values that rules put in the last cell, whatever stands there; rows and columns are both read.

    The rules are those of Carpenter, Just & Shell (1990), Psychological Review 97, 404-431: constant, progression,
    addition and subtraction, distribution of three or of two values.
    """
    return {value for lines in (grid, columns(grid)) for value in _readings(lines, domain)}


def _readings(lines: Grid, domain: Domain) -> Iterator[int]:
    first, second, (a, b, _) = lines
    around = len(domain.values) if domain.cyclic else 0
    if domain.ordered or domain.cyclic:
        step = _apart(first[0], first[1], around)
        steps = [(first[1], first[2]), (second[0], second[1]), (second[1], second[2]), (a, b)]
        if all(_apart(one, other, around) == step for one, other in steps):
            yield (b + step) % around if around else b + step
    if domain.ordered:
        for sign in (1, -1):
            if all(one + sign * other == third for one, other, third in (first, second)):
                yield a + sign * b
    values = sorted(first)
    if values == sorted(second):
        rest = list(values)
        if _taken(rest, a) and _taken(rest, b):
            yield rest[0]
    if len(set(first)) == len(set(second)) == 1 and a == b:
        yield a


def _apart(one: int, other: int, around: int) -> int:
    return (other - one) % around if around else other - one


def _taken(values: list[int], value: int) -> bool:
    if value not in values:
        return False
    values.remove(value)
    return True


def readings_of_parts(grid: Grid) -> set[int | None]:
    """The sets that rules put in the last cell; None when a rule fits that leaves a part of it open.

    Whether a part is in the third cell of a line follows from whether it is in the first and in the second: and, or,
    xor and the thirteen other such functions are read together, by rows and by columns. So are whole sets that return
    in each line.
    """
    found: set[int | None] = set()
    for lines in (grid, columns(grid)):
        table = _table(lines[:2])
        if table is not None:
            found.add(_applied(table, lines[2]))
        whole = Domain(range(1 << PARTS))
        found |= set(_readings(lines, whole))
    return found


def read_sizes(grid: Grid) -> set[int]:
    """The number of parts that rules put in the last cell, when somebody counts parts and looks no further."""
    one, two, three = ((row[0].bit_count(), row[1].bit_count(), row[2].bit_count()) for row in grid)
    return readings((one, two, three), Domain(range(PARTS + 1), ordered=True))


def _table(lines: Sequence[tuple[int, int, int]]) -> dict[tuple[int, int], int] | None:
    table: dict[tuple[int, int], int] = {}
    for a, b, c in lines:
        for part in range(PARTS):
            seen = table.setdefault((a >> part & 1, b >> part & 1), c >> part & 1)
            if seen != c >> part & 1:
                return None
    return table


def _applied(table: dict[tuple[int, int], int], line: tuple[int, int, int]) -> int | None:
    found = 0
    for part in range(PARTS):
        bit = table.get((line[0] >> part & 1, line[1] >> part & 1))
        if bit is None:
            return None
        found |= bit << part
    return found
