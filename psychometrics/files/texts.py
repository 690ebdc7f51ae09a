"""What every data file is made of: keys that occur once, and texts with or without the person's name."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from psychometrics.bands import Band
from psychometrics.languages import Localised

# No longer than the columns that keep them.
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
FileKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=64)]
Version = Annotated[int, Field(strict=True, ge=1, le=2**31 - 1)]
ColumnKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$", max_length=64)]
"""The name of a column of answers or scores, as statistics packages have them."""

NAME = "{name}"


def refuse_doubles(keys: Iterable[str]) -> None:
    """Raises ValueError that names every key that occurs a second time."""
    if doubles := [key for key, times in Counter(keys).items() if times > 1]:
        raise ValueError("; ".join(f"the key '{key}' occurs twice" for key in doubles))


Place = tuple[int | str, ...]


def refuse_misplaced(title: str, problems: Iterable[tuple[Place, str]]) -> None:
    """Raises what a validator does about things deeper within what it looks at, so that the place of each is told."""
    found = [
        InitErrorDetails(type=PydanticCustomError("misplaced", "{reason}", {"reason": reason}), loc=place, input=None)
        for place, reason in problems
    ]
    if found:
        raise ValidationError.from_exception_data(title, found)


class Part(BaseModel):
    """A piece of a data file: it does not change, and holds nothing that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class DataFile(Part, ABC):
    """A whole data file; its name says which version of what it holds, so that no two hold the same."""

    @property
    @abstractmethod
    def file_name(self) -> str:
        """The name of the file in which this belongs."""


class KeyedFile(DataFile):
    """A data file that is one version of a thing with a key."""

    key: FileKey
    version: Version

    @property
    def file_name(self) -> str:
        """The name of the file in which this belongs."""
        return f"{self.key}-{self.version}.toml"


def without_name(text: str) -> str:
    """The text; raises ValueError when it has braces, between which a name would stand."""
    if "{" in text or "}" in text:
        raise ValueError("this text has no place for a name, and no braces")
    return text


class PlainText(Localised):
    """A text that names nobody."""

    @field_validator("en", "nl")
    @classmethod
    def _without_name(cls, text: str) -> str:
        return without_name(text)


class PersonText(Localised):
    """A text about a person, whose name or initials stand at `{name}`."""

    @field_validator("en", "nl")
    @classmethod
    def _with_name_once(cls, text: str) -> str:
        if text.count(NAME) != 1:
            raise ValueError(f"{NAME} stands here {text.count(NAME)} times, and belongs here once")
        rest = text.replace(NAME, "")
        if "{" in rest or "}" in rest:
            raise ValueError(f"the only braces here are those of {NAME}")
        return text


class BandTexts(Part):
    """A text for each band."""

    low: PlainText
    average: PlainText
    high: PlainText

    def of(self, band: Band) -> PlainText:
        """The text for this band."""
        if band is Band.LOW:
            return self.low
        return self.high if band is Band.HIGH else self.average


class PoleTexts(Part):
    """A text about a person for each band outside the average."""

    low: PersonText
    high: PersonText

    def of(self, band: Band) -> PersonText | None:
        """The text for this band; None for the average, of which nothing is said."""
        if band is Band.LOW:
            return self.low
        return self.high if band is Band.HIGH else None
