"""Small plots as SVG: a few lines or bars over two axes, side by side. A plotting library would be forty times this."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

WIDTH, HEIGHT = 340, 300
LEFT, RIGHT, TOP, BOTTOM = 56, 14, 64, 48
COLOURS = ("#1f4e9c", "#b3541e", "#3a3a3a")
DASHES = ("none", "7 4", "2 3")

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Plot:
    """Named lines, or bars from nought at each point, between the first and the last tick of either axis."""

    title: str
    across: str
    up: str
    ticks_across: Sequence[float]
    ticks_up: Sequence[float]
    lines: Sequence[tuple[str, Points]] = ()
    bars: Points = ()
    bar_width: float = 0.0

    def x(self, value: float) -> float:
        """Where a value lies across, in units of the picture."""
        first, last = self.ticks_across[0], self.ticks_across[-1]
        return LEFT + (value - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        """Where a value lies up, counted from above."""
        first, last = self.ticks_up[0], self.ticks_up[-1]
        return HEIGHT - BOTTOM - (value - first) / (last - first) * (HEIGHT - TOP - BOTTOM)


def svg(plots: Sequence[Plot], description: str) -> str:
    """The plots in a row, on white, with a description for those who do not see them."""
    width = WIDTH * len(plots)
    root = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width} {HEIGHT}"})
    root.attrib |= {"width": str(width), "height": str(HEIGHT), "role": "img", "font-family": "sans-serif"}
    ElementTree.SubElement(root, "title").text = description
    _add(root, "rect", width=width, height=HEIGHT, fill="white")
    for number, plot in enumerate(plots):
        _draw(_add(root, "g", transform=f"translate({number * WIDTH} 0)"), plot)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _draw(group: ElementTree.Element, plot: Plot) -> None:
    _text(group, plot.title, LEFT, 18, anchor="start", size=13)
    _axes(group, plot)
    for at, high in plot.bars:
        left, right, top = plot.x(at - plot.bar_width / 2), plot.x(at + plot.bar_width / 2), plot.y(high)
        sides = {"x": left, "y": top, "width": right - left, "height": plot.y(0) - top}
        _add(group, "rect", **sides, fill=COLOURS[0], stroke="white", stroke_width=0.6)
    for number, (name, points) in enumerate(plot.lines):
        path = " ".join(f"{plot.x(x):.1f},{plot.y(y):.1f}" for x, y in points)
        look: dict[str, str | float] = {
            "stroke": COLOURS[number],
            "stroke_width": 2,
            "stroke_dasharray": DASHES[number],
        }
        _add(group, "polyline", points=path, fill="none", **look)
        above = 32 + 12 * number
        _add(group, "line", x1=LEFT, x2=LEFT + 26, y1=above, y2=above, **look)
        _text(group, name, LEFT + 32, above + 4, anchor="start")


def _axes(group: ElementTree.Element, plot: Plot) -> None:
    left, right, floor = plot.x(plot.ticks_across[0]), plot.x(plot.ticks_across[-1]), plot.y(plot.ticks_up[0])
    for tick in plot.ticks_up:
        at = plot.y(tick)
        _add(group, "line", x1=left, x2=right, y1=at, y2=at, stroke="#888" if tick == 0 else "#ddd")
        _text(group, f"{tick:g}", left - 6, at + 4, anchor="end")
    for tick in plot.ticks_across:
        at = plot.x(tick)
        _add(group, "line", x1=at, x2=at, y1=floor, y2=floor + 4, stroke="#888")
        _text(group, f"{tick:g}", at, floor + 16)
    _text(group, plot.across, (left + right) / 2, HEIGHT - 10)
    turned = f"rotate(-90 14 {(floor + TOP) / 2:.0f})"
    _text(group, plot.up, 14, (floor + TOP) / 2, transform=turned)


def _text(
    group: ElementTree.Element, said: str, x: float, y: float, *, anchor: str = "middle", size: int = 11, **more: str
) -> None:
    _add(group, "text", x=x, y=y, text_anchor=anchor, font_size=size, fill="#222", **more).text = said


def _add(parent: ElementTree.Element, tag: str, **attributes: str | float) -> ElementTree.Element:
    told = {
        key.replace("_", "-"): value if isinstance(value, str) else f"{value:.1f}" for key, value in attributes.items()
    }
    return ElementTree.SubElement(parent, tag, told)
