"""Making one item: the options first, then which of them is right, then a matrix that leads to it."""

from dataclasses import dataclass, field

from psychometrics.reasoning.bank import Blueprint
from psychometrics.reasoning.cells import DOMAINS, Attribute, Cell, Channel, Kind, Layer
from psychometrics.reasoning.chance import Chance
from psychometrics.reasoning.options import OptionSet, draw_options
from psychometrics.reasoning.readings import Grid
from psychometrics.reasoning.rules import Rule, lay_out

OPTION_KEYS = ("a", "b", "c", "d", "e", "f", "g", "h")
LARGE = 3
"""The size of a figure whose size is not what the item is about."""


@dataclass(frozen=True, slots=True)
class Item:
    """Eight cells of a matrix, row by row, without the last; eight options, of which `answer` is the number of the
    right one, from 0.

    What gives the answer away is left out of its repr, and so of logs.
    """

    blueprint: str
    version: int
    a: float
    b: float
    matrix: tuple[Cell, ...]
    options: tuple[Cell, ...]
    answer: int = field(repr=False)
    rules: tuple[tuple[Channel, Rule], ...] = field(repr=False)

    @property
    def answer_key(self) -> str:
        """The key of the right option."""
        return OPTION_KEYS[self.answer]


def generate(seed: int | bytes, blueprint: Blueprint) -> Item:
    """The item of this seed, the same everywhere and always.

    Who knows the seed knows the answer: a presentation takes 16 bytes or more of `secrets.token_bytes`, and keeps them
    on the server. Raises ValueError for a negative number.
    """
    chance = Chance(_seed(seed, blueprint))
    plain = Cell(tuple(_plain(kind, chance) for kind in blueprint.layers))
    options = draw_options(blueprint, plain, chance)
    # From here on nothing changes the options or which of them is right.
    answer = chance.below(len(options.cells))
    right = options.cells[answer]
    cells = _led_to(right, blueprint, options, chance)
    return Item(
        blueprint=blueprint.key,
        version=blueprint.version,
        a=blueprint.a,
        b=blueprint.b,
        matrix=tuple(cells[:-1]),
        options=options.cells,
        answer=answer,
        rules=tuple((channel, rule) for channel, rule, _ in blueprint.differing),
    )


def _seed(seed: int | bytes, blueprint: Blueprint) -> bytes:
    if isinstance(seed, int):
        if seed < 0:
            raise ValueError("a seed is not negative")
        seed = seed.to_bytes(max(1, (seed.bit_length() + 7) // 8), "big")
    return f"{blueprint.key}-{blueprint.version}:".encode() + seed


def _led_to(right: Cell, blueprint: Blueprint, options: OptionSet, chance: Chance) -> list[Cell]:
    """Nine cells, of which the last is the right one."""
    while True:
        grids = {
            channel: _grids(channel, rule, options, chance)[right.value(channel)]
            for channel, rule, _ in blueprint.differing
        }
        of_three = [grids[channel] for channel, rule, _ in blueprint.differing if rule is Rule.THREE]
        # Were all to move together, the answer would be the one whole picture that a row lacks.
        if len(of_three) < 2 or len({_pattern(grid) for grid in of_three}) > 1:
            break
    cells = [right] * 9
    for channel, grid in grids.items():
        values = [value for row in grid for value in row]
        cells = [cell.changed(channel, value) for cell, value in zip(cells, values, strict=True)]
    return cells


def _pattern(grid: Grid) -> tuple[int, ...]:
    values = [value for row in grid for value in row]
    return tuple(values.index(value) for value in values)


def _grids(channel: Channel, rule: Rule, options: OptionSet, chance: Chance) -> dict[int, Grid]:
    """The values that end in each of those that options show: all are laid out, so that time does not tell which."""
    domain = DOMAINS[options.cells[0].layers[channel.layer].kind][channel.attribute]
    flips = options.flips(channel)
    return {
        last: lay_out(rule, domain, last, flips if rule.operation is not None else last ^ flips, chance)
        for last in sorted({cell.value(channel) for cell in options.cells})
    }


def _plain(kind: Kind, chance: Chance) -> Layer:
    """A layer before any rule: what no rule governs stays as it is drawn here."""
    values = [
        LARGE if attribute is Attribute.SIZE else chance.pick(domain.values)
        for attribute, domain in DOMAINS[kind].items()
    ]
    return Layer(kind, tuple(values))
