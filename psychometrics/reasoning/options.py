"""Eight options that tell nothing about which of them is right: every choice out of three pairs.

Where wrong options are made out of the right one, it lies in their midst: a program that never sees the matrix finds
it by majority (Hu, Ma, Liu, Wei & Bai, 2021, Stratified Rule-Aware Network for Abstract Visual Reasoning, AAAI 35).
Their remedy, a bisection tree, is carried through here: of each of three things there are two values, each in four of
the options. And the options are drawn first, and one of them, by a draw of its own, is made the right one: whatever
can be computed from the options, it cannot tell them apart better than one in eight.
"""

from dataclasses import dataclass
from itertools import product

from psychometrics.reasoning.bank import Blueprint
from psychometrics.reasoning.cells import DOMAINS, Cell, Channel
from psychometrics.reasoning.chance import Chance
from psychometrics.reasoning.parts import draw_parts
from psychometrics.reasoning.rules import Rule, wrong_values


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which half of the options differ from the other half.

    `flip` is what the exclusive or of both values is: of two single values, or of a set with and without one part.
    """

    channel: Channel
    flip: int

    def crossed(self, cell: Cell) -> Cell:
        """The cell from the other half that is otherwise the same."""
        return cell.changed(self.channel, cell.value(self.channel) ^ self.flip)


@dataclass(frozen=True, slots=True)
class OptionSet:
    """Eight options in the order in which they are shown, and the three things in which they differ."""

    cells: tuple[Cell, ...]
    differences: tuple[Difference, ...]

    def flips(self, channel: Channel) -> int:
        """What options differ in on this channel, all together."""
        return sum(one.flip for one in self.differences if one.channel == channel)


def draw_options(blueprint: Blueprint, plain: Cell, chance: Chance) -> OptionSet:
    """Eight options that differ where the blueprint has rules, and are as `plain` where it has none."""
    differences: list[Difference] = []
    for channel, rule, number in blueprint.differing:
        value, flips = _differing(rule, plain, channel, number, chance)
        plain = plain.changed(channel, value)
        differences += (Difference(channel, flip) for flip in flips)
    cells = []
    for crossed in product((False, True), repeat=len(differences)):
        cell = plain
        for difference, cross in zip(differences, crossed, strict=True):
            cell = difference.crossed(cell) if cross else cell
        cells.append(cell)
    return OptionSet(chance.shuffled(cells), tuple(differences))


def _differing(rule: Rule, plain: Cell, channel: Channel, number: int, chance: Chance) -> tuple[int, tuple[int, ...]]:
    if rule.operation is not None:
        return draw_parts(rule.operation, number, chance)
    domain = DOMAINS[plain.layers[channel.layer].kind][channel.attribute]
    value = chance.pick(domain.values)
    return value, (value ^ chance.pick(wrong_values(rule, domain, value)),)
