"""The languages of the instruments, and a text in each of them."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Language(StrEnum):
    """A language in which a test can be taken and results can be read."""

    EN = "en"
    NL = "nl"


class Localised(BaseModel):
    """One text in every language; none of them is empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    en: Text
    nl: Text

    def in_(self, language: Language) -> str:
        """The text in this language."""
        return self.nl if language is Language.NL else self.en
