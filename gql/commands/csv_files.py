"""Files of rows: CSV in UTF-8, with a header line, separated by commas, semicolons or tabs."""

import csv
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, TextIO

from gql.commands.running import refuse

Line = tuple[int, dict[str | None, Any]]


def rows(file: Path, columns: Sequence[str], optional: Collection[str] = ()) -> list[Line]:
    """Every row with the number of its line; refuses a file that cannot be read or misses a column."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, delimiter=_delimiter(lines))
            _check_header(file, list(reader.fieldnames or ()), columns, optional)
            return [(reader.line_num, dict(cells)) for cells in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise refuse(f"{file.name} cannot be read as CSV in UTF-8: {type(error).__name__}") from error


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
