"""Files of answers, as they come from elsewhere: imagined people, and a header as the service wants it."""

import csv
from collections.abc import Iterable
from pathlib import Path
from random import Random

from psychometrics.catalogue import catalogue
from psychometrics.simulation import simulate_answers

COLUMNS = ("first_name", "last_name", "email", "locale", *catalogue().answer_keys)

Row = dict[str, str]


def row(first_name: str, last_name: str, /, **cells: str) -> Row:
    """One respondent, who always answers the same; `cells` say what is to be different."""
    answers = simulate_answers(Random(f"{first_name} {last_name}"), catalogue())
    person = {
        "first_name": first_name,
        "last_name": last_name,
        "email": f"{first_name}.{last_name}@example.org".lower().replace(" ", ""),
        "locale": "NL",
    }
    return person | {key: str(value) for key, value in answers.items()} | cells


def write(file: Path, rows: Iterable[Row], *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """The rows as a file."""
    with file.open("w", encoding=encoding, newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, delimiter=delimiter, extrasaction="raise")
        writer.writeheader()
        writer.writerows(rows)
    return file
