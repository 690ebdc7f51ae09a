"""`inzicht score`: answers to any questionnaire, scored as the service scores them, CSV in and CSV out."""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from gql.commands import csv_files
from gql.commands.outputs import require_apart, written_whole
from gql.commands.running import refuse
from gql.commands.scorer import Scorer
from psychometrics.answers import AnswersNotValid
from psychometrics.files import DataFile, DataFileError, Norms, Problem, Questionnaire, parsed, refuse_any

MISSING = {"", "NA", "."}
ALPHAS = ("scale", "items", "n_listwise", "alpha_listwise", "n_pairwise", "alpha_pairwise")
MOST_TOLD = 20
"""So many cells that are wrong are named: with more, it is the wrong file."""
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
    require_apart([each for each in (file, instrument, norms) if each], [each for each in (out, alphas) if each])
    asked = _read(instrument, Questionnaire)
    known = _norms(norms, asked) if norms else None
    scorer = Scorer(asked, known, {*MISSING, *missing}, for_alphas=alphas is not None)
    with (
        csv_files.table(file, scorer.keys) as table,
        written_whole(*(each for each in (out, alphas) if each)) as written,
    ):
        _score_all(file, table, scorer, written[0] if out else sys.stdout)
        if alphas:
            _writer(written[-1]).writerows([ALPHAS, *scorer.alphas()])


def _score_all(file: Path, table: csv_files.Table, scorer: Scorer, scores: TextIO) -> None:
    at = {name: place for place, name in enumerate(table.names)}
    places = [at[key] for key in scorer.keys]
    aside = sorted({*range(len(table.names))} - {*places})
    header = [*(table.names[place] for place in aside), *scorer.columns]
    _require_distinct(file, header)
    writer = _writer(scores)
    writer.writerow(header)
    wrong: list[str] = []
    for line, cells in table.lines:
        try:
            _require_length(cells, table.names)
            answers = scorer.answers([cells[place] for place in places])
        except AnswersNotValid as error:
            wrong += (f"{file.name}: line {line}: {problem}" for problem in error.problems)
            if len(wrong) > MOST_TOLD:
                break
        else:
            writer.writerow([*(cells[place] for place in aside), *scorer.scored(answers)])
    if wrong:
        raise refuse("\n".join(wrong if len(wrong) <= MOST_TOLD else [*wrong[:MOST_TOLD], f"{file.name}: and more"]))


def _norms(file: Path, asked: Questionnaire) -> Norms:
    norms = _read(file, Norms)
    try:
        refuse_any(file.name, _unfit(norms, asked))
    except DataFileError as error:
        raise refuse(str(error)) from error
    return norms


def _unfit(norms: Norms, asked: Questionnaire) -> Iterator[Problem]:
    for scale in asked.scales:
        lowest, highest = asked.range_of(scale)
        norm = norms.scales.get(scale.key)
        if norm is None:
            yield Problem(f"scales.{scale.key}", "this scale has no norm")
        elif not lowest < norm.mean < highest:
            yield Problem(f"scales.{scale.key}.mean", f"raw scores lie between {lowest} and {highest}")


def _read(file: Path, model: type[M]) -> M:
    try:
        return parsed(file, model)
    except DataFileError as error:
        raise refuse(str(error)) from error


def _require_length(cells: list[str], names: list[str]) -> None:
    if len(cells) != len(names):
        raise AnswersNotValid((f"{len(cells)} cells, where the header has {len(names)} columns",))


def _require_distinct(file: Path, header: list[str]) -> None:
    if twice := [name for name, times in Counter(header).items() if name and times > 1]:
        raise refuse(f"{file.name}: column {', '.join(twice)} would come out twice: rename it.")


def _writer(lines: TextIO) -> Any:
    return csv.writer(lines, lineterminator="\n")
