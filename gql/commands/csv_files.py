"""Files of rows: CSV in UTF-8, with a header line, separated by commas, semicolons or tabs."""

import csv
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from gql.commands.running import refuse

Line = tuple[int, dict[str | None, Any]]


@dataclass(frozen=True, slots=True)
class Table:
    """A file that is being read: the names of its columns, and its rows with the numbers of their lines."""

    names: list[str]
    lines: Iterator[tuple[int, list[str]]]


def rows(
    file: Path, columns: Sequence[str], optional: Collection[str] = (), tests: Sequence[Sequence[str]] = ()
) -> list[Line]:
    """Every row with the number of its line; refuses a file that cannot be read or misses a column.

    Of `tests`, each of which has some of the columns, at least one is there, and whatever is there is complete.
    """
    with _reading(file) as lines:
        reader = csv.DictReader(lines, delimiter=_delimiter(lines))
        names = list(reader.fieldnames or ())
        _check_header(file, names, columns, {*optional, *_left_out(names, tests)})
        return [(reader.line_num, dict(cells)) for cells in reader]


@contextmanager
def table(file: Path, columns: Sequence[str]) -> Iterator[Table]:
    """The file row by row, however long it is; refuses it like `rows`, and a row that is not as long as the header."""
    with _reading(file) as lines:
        reader = csv.reader(lines, delimiter=_delimiter(lines))
        names = next(reader, [])
        _check_header(file, names, columns, ())
        yield Table(names, _lines(file, reader, len(names)))


def _lines(file: Path, reader: Any, length: int) -> Iterator[tuple[int, list[str]]]:
    for cells in reader:
        if cells:
            if len(cells) != length:
                reason = f"{len(cells)} cells, where the header has {length} columns"
                raise refuse(f"{file.name}: line {reader.line_num}: {reason}")
            yield reader.line_num, cells


@contextmanager
def _reading(file: Path) -> Iterator[TextIO]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            yield lines
    except (UnicodeDecodeError, csv.Error) as error:
        raise refuse(f"{file.name} cannot be read as CSV in UTF-8: {type(error).__name__}") from error


def _left_out(names: Sequence[str], tests: Sequence[Sequence[str]]) -> Collection[str]:
    """The columns of tests that a file has no column of; none when it has none of any test."""
    absent = [test for test in tests if set(names).isdisjoint(test)]
    return {column for test in absent for column in test} if len(absent) < len(tests) else ()


def _check_header(file: Path, names: list[str], columns: Sequence[str], optional: Collection[str]) -> None:
    missing = [column for column in columns if column not in optional and column not in names]
    if missing:
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        raise refuse(f"{file.name}: no column {', '.join(missing[:5])}{more}. See --help.")
    for column in columns:
        if names.count(column) > 1:
            raise refuse(f"{file.name}: column {column} is there more than once.")


def _delimiter(lines: TextIO) -> str:
    header = lines.readline()
    lines.seek(0)
    return max(",;\t", key=header.count)
