"""Files of rows: CSV in UTF-8, with a header line, separated by commas, semicolons or tabs."""

import csv
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from gql.commands.running import refuse

Line = tuple[int, dict[str | None, Any]]

MOST_COLUMNS = 10_000
"""Far more than any battery has items: what has more is something else."""
LONGEST_HEADER = 1_000_000
NOT_CLOSED = f"a cell here opens a quotation mark that ends nowhere, or has over {csv.field_size_limit()} characters"


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
    with _reading(file) as (lines, delimiter):
        reader = csv.DictReader(lines, delimiter=delimiter, strict=True)
        names = list(reader.fieldnames or ())
        _check_header(file, names, columns, {*optional, *_left_out(names, tests)})
        return [(reader.line_num, dict(cells)) for cells in _whole(file, reader)]


@contextmanager
def table(file: Path, columns: Sequence[str]) -> Iterator[Table]:
    """The file row by row, however long it is, without empty lines; refuses it like `rows`."""
    with _reading(file) as (lines, delimiter):
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        names = next(reader, [])
        _check_header(file, names, columns, ())
        yield Table(names, ((reader.line_num, cells) for cells in _whole(file, reader) if cells))


def _whole(file: Path, reader: Any) -> Iterator[Any]:
    """The rows of a csv reader; one that does not end is refused with the line in which it begins."""
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise refuse(f"{file.name}: line {begins}: {NOT_CLOSED}") from error
        yield cells


@contextmanager
def _reading(file: Path) -> Iterator[tuple[Iterator[str], str]]:
    """The lines of a file, and what separates its cells; the file may be a pipe, which is read but once."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            header = lines.readline(LONGEST_HEADER + 1)
            if len(header) > LONGEST_HEADER:
                raise refuse(f"{file.name}: the header line is longer than {LONGEST_HEADER} characters.")
            yield _without_nul(file, chain([header], lines)), max(",;\t", key=header.count)
    except UnicodeDecodeError as error:
        raise refuse(f"{file.name} cannot be read as CSV in UTF-8: it is written in another encoding.") from error
    except csv.Error as error:
        raise refuse(f"{file.name}: line 1: {NOT_CLOSED}") from error


def _without_nul(file: Path, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        if "\0" in line:
            raise refuse(f"{file.name}: line {number}: there is a NUL byte here, as in no CSV in UTF-8.")
        yield line


def _left_out(names: Sequence[str], tests: Sequence[Sequence[str]]) -> Collection[str]:
    """The columns of tests that a file has no column of; none when it has none of any test."""
    absent = [test for test in tests if set(names).isdisjoint(test)]
    return {column for test in absent for column in test} if len(absent) < len(tests) else ()


def _check_header(file: Path, names: list[str], columns: Sequence[str], optional: Collection[str]) -> None:
    if not names:
        raise refuse(f"{file.name}: there is no header line.")
    if len(names) > MOST_COLUMNS:
        raise refuse(f"{file.name}: there are {len(names)} columns, where {MOST_COLUMNS} are the most.")
    times = Counter(names)
    missing = [column for column in columns if column not in optional and column not in times]
    if missing:
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        raise refuse(f"{file.name}: no column {', '.join(missing[:5])}{more}. See --help.")
    if doubles := [column for column in columns if times[column] > 1]:
        raise refuse(f"{file.name}: column {', '.join(doubles)} is there more than once.")
