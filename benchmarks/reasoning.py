"""The adaptive test tried on imagined people: what it finds, how long it takes, which items it shows, how fast."""

import os
import platform
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import click

from benchmarks.plots import svg
from benchmarks.reasoning_people import EDGES, WAYS, Group, simulate
from benchmarks.reasoning_plots import plots
from psychometrics.languages import Language
from psychometrics.reasoning import bank, data_uri, describe_matrix, families, generate, matrix_svg, option_svg
from psychometrics.reasoning.model import Family
from psychometrics.reasoning.selection import choose
from psychometrics.reasoning.simulation import Sitting
from psychometrics.reasoning.stopping import Ended

DESCRIPTION = (
    "Three plots of the figures in the tables: recovery of ability by level, length of the test, exposure of families."
)
FIGURES = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)", re.DOTALL)


@click.command()
@click.option("--people", type=click.IntRange(100), default=10_000, show_default=True, help="How many, in each way.")
@click.option("--seed", default=1, show_default=True)
@click.option(
    "--write",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Put the figures into reasoning.md of this folder, and the plots beside it.",
)
def main(people: int, seed: int, folder: Path | None) -> None:
    """Let imagined people of known ability take the test, in three ways of answering."""
    known = tuple(families().values())
    groups = {}
    for name, way in WAYS.items():
        click.echo(f"{people:,} people, {name}…", err=True)
        groups[name] = simulate(known, way, people=people, seed=seed)
    told = "\n".join(_figures(groups, known))
    print(told)
    if folder is not None:
        page = folder / "reasoning.md"
        page.write_text(FIGURES.sub(lambda _: told, page.read_text("utf-8"), count=1), "utf-8")
        (folder / "reasoning.svg").write_text(svg(plots(groups, known), DESCRIPTION), "utf-8")


def _figures(groups: dict[str, Group], families: Sequence[Family]) -> Iterator[str]:
    exact = groups["as the model says"]
    norm = exact.norm
    yield f"\n{len(exact.taken):,} people in each column, {len(families)} families.\n"
    yield from _table("", groups, _rows(groups, families))
    yield f"\nThe norm: mean {norm.mean:.3f}, SD {norm.sd:.3f}, reliability {norm.reliability:.3f}.\n"
    yield from _table("true ability", groups, _level_rows(groups))
    far = exact.furthest_from_girth(families)
    yield f"\nLargest difference from what girth, another estimator, makes of the same answers: {far:.0e}.\n"
    middle, slow = _choosing([one.sitting for one in exact.taken[:200]], families)
    yield f"Choosing the next item takes {middle:.2f} ms of a processor, one in a hundred {slow:.2f} ms or more"
    yield f"({os.cpu_count()} cores, Python {platform.python_version()})."
    yield f"Of items, {_made():,.0f} a second are made, each with its nine pictures and the same in words.\n"


def _table(corner: str, groups: dict[str, Group], rows: Iterator[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join([corner, *groups]) + " |"
    yield "|---" + "|---:" * len(groups) + "|"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _rows(groups: dict[str, Group], families: Sequence[Family]) -> Iterator[list[str]]:
    every = list(groups.values())
    norm = every[0].norm
    spent = [[one.sitting.elapsed / 60 for one in each.taken] for each in every]
    tenths = [statistics.quantiles((one.length for one in each.taken), n=10) for each in every]
    shown = [each.exposures(families) for each in every]
    yield ["mean error", *(_signed(each.mean_error, 3) for each in every)]
    yield ["root of the mean squared error", *(f"{each.rmse:.3f}" for each in every)]
    yield ["mean standard error that the test reports", *(f"{each.standard_error:.3f}" for each in every)]
    yield ["standard deviation of the estimates", *(f"{each.norm.sd:.3f}" for each in every)]
    yield ["squared correlation of estimates with true abilities", *(f"{each.found:.3f}" for each in every)]
    yield [
        "mean C-score by the norm of the first column",
        *(f"{statistics.fmean(one.score for one in each.scores(norm)):.2f}" for each in every),
    ]
    yield ["80 % intervals by it that hold the true C-score, 5 + 2θ", *(f"{each.covered(norm):.1%}" for each in every)]
    yield ["items, mean", *(f"{each.length:.1f}" for each in every)]
    yield ["items of the middle eight in ten people", *(f"{each[0]:.0f} to {each[-1]:.0f}" for each in tenths)]
    yield ["minutes, mean", *(f"{statistics.fmean(each):.1f}" if any(each) else "–" for each in spent)]
    for why, said in ((Ended.PRECISE, "precise enough"), (Ended.COUNT, "the most items"), (Ended.TIME, "the time")):
        yield [f"ended by {said}", *(f"{each.ended(why):.1%}" for each in every)]
    yield ["share of people who see the most shown family", *(f"{max(each):.0%}" for each in shown)]
    yield ["of the middle family", *(f"{statistics.median(each):.0%}" for each in shown)]
    yield ["of the least shown family", *(f"{min(each):.1%}" for each in shown)]


def _level_rows(groups: dict[str, Group]) -> Iterator[list[str]]:
    names = [f"below {EDGES[0]:g}", *(f"{low:g} to {low + 0.5:g}" for low in EDGES[:-1]), f"above {EDGES[-1]:g}"]
    for name, *levels in zip(names, *(each.levels() for each in groups.values()), strict=True):
        yield [name.replace("-", "−"), *(f"{_signed(each.mean_error, 2)} ± {each.rmse:.2f}" for each in levels)]


def _signed(value: float, decimals: int) -> str:
    return f"{value:+z.{decimals}f}".replace("-", "−")


def _made(count: int = 340) -> float:
    """Whole items per second of processor time, as many of each blueprint."""
    blueprints = bank().blueprints
    start = time.process_time()
    for seed in range(count):
        item = generate(seed, blueprints[seed % len(blueprints)])
        for svg_of in (matrix_svg(item), *map(option_svg, item.options)):
            data_uri(svg_of)
        describe_matrix(item, Language.EN)
    return count / (time.process_time() - start)


def _choosing(sittings: Sequence[Sitting], families: Sequence[Family]) -> tuple[float, float]:
    """Milliseconds of processor time for one choice: in the middle, and what one in a hundred exceeds."""
    random, took = Random(1), []
    for sitting in sittings:
        for answered in range(len(sitting.responses)):
            started = time.process_time()
            choose(sitting.responses[:answered], families, random)
            took.append((time.process_time() - started) * 1000)
    return statistics.median(took), statistics.quantiles(took, n=100)[-1]


if __name__ == "__main__":
    main()
