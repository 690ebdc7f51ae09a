"""Reading one TOML file into its model, with errors that a writer of texts understands."""

import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from psychometrics.files.texts import DataFile

M = TypeVar("M", bound=DataFile)

PLAINER = {
    "missing": "this field is missing",
    "extra_forbidden": "there is no field of this name",
    "tuple_type": "a list belongs here",
    "model_type": "a table of fields belongs here",
    "dict_type": "a table of fields belongs here",
    "too_short": "at least {min_length} belong here",
}
"""What is wrong in the words of TOML, where pydantic speaks those of Python."""


class Problem(NamedTuple):
    """One thing that is wrong with a file: the dotted path of the key, empty for the file as a whole, and why."""

    place: str
    reason: str


class DataFileError(Exception):
    """A data file does not hold what it must; its message has a line for each problem: file, place, reason."""

    def __init__(self, file: str, *problems: Problem) -> None:
        super().__init__("\n".join(": ".join(part for part in (file, *each) if part) for each in problems))
        self.file = file
        self.problems = problems


def refuse_any(file: str, problems: Iterable[Problem]) -> None:
    """Raises DataFileError with all of these, when there are any."""
    if found := tuple(problems):
        raise DataFileError(file, *found)


def read(file: Traversable, model: type[M]) -> M:
    """The contents of a TOML file as this model, in a file of the name that goes with its key and version.

    Raises DataFileError with every field that is wrong or, when each is well by itself, with all that do not fit.
    """
    held = parsed(file, model)
    if file.name != held.file_name:
        raise DataFileError(file.name, Problem("version", f"what stands here belongs in {held.file_name}"))
    return held


def parsed(file: Traversable, model: type[M]) -> M:
    """The contents of a TOML file of any name as this model; raises DataFileError as `read` does."""
    document = _document(file)
    try:
        return model.model_validate(document)
    except ValidationError as error:
        problems = (Problem(_dotted(each["loc"], document), _reason(each)) for each in _causes(error.errors()))
        raise DataFileError(file.name, *problems) from error


def _document(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = f"this file cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        reason = "this file is not written in UTF-8"
    except tomllib.TOMLDecodeError as error:
        reason = str(error)
    except ValueError:
        # tomllib leaves it to int() to refuse one of thousands of digits.
        reason = "a number here has too many digits"
    except RecursionError:
        reason = "lists or tables are nested too deeply here"
    raise DataFileError(file.name, Problem("", reason))


def _causes(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors without those of lists that are only too short because entries of theirs are wrong."""
    lists_of_wrong = {error["loc"][:end] for error in errors for end in range(len(error["loc"]))}
    return (each for each in errors if each["type"] != "too_short" or each["loc"] not in lists_of_wrong)


def _reason(error: ErrorDetails) -> str:
    if error["type"] in PLAINER:
        return PLAINER[error["type"]].format(**error.get("ctx", {}))
    return error["msg"].removeprefix("Value error, ")


def _dotted(location: tuple[int | str, ...], document: object) -> str:
    """The path of a key, in which the key of an entry stands for its number where it has one."""
    parts = []
    here = document
    for step in location:
        name: object = step
        if isinstance(here, list) and isinstance(step, int):
            here = here[step]
            key = here.get("key", here.get("section")) if isinstance(here, dict) else None
            name = key if isinstance(key, str) else step
        else:
            here = here.get(step) if isinstance(here, dict) else None
        parts.append(str(name))
    return ".".join(parts)
