"""The rules, and the values that one of them lays over nine cells so that it ends in a value already chosen."""

from enum import StrEnum
from itertools import permutations

from psychometrics.reasoning.cells import Domain
from psychometrics.reasoning.chance import Chance
from psychometrics.reasoning.parts import Operation, lay_out_parts
from psychometrics.reasoning.readings import Grid, readings

STEPS = (-2, -1, 1, 2)
TRIES = 1000
"""More than enough: of what is laid out one in ten or more is kept, whatever the values."""
PATIENCE = 20
"""After so many tries a grid may be less than was asked for: some domains have no room for all of it."""

BESIDE = 3
"""Of a progression the wrong value stands in the row itself once in so many times: what a row goes on to is not in it
yet, and were the wrong one always there, whoever looks for what a row lacks would need no rule."""


class Rule(StrEnum):
    """What governs one attribute over a row (Carpenter, Just & Shell, 1990)."""

    CONSTANT = "constant"  # the same within a row, not in all rows
    PROGRESSION = "progression"
    THREE = "three"  # the same three values in each row, in another order
    AND = "and"
    OR = "or"
    XOR = "xor"

    @property
    def operation(self) -> Operation | None:
        """What it does to sets of parts; None when it governs single values."""
        return Operation(self.value) if self in (Rule.AND, Rule.OR, Rule.XOR) else None


def wrong_values(rule: Rule, domain: Domain, value: int) -> list[int]:
    """The values next to which this one can be laid out: errors that somebody might make."""
    if rule is Rule.PROGRESSION and domain.ordered:
        return [other for other in domain.values if 0 < abs(other - value) <= 2]
    return [other for other in domain.values if other != value]


def lay_out(rule: Rule, domain: Domain, last: int, wrong: int, chance: Chance) -> Grid:
    """Nine values that follow the rule and end in `last`, to which `wrong` is a plausible error.

    On sets of parts `wrong` holds the parts about which the options differ. No other reading of the first eight gives
    another ninth.
    """
    oftener, beside = bool(chance.below(2)), not chance.below(BESIDE)
    for attempt in range(TRIES):
        if rule.operation is not None:
            grid = lay_out_parts(rule.operation, last, wrong, chance)
            as_asked = True
        else:
            grid = _values(rule, domain, last, wrong, chance)
            as_asked = (
                grid is not None and _seen_so(grid, last, wrong, oftener) and _is_no_shortcut(grid, rule, wrong, beside)
            )
        if grid is not None and (as_asked or attempt >= PATIENCE):
            return grid
    raise RuntimeError(f"{rule} cannot end in {last} beside {wrong}")


def _is_no_shortcut(grid: Grid, rule: Rule, wrong: int, beside: bool) -> bool:
    """Whether the last row of a progression is no other row's, and has the wrong value in it or not, as asked for."""
    return rule is not Rule.PROGRESSION or (grid[2] not in grid[:2] and (wrong in grid[2]) is beside)


def _seen_so(grid: Grid, last: int, wrong: int, oftener: bool) -> bool:
    """Whether the first eight show what is right as often as asked for, beside what is wrong.

    Where the rule leaves room both happen as often, so that counting does not do instead of reasoning.
    """
    seen = [value for row in grid for value in row][:-1]
    more = seen.count(last) - seen.count(wrong)
    return more >= 0 if oftener else more <= 0


def _values(rule: Rule, domain: Domain, last: int, wrong: int, chance: Chance) -> Grid | None:
    """Single values; None when what was drawn does not fit or can be read otherwise."""
    if rule is Rule.PROGRESSION:
        grid = _progression(domain, last, wrong, chance)
    else:
        third = chance.pick([value for value in domain.values if value not in (last, wrong)])
        grid = _constant(last, wrong, third, chance) if rule is Rule.CONSTANT else _three(last, wrong, third, chance)
    return grid if grid is not None and readings(grid, domain) == {last} else None


def _constant(last: int, wrong: int, third: int, chance: Chance) -> Grid:
    one, two = chance.shuffled((wrong, chance.pick((third, last))))
    return (one, one, one), (two, two, two), (last, last, last)


def _three(last: int, wrong: int, third: int, chance: Chance) -> Grid:
    one, two = chance.shuffled((wrong, third))
    row = (one, two, last)
    # Any two other orders: in some, columns would lack the right value as well.
    above, below, *_ = chance.shuffled([(a, b, c) for a, b, c in permutations(row) if (a, b, c) != row])
    return above, below, row


def _progression(domain: Domain, last: int, wrong: int, chance: Chance) -> Grid | None:
    around = len(domain.values) if domain.cyclic else 0
    step = chance.pick([step for step in STEPS if around or last - 2 * step in domain.values])
    starts = [start for start in domain.values if around or start + 2 * step in domain.values]
    one, two, three = (
        _row(start, step, around) for start in (chance.pick(starts), chance.pick(starts), last - 2 * step)
    )
    # Rows that are all the same can be copied without a look at the rule.
    if one == two == three:
        return None
    too_far = three[2] + step
    # A neighbour repeated, a step too many, or what is right in another row.
    plausible = {three[0], three[1], too_far % around if around else too_far, one[2], two[2]}
    return (one, two, three) if wrong in plausible else None


def _row(start: int, step: int, around: int) -> tuple[int, int, int]:
    if around:
        return start % around, (start + step) % around, (start + 2 * step) % around
    return start, start + step, start + 2 * step
