"""Saying what is drawn, for who cannot see it: each cell from what it is, and nothing of rules or of what is right."""

from collections.abc import Callable, Mapping

from psychometrics.languages import Language
from psychometrics.reasoning.cells import PARTS, Attribute, Cell, Kind, Layer
from psychometrics.reasoning.generator import Item
from psychometrics.reasoning.words import WORDS, Words


def prompt(language: Language) -> str:
    """The question that every item asks."""
    return WORDS[language].prompt


def describe_matrix(item: Item, language: Language) -> str:
    """The matrix in words, a line for each row."""
    words = WORDS[language]
    told = [*(_told(cell, words) for cell in item.matrix), words.missing]
    rows = []
    for row in range(3):
        cells = zip(words.places, told[3 * row : 3 * row + 3], strict=True)
        pictures = (f"{_opened(name)}: {text}." for name, text in cells)
        rows.append(" ".join((f"{words.row.format(row=row + 1)}.", *pictures)))
    return "\n".join(rows)


def describe_option(cell: Cell, language: Language) -> str:
    """An option in words, as the same picture would be described in the matrix."""
    return _opened(_told(cell, WORDS[language])) + "."


def _opened(text: str) -> str:
    return text[0].upper() + text[1:]


def _told(cell: Cell, words: Words) -> str:
    told = [_TELLERS[layer.kind](layer, words, place > 0) for place, layer in enumerate(cell.layers)]
    return told[0] if len(told) == 1 else words.within.format(behind=told[0], before=told[1])


def _figures(layer: Layer, words: Words, _: bool) -> str:
    count = layer[Attribute.COUNT]
    singular, plural = words.shapes[layer[Attribute.SHAPE]]
    return f"{words.numbers[count]} {singular if count == 1 else plural}, {_shading(layer, words)}"


def _figure(layer: Layer, words: Words, small: bool) -> str:
    size = "" if small else f"{words.sizes[layer[Attribute.SIZE]]}, "
    return f"{_one(layer, words)}, {size}{_shading(layer, words)}"


def _polygon(layer: Layer, words: Words, _: bool) -> str:
    sides = words.polygon.format(number=words.numbers[layer[Attribute.SIDES]])
    return f"{sides}, {_shading(layer, words)}"


def _pointer(layer: Layer, words: Words, _: bool) -> str:
    direction = words.directions[layer[Attribute.TURN]]
    return f"{words.pointers[layer[Attribute.SHAPE]].format(direction=direction)}, {_shading(layer, words)}"


def _walker(layer: Layer, words: Words, _: bool) -> str:
    return f"{_one(layer, words)}, {_shading(layer, words)}, {words.around[layer[Attribute.PLACE]]}"


def _marks(layer: Layer, words: Words, _: bool) -> str:
    return words.dots.format(list=_listed(layer, words.around, words))


def _lines(layer: Layer, words: Words, _: bool) -> str:
    return words.line_list.format(list=_listed(layer, words.lines, words))


def _frame(layer: Layer, words: Words, _: bool) -> str:
    return f"{words.frames[layer[Attribute.SHAPE]]} {words.outlines[layer[Attribute.OUTLINE]]}"


def _one(layer: Layer, words: Words) -> str:
    return f"{words.a} {words.shapes[layer[Attribute.SHAPE]][0]}"


def _shading(layer: Layer, words: Words) -> str:
    return words.shadings[layer[Attribute.SHADING]]


def _listed(layer: Layer, names: tuple[str, ...], words: Words) -> str:
    shown = [names[part] for part in range(PARTS) if layer[Attribute.PARTS] >> part & 1]
    return words.and_.join(filter(None, (", ".join(shown[:-1]), shown[-1])))


_TELLERS: Mapping[Kind, Callable[[Layer, Words, bool], str]] = {
    Kind.FIGURES: _figures,
    Kind.FIGURE: _figure,
    Kind.POLYGON: _polygon,
    Kind.POINTER: _pointer,
    Kind.WALKER: _walker,
    Kind.MARKS: _marks,
    Kind.LINES: _lines,
    Kind.FRAME: _frame,
}
