"""Reading one TOML file into its model, with errors that a writer of texts understands."""

import tomllib
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import ValidationError

from psychometrics.files.texts import DataFile

M = TypeVar("M", bound=DataFile)


class DataFileError(Exception):
    """A data file does not hold what it must: the file, the dotted path of the key, and the reason."""

    def __init__(self, file: str, place: str, reason: str) -> None:
        super().__init__(": ".join(part for part in (file, place, reason) if part))
        self.file = file
        self.place = place
        self.reason = reason


def read(file: Traversable, model: type[M]) -> M:
    """The contents of a TOML file as this model, in a file of the name that goes with its key and version.

    Raises DataFileError for the first thing that is wrong; `place` is empty when it is the file as a whole.
    """
    held = parsed(file, model)
    if file.name != held.file_name:
        raise DataFileError(file.name, "version", f"what stands here belongs in {held.file_name}")
    return held


def parsed(file: Traversable, model: type[M]) -> M:
    """The contents of a TOML file of any name as this model; raises DataFileError as `read` does."""
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise DataFileError(file.name, "", f"this file cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise DataFileError(file.name, "", str(error)) from error
    try:
        return model.model_validate(document)
    except ValidationError as error:
        first = error.errors()[0]
        reason = first["msg"].removeprefix("Value error, ")
        raise DataFileError(file.name, _dotted(first["loc"], document), reason) from error


def _dotted(location: tuple[int | str, ...], document: object) -> str:
    """The path of a key, in which the key of an entry stands for its number where it has one."""
    parts = []
    here = document
    for step in location:
        name: object = step
        if isinstance(here, list) and isinstance(step, int):
            here = here[step]
            name = here.get("key", here.get("section", step)) if isinstance(here, dict) else step
        else:
            here = here.get(step) if isinstance(here, dict) else None
        parts.append(str(name))
    return ".".join(parts)
