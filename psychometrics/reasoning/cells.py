"""What a cell of a matrix is made of: layers of one kind each, with a whole number for everything that may vary."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a layer shows."""

    FIGURES = "figures"  # one to six small figures of one shape
    FIGURE = "figure"  # one figure in the middle
    POLYGON = "polygon"  # one polygon in the middle
    POINTER = "pointer"  # one figure that points somewhere
    WALKER = "walker"  # one small figure at one of eight places around the middle
    MARKS = "marks"  # dots at some of those eight places
    LINES = "lines"  # some of the four sides, two diagonals and two middle lines of a square
    FRAME = "frame"  # an outline around the rest


class Attribute(StrEnum):
    """What may vary in a layer."""

    COUNT = "count"
    SHAPE = "shape"
    SIDES = "sides"
    SIZE = "size"
    SHADING = "shading"
    OUTLINE = "outline"
    TURN = "turn"
    PLACE = "place"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Domain:
    """The values of an attribute: in an order or not; in a circle, where the first follows the last."""

    values: range
    ordered: bool = False
    cyclic: bool = False


PLACES = 8
"""Around the middle, clockwise from the top left; directions are eighths of a turn, clockwise from above."""
PARTS = 8
"""As many dots, or lines, as a set of parts may hold; bit n of the value stands for part n."""

_SHAPE = Domain(range(6))
_SHADING = Domain(range(5), ordered=True)  # from white to black
_TURN = Domain(range(PLACES), cyclic=True)
_PARTS = Domain(range(1, 1 << PARTS))

DOMAINS: Mapping[Kind, Mapping[Attribute, Domain]] = MappingProxyType(
    {
        Kind.FIGURES: {
            Attribute.COUNT: Domain(range(1, 7), ordered=True),
            Attribute.SHAPE: _SHAPE,
            Attribute.SHADING: _SHADING,
        },
        Kind.FIGURE: {
            Attribute.SHAPE: _SHAPE,
            Attribute.SIZE: Domain(range(5), ordered=True),
            Attribute.SHADING: _SHADING,
        },
        Kind.POLYGON: {Attribute.SIDES: Domain(range(3, 7), ordered=True), Attribute.SHADING: _SHADING},
        Kind.POINTER: {Attribute.SHAPE: Domain(range(4)), Attribute.TURN: _TURN, Attribute.SHADING: _SHADING},
        Kind.WALKER: {Attribute.SHAPE: _SHAPE, Attribute.PLACE: _TURN, Attribute.SHADING: _SHADING},
        Kind.MARKS: {Attribute.PARTS: _PARTS},
        Kind.LINES: {Attribute.PARTS: _PARTS},
        Kind.FRAME: {Attribute.SHAPE: Domain(range(4)), Attribute.OUTLINE: Domain(range(4))},
    }
)


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a cell: its kind, and a value for each attribute of that kind, in the order of DOMAINS."""

    kind: Kind
    values: tuple[int, ...]

    def __getitem__(self, attribute: Attribute) -> int:
        return self.values[self._place(attribute)]

    def changed(self, attribute: Attribute, value: int) -> "Layer":
        """This layer with another value; raises ValueError when the kind has no such attribute."""
        place = self._place(attribute)
        return Layer(self.kind, (*self.values[:place], value, *self.values[place + 1 :]))

    def _place(self, attribute: Attribute) -> int:
        return tuple(DOMAINS[self.kind]).index(attribute)


@dataclass(frozen=True, slots=True)
class Cell:
    """One picture: its layers, the hindmost first. A second layer is drawn small, in the middle."""

    layers: tuple[Layer, ...]

    def value(self, channel: "Channel") -> int:
        """What the channel shows here."""
        return self.layers[channel.layer][channel.attribute]

    def changed(self, channel: "Channel", value: int) -> "Cell":
        """This cell with another value on one channel."""
        layers = list(self.layers)
        layers[channel.layer] = layers[channel.layer].changed(channel.attribute, value)
        return Cell(tuple(layers))


@dataclass(frozen=True, slots=True)
class Channel:
    """One attribute of one layer: what one rule governs."""

    layer: int
    attribute: Attribute
