"""Drawing cells as SVG in black and white, from what a cell is and nothing else: how it came about cannot be seen."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping

from psychometrics.reasoning.cells import PARTS, Attribute, Cell, Kind, Layer
from psychometrics.reasoning.generator import Item
from psychometrics.reasoning.outlines import FRAMES, POINTERS, SHAPES, Point, number, path, polygon

CELL = 100
GAP = 12
OPTION_BYTES = 3072
"""Every option is a document of this many bytes."""

FILLS = ("#fff", "url(#d)", "url(#s)", "url(#c)", "#000")
# Every document defines all three, used or not.
_PATTERNS = (
    "<defs>"
    '<pattern id="d" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 0h5v5h-5z" fill="#fff"/>'
    '<path d="M1.6 1.6h1.8v1.8h-1.8z"/></pattern>'
    '<pattern id="s" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0h5v5h-5z" fill="#fff"/><path d="M0 0h1.6v5h-1.6z"/></pattern>'
    '<pattern id="c" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 0h5v5h-5z"/>'
    '<path d="M1.2 1.2h2.6v2.6h-2.6z" fill="#fff"/></pattern>'
    "</defs>"
)
_SIZES = (11.0, 15.5, 22.0, 30.5, 42.0)
_SMALL = 19.0
_SMALL_LINES = 17.0
_ROUND: tuple[Point, ...] = ((13, 13), (50, 13), (87, 13), (87, 50), (87, 87), (50, 87), (13, 87), (13, 50))
_SPOTS: Mapping[int, tuple[Point, ...]] = {
    1: ((50, 50),),
    2: ((27, 50), (73, 50)),
    3: ((50, 27), (27, 73), (73, 73)),
    4: ((27, 27), (73, 27), (27, 73), (73, 73)),
    5: ((22, 22), (78, 22), (50, 50), (22, 78), (78, 78)),
    6: ((27, 17), (73, 17), (27, 50), (73, 50), (27, 83), (73, 83)),
}
# From and to, in reaches from the middle: sides from above clockwise, diagonals, middle lines.
_ENDS: tuple[tuple[Point, Point], ...] = (
    *(((-1, -1), (1, -1)), ((1, -1), (1, 1)), ((-1, 1), (1, 1)), ((-1, -1), (-1, 1))),
    *(((-1, 1), (1, -1)), ((-1, -1), (1, 1)), ((0, -1), (0, 1)), ((-1, 0), (1, 0))),
)
_STROKES = (("2.0", ""), ("7.0", ""), ("4.0", ' stroke-dasharray="7 7"'), ("2.0", ""))
_DOUBLE = 3
_QUESTION = "M37 38a13 13 0 1 1 19 11.5c-4.5 2.5-6 5.5-6 11"


def option_svg(cell: Cell) -> str:
    """One option as an SVG document of 3,072 bytes."""
    side = CELL + 2 * GAP
    document = _document(side, side, _placed(GAP, GAP, _drawn(cell)))
    # Blanks may follow a document's end.
    return document.ljust(OPTION_BYTES)


def matrix_svg(item: Item) -> str:
    """The nine places of a matrix as one SVG document, a question mark in the last."""
    side = 3 * CELL + 4 * GAP
    parts = []
    for place in range(9):
        x, y = (GAP + (CELL + GAP) * step for step in (place % 3, place // 3))
        inside = _drawn(item.matrix[place]) if place < len(item.matrix) else _asked()
        parts.append(_placed(x, y, inside))
    return _document(side, side, "".join(parts))


def data_uri(svg: str) -> str:
    """The document as the address of an image, as long for every option."""
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


def _document(width: int, height: int, inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'{_PATTERNS}<path d="M0 0h{width}v{height}h-{width}z" fill="#fff"/>{inside}</svg>'
    )


def _placed(x: int, y: int, inside: str) -> str:
    edge = '<path d="M-4 -4h108v108h-108z" fill="none" stroke="#000" stroke-width="1.5"/>'
    return f'<g transform="translate({x} {y})">{edge}{inside}</g>'


def _asked() -> str:
    return f'<path d="{_QUESTION}" fill="none" stroke="#000" stroke-width="6.0"/><path d="M46 69h8v8h-8z" fill="#000"/>'


def _drawn(cell: Cell) -> str:
    return "".join(part for place, layer in enumerate(cell.layers) for part in _DRAWERS[layer.kind](layer, place > 0))


def _filled(d: str, shading: int) -> str:
    return f'<path d="{d}" fill="{FILLS[shading]}" stroke="#000" stroke-width="2.2" stroke-linejoin="round"/>'


def _cleared(d: str) -> str:
    """Room around a figure that is drawn before something else, so that both keep their outline."""
    return f'<path d="{d}" fill="#fff" stroke="#fff" stroke-width="10.0" stroke-linejoin="round"/>'


def _figures(layer: Layer, _: bool) -> Iterator[str]:
    for spot in _SPOTS[layer[Attribute.COUNT]]:
        yield _filled(path(SHAPES[layer[Attribute.SHAPE]], spot, 13.5), layer[Attribute.SHADING])


def _figure(layer: Layer, small: bool) -> Iterator[str]:
    d = path(SHAPES[layer[Attribute.SHAPE]], (50, 50), _SMALL if small else _SIZES[layer[Attribute.SIZE]])
    yield from _in_the_middle(d, layer, small)


def _polygon(layer: Layer, small: bool) -> Iterator[str]:
    yield from _in_the_middle(path(polygon(layer[Attribute.SIDES]), (50, 50), _SMALL if small else 36), layer, small)


def _pointer(layer: Layer, small: bool) -> Iterator[str]:
    d = path(POINTERS[layer[Attribute.SHAPE]], (50, 50), _SMALL if small else 34, layer[Attribute.TURN])
    yield from _in_the_middle(d, layer, small)


def _in_the_middle(d: str, layer: Layer, small: bool) -> Iterator[str]:
    if small:
        yield _cleared(d)
    yield _filled(d, layer[Attribute.SHADING])


def _walker(layer: Layer, _: bool) -> Iterator[str]:
    yield _filled(path(SHAPES[layer[Attribute.SHAPE]], _ROUND[layer[Attribute.PLACE]], 12), layer[Attribute.SHADING])


def _marks(layer: Layer, _: bool) -> Iterator[str]:
    for place in _parts(layer):
        yield _filled(path(SHAPES[0], _ROUND[place], 8), len(FILLS) - 1)


def _lines(layer: Layer, small: bool) -> Iterator[str]:
    reach = _SMALL_LINES if small else 42
    for place in _parts(layer):
        x, y, to_x, to_y = (number(50 + reach * step) for end in _ENDS[place] for step in end)
        yield f'<path d="M{x} {y}L{to_x} {to_y}" stroke="#000" stroke-width="4.0" stroke-linecap="round"/>'


def _frame(layer: Layer, _: bool) -> Iterator[str]:
    outline, reach = FRAMES[layer[Attribute.SHAPE]]
    kind = layer[Attribute.OUTLINE]
    width, dashes = _STROKES[kind]
    for size in (reach, reach * 0.86) if kind == _DOUBLE else (reach,):
        d = path(outline, (50, 50), size)
        yield f'<path d="{d}" fill="none" stroke="#000" stroke-width="{width}"{dashes}/>'


def _parts(layer: Layer) -> Iterator[int]:
    return (part for part in range(PARTS) if layer[Attribute.PARTS] >> part & 1)


_DRAWERS: Mapping[Kind, Callable[[Layer, bool], Iterator[str]]] = {
    Kind.FIGURES: _figures,
    Kind.FIGURE: _figure,
    Kind.POLYGON: _polygon,
    Kind.POINTER: _pointer,
    Kind.WALKER: _walker,
    Kind.MARKS: _marks,
    Kind.LINES: _lines,
    Kind.FRAME: _frame,
}
