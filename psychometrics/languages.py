"""The languages in which results are read, those in which tests are taken, and a text in each of them."""

from enum import StrEnum
from typing import Annotated

from langcodes import standardize_tag, tag_is_valid
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def language_tag(text: str) -> str:
    """A BCP 47 tag in its usual form, such as `pt-BR` for `PT_br`; raises ValueError for what is none.

    Source: Phillips & Davis (2009), Tags for Identifying Languages, RFC 5646; its registry comes with langcodes.
    """
    try:
        tag = standardize_tag(text)
    except ValueError as error:
        raise ValueError(f"'{text}' is no language tag such as en or pt-BR") from error
    if not tag_is_valid(tag):
        raise ValueError(f"'{text}' is no language tag such as en or pt-BR")
    return tag


LanguageTag = Annotated[str, AfterValidator(language_tag)]
"""A language in which a test can be taken: a BCP 47 tag in its usual form."""


class Language(StrEnum):
    """A language in which results, and the explanation before a test, can be read."""

    EN = "en"
    NL = "nl"


class Localised(BaseModel):
    """One text in every language of readers; none of them is empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    en: Text
    nl: Text

    def in_(self, language: Language) -> str:
        """The text in this language."""
        return self.nl if language is Language.NL else self.en
