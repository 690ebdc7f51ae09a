"""`inzicht score`: answers to any questionnaire, scored as the service scores them, CSV in and CSV out."""

import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from gql.commands import csv_files
from gql.commands.running import refuse
from gql.commands.scorer import Scorer
from psychometrics.files import DataFile, DataFileError, Norms, Questionnaire, parsed

MISSING = {"", "NA", "."}
ALPHAS = ("scale", "items", "n_listwise", "alpha_listwise", "n_pairwise", "alpha_pairwise")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OUT = click.Path(dir_okay=False, path_type=Path)

M = TypeVar("M", bound=DataFile)


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--instrument", type=FILE, required=True, help="The instrument's file; of it, what scoring needs is enough."
)
@click.option("--norms", type=FILE, help="A file of norms: C-scores, intervals and bands as well.")
@click.option("--alphas", type=OUT, metavar="FILE", help="Write Cronbach's alpha of each scale to this file.")
@click.option("--missing", multiple=True, help="A further text that stands for no answer, such as 0; may be repeated.")
@click.option("--out", type=OUT, metavar="FILE", help="Write to this file, once all is well, and not to the screen.")
def score(
    file: Path, instrument: Path, norms: Path | None, alphas: Path | None, missing: tuple[str, ...], out: Path | None
) -> None:
    """Score the answers in FILE by an instrument, without a database.

    FILE is CSV in UTF-8, separated by commas, semicolons or tabs, with a header line and a column for each item, under
    its key. Empty cells, NA and . are missing answers; anything else is the number of an option, or the file is
    refused with the line and the column.

    What comes out has the columns that are no items first, and then of each scale its raw score: the mean of its
    answered items, reversed ones turned round, with four decimals; empty where more than a fifth of them is missing.
    With --norms, SCALE_c, SCALE_low, SCALE_high and SCALE_band follow it: the C-score, the ends of its interval, and
    the band. --alphas are both of the respondents who answered all items of a scale (listwise), and of all who
    answered two items at a time (pairwise).
    """
    asked = _read(instrument, Questionnaire)
    known = _norms(norms, asked) if norms else None
    scorer = Scorer(asked, known, {*MISSING, *missing}, for_alphas=alphas is not None)
    with csv_files.table(file, scorer.keys) as table, _writing(out) as scores, _writing(alphas) as told:
        _score_all(file, table, scorer, scores)
        if alphas:
            _writer(told).writerows([ALPHAS, *scorer.alphas()])


def _score_all(file: Path, table: csv_files.Table, scorer: Scorer, scores: TextIO) -> None:
    places = [table.names.index(key) for key in scorer.keys]
    aside = [place for place in range(len(table.names)) if place not in places]
    header = [*(table.names[place] for place in aside), *scorer.columns]
    _require_distinct(file, header)
    writer = _writer(scores)
    writer.writerow(header)
    for line, cells in table.lines:
        answers = scorer.answers([cells[place] for place in places], f"{file.name}: line {line}")
        writer.writerow([*(cells[place] for place in aside), *scorer.scored(answers)])


def _norms(file: Path, asked: Questionnaire) -> Norms:
    norms = _read(file, Norms)
    for scale in asked.scales:
        lowest, highest = asked.range_of(scale)
        norm = norms.scales.get(scale.key)
        if norm is None:
            raise refuse(f"{file.name}: scales.{scale.key}: this scale has no norm")
        if not lowest < norm.mean < highest:
            raise refuse(f"{file.name}: scales.{scale.key}.mean: raw scores lie between {lowest} and {highest}")
    return norms


def _read(file: Path, model: type[M]) -> M:
    try:
        return parsed(file, model)
    except DataFileError as error:
        raise refuse(str(error)) from error


def _require_distinct(file: Path, header: list[str]) -> None:
    for name in header:
        if name and header.count(name) > 1:
            raise refuse(f"{file.name}: column {name} would come out twice: rename it.")


def _writer(lines: TextIO) -> Any:
    return csv.writer(lines, lineterminator="\n")


@contextmanager
def _writing(out: Path | None) -> Iterator[TextIO]:
    """The screen, or a file that is under its name only when all of it is written."""
    if out is None:
        yield sys.stdout
        return
    part = out.with_name(f"{out.name}.part")
    try:
        lines = part.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise refuse(f"{out} cannot be written: {error.strerror}.") from error
    try:
        with lines:
            yield lines
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
