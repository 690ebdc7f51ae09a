"""Pictures are clean SVG in black and white, in which nothing stands but what is drawn."""

import re
from itertools import product
from xml.etree import ElementTree as ET

import pytest

from psychometrics.languages import Language
from psychometrics.reasoning import Cell, Item, describe_matrix, describe_option, matrix_svg, option_svg
from psychometrics.reasoning.cells import DOMAINS, Attribute, Kind, Layer
from psychometrics.reasoning.file import BEFORE

SVG = "{http://www.w3.org/2000/svg}"
HELD = {f"{SVG}{name}" for name in ("svg", "defs", "pattern", "path", "g")}
SHADED_BY = {"d", "s", "c"}


def test_pictures_are_well_formed_and_hold_nothing_but_shapes(items: list[Item]) -> None:
    for item in items[:170]:
        for svg in (matrix_svg(item), *map(option_svg, item.options)):
            elements = list(ET.fromstring(svg).iter())
            assert {one.tag for one in elements} <= HELD
            assert not any((one.text or "").strip() or (one.tail or "").strip() for one in elements)
            assert {one.get("id") for one in elements} - {None} == SHADED_BY
            assert not any(one.get(name) for one in elements for name in ("class", "style", "data-rule"))


def test_pictures_are_black_on_white(items: list[Item]) -> None:
    for item in items:
        assert set(re.findall(r"#[0-9a-f]+(?=\")", matrix_svg(item))) == {"#000", "#fff"}


@pytest.mark.parametrize("kind", Kind)
def test_no_two_layers_of_a_kind_look_or_read_the_same(kind: Kind) -> None:
    layers = [Layer(kind, values) for values in product(*(domain.values for domain in DOMAINS[kind].values()))]
    cells = [Cell((layer,)) for layer in layers]
    assert len({option_svg(cell) for cell in cells}) == len(cells)
    for language in Language:
        assert len({describe_option(cell, language) for cell in cells}) == len(cells)


@pytest.mark.parametrize("kind", BEFORE)
def test_nor_do_they_in_the_middle_of_another(kind: Kind) -> None:
    behind = Layer(Kind.FRAME, (0, 0))
    # In the middle every figure is as large.
    domains = [
        domain.values[:1] if attribute is Attribute.SIZE else domain.values
        for attribute, domain in DOMAINS[kind].items()
    ]
    cells = [Cell((behind, Layer(kind, values))) for values in product(*domains)]
    assert len({option_svg(cell) for cell in cells}) == len(cells)
    assert len({describe_option(cell, Language.NL) for cell in cells}) == len(cells)


def test_a_turned_figure_of_every_shape_looks_different_at_each_eighth() -> None:
    for shape in DOMAINS[Kind.POINTER][Attribute.SHAPE].values:
        drawn = {_corners(Cell((Layer(Kind.POINTER, (shape, turn, 4)),))) for turn in range(8)}
        assert len(drawn) == 8


def test_what_is_drawn_stays_within_its_cell(items: list[Item]) -> None:
    for item in items:
        for option in item.options:
            assert all(-4 <= float(number) <= 104 for number in re.findall(r"[\d.-]+\.\d", _path_data(option)))


def test_the_words_for_a_matrix_name_eight_pictures_and_an_empty_place(items: list[Item]) -> None:
    for item in items:
        english, dutch = describe_matrix(item, Language.EN), describe_matrix(item, Language.NL)
        assert english.count("picture: ") == dutch.count("plaatje: ") == 9
        assert english.endswith("Third picture: empty.")
        assert dutch.endswith("Derde plaatje: leeg.")


def _path_data(cell: Cell) -> str:
    return " ".join(re.findall(r' d="([^"]*\.\d[^"]*)"', option_svg(cell).partition("</defs>")[2]))


def _corners(cell: Cell) -> frozenset[str]:
    return frozenset(re.split(r"[A-Z]", _path_data(cell)))
