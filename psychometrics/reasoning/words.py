"""The words for what is drawn, in each language; every list has the order of the values it names."""

from collections.abc import Mapping
from dataclasses import dataclass

from psychometrics.languages import Language


@dataclass(frozen=True, slots=True)
class Words:
    """What cells are described with; of a noun both its singular and its plural."""

    prompt: str
    row: str
    places: tuple[str, ...]
    missing: str
    within: str
    """Between what is around and what is in the middle."""
    and_: str
    a: str
    numbers: tuple[str, ...]
    shapes: tuple[tuple[str, str], ...]
    pointers: tuple[str, ...]
    """Each with a place for where it points."""
    polygon: str
    sizes: tuple[str, ...]
    shadings: tuple[str, ...]
    directions: tuple[str, ...]
    around: tuple[str, ...]
    dots: str
    lines: tuple[str, ...]
    line_list: str
    frames: tuple[str, ...]
    outlines: tuple[str, ...]


ENGLISH = Words(
    prompt="Which picture belongs in the empty place?",
    row="Row {row}",
    places=("first picture", "second picture", "third picture"),
    missing="empty",
    within="{behind}; in the middle: {before}",
    and_=" and ",
    a="a",
    numbers=("", "one", "two", "three", "four", "five", "six"),
    shapes=(
        *(("circle", "circles"), ("triangle", "triangles"), ("square", "squares")),
        *(("star", "stars"), ("plus sign", "plus signs"), ("diamond", "diamonds")),
    ),
    pointers=(
        "an arrow pointing {direction}",
        "a drop with its tip pointing {direction}",
        "a half circle with its round side facing {direction}",
        "a disc on a stick with the disc facing {direction}",
    ),
    polygon="a polygon with {number} sides",
    sizes=("very small", "small", "medium-sized", "large", "very large"),
    shadings=("white", "dotted", "striped", "chequered", "black"),
    directions=("up", "up right", "right", "down right", "down", "down left", "left", "up left"),
    around=("top left", "top", "top right", "right", "bottom right", "bottom", "bottom left", "left"),
    dots="dots: {list}",
    lines=(
        *("top side", "right side", "bottom side", "left side"),
        *("diagonal from bottom left to top right", "diagonal from top left to bottom right"),
        *("vertical middle line", "horizontal middle line"),
    ),
    line_list="lines of a square: {list}",
    frames=("around it a circle", "around it a square", "around it a diamond", "around it a hexagon"),
    outlines=("with a thin line", "with a thick line", "with a dashed line", "with a double line"),
)

DUTCH = Words(
    prompt="Welk plaatje hoort op de lege plek?",
    row="Rij {row}",
    places=("eerste plaatje", "tweede plaatje", "derde plaatje"),
    missing="leeg",
    within="{behind}; in het midden: {before}",
    and_=" en ",
    a="een",
    numbers=("", "één", "twee", "drie", "vier", "vijf", "zes"),
    shapes=(
        *(("cirkel", "cirkels"), ("driehoek", "driehoeken"), ("vierkant", "vierkanten")),
        *(("ster", "sterren"), ("plusteken", "plustekens"), ("ruit", "ruiten")),
    ),
    pointers=(
        "een pijl die {direction} wijst",
        "een druppel met de punt {direction}",
        "een halve cirkel met de ronde kant {direction}",
        "een schijf op een steel met de schijf {direction}",
    ),
    polygon="een veelhoek met {number} zijden",
    sizes=("heel klein", "klein", "middelgroot", "groot", "heel groot"),
    shadings=("wit", "gestippeld", "gestreept", "geblokt", "zwart"),
    directions=(
        *("naar boven", "naar rechtsboven", "naar rechts", "naar rechtsonder"),
        *("naar beneden", "naar linksonder", "naar links", "naar linksboven"),
    ),
    around=("linksboven", "boven", "rechtsboven", "rechts", "rechtsonder", "onder", "linksonder", "links"),
    dots="stippen: {list}",
    lines=(
        *("bovenkant", "rechterkant", "onderkant", "linkerkant"),
        *("diagonaal van linksonder naar rechtsboven", "diagonaal van linksboven naar rechtsonder"),
        *("verticale middellijn", "horizontale middellijn"),
    ),
    line_list="lijnen van een vierkant: {list}",
    frames=("eromheen een cirkel", "eromheen een vierkant", "eromheen een ruit", "eromheen een zeshoek"),
    outlines=("met een dunne lijn", "met een dikke lijn", "met een streepjeslijn", "met een dubbele lijn"),
)

WORDS: Mapping[Language, Words] = {Language.EN: ENGLISH, Language.NL: DUTCH}
