"""What scoring needs of an instrument: options, and scales of items that may be reversed."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import AfterValidator, ConfigDict, Field, field_validator, model_validator

from psychometrics.files.matrices import Matrices
from psychometrics.files.texts import ColumnKey, KeyedFile, Part, Place, refuse_doubles, refuse_misplaced, without_name
from psychometrics.languages import LanguageTag, Text, language_tag

LEAST_OPTIONS = 2
MOST_POINTS = 1000
"""No option counts for more, and no test has more questions of which the number correct is told."""
FARTHEST_ABILITY = 4
"""In standard deviations of the norm group: nobody is told to be farther from its mean."""


class SaidText(Part):
    """A text in each language in which a test can be taken, under the language's tag."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Annotated[Text, AfterValidator(without_name)]]

    @model_validator(mode="before")
    @classmethod
    def _under_usual_tags(cls, held: Any) -> Any:
        """Every key but those of the model itself is the tag of a language."""
        if not isinstance(held, dict):
            return held
        named: dict[str, Any] = {}
        problems: list[tuple[Place, str]] = []
        for key, value in held.items():
            try:
                name = key if key in cls.model_fields else language_tag(key)
            except ValueError as error:
                problems.append(((key,), str(error)))
                continue
            if name in named:
                problems.append(((key,), f"the language {name} is there twice"))
            named[name] = value
        refuse_misplaced(cls.__name__, problems)
        return named

    @property
    def said(self) -> Mapping[str, str]:
        """The text by language tag."""
        return self.model_extra or {}

    def said_in(self, tag: str) -> str:
        """The text in this language of the instrument; raises KeyError."""
        return self.said[tag]


class Item(SaidText):
    """A statement or question; `reversed` when a higher answer speaks for the low pole."""

    key: ColumnKey
    reversed: bool = False


class AnswerOption(Part):
    """One of the answers to choose from, the same for every item, and the number that it counts for."""

    value: int = Field(ge=-MOST_POINTS, le=MOST_POINTS)
    label: SaidText | None = None


class AnsweredScale(Part):
    """One thing that is measured: by items, by the number correct out of `maximum`, or by matrices."""

    model_config = ConfigDict(extra="ignore")

    key: ColumnKey
    items: tuple[Item, ...] = ()
    maximum: int | None = Field(default=None, ge=1, le=MOST_POINTS)
    matrices: Matrices | None = None

    @field_validator("items")
    @classmethod
    def _items_once(cls, items: tuple[Item, ...]) -> tuple[Item, ...]:
        refuse_doubles(item.key for item in items)
        return items

    @model_validator(mode="after")
    def _measured_one_way(self) -> Self:
        ways = bool(self.items), self.maximum is not None, self.matrices is not None
        if sum(ways) != 1:
            raise ValueError("a scale has either items or a maximum, or else matrices")
        return self

    @property
    def norm_key(self) -> str:
        """Under which key norms know it: ability by matrices is told in other units than a number correct."""
        return f"{self.key}_ability" if self.matrices else self.key

    @cached_property
    def answer_keys(self) -> tuple[str, ...]:
        """The keys under which answers for this scale come in; by matrices, ability and its standard error."""
        if self.matrices:
            return f"{self.key}_ability", f"{self.key}_error"
        return tuple(item.key for item in self.items) or (f"{self.key}_correct",)


class Questionnaire(KeyedFile):
    """Scales of items that are all answered by the same options; what else a file holds is for others to read.

    Where `languages` are given, items and labels are there in each of them and in no other.
    """

    model_config = ConfigDict(extra="ignore")

    languages: tuple[LanguageTag, ...] = ()
    options: tuple[AnswerOption, ...] = ()
    scales: tuple[AnsweredScale, ...] = Field(min_length=1)

    @field_validator("languages")
    @classmethod
    def _languages_once(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        refuse_doubles(languages)
        return languages

    @field_validator("options")
    @classmethod
    def _values_ascend(cls, options: tuple[AnswerOption, ...]) -> tuple[AnswerOption, ...]:
        values = [option.value for option in options]
        if values != sorted(set(values)):
            raise ValueError(f"the values of options go up from the lowest to the highest, and not {values}")
        return options

    @field_validator("scales")
    @classmethod
    def _keys_once(cls, scales: tuple[AnsweredScale, ...]) -> tuple[AnsweredScale, ...]:
        refuse_doubles(scale.key for scale in scales)
        refuse_doubles(key for scale in scales for key in scale.answer_keys)
        return scales

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        refuse_misplaced("Questionnaire", [*self._unfit_options(), *self._unsaid()])
        return self

    def _unfit_options(self) -> Iterator[tuple[Place, str]]:
        if not any(scale.items for scale in self.scales):
            if self.options:
                yield ("options",), "there are no items to answer with these options"
        elif len(self.options) < LEAST_OPTIONS:
            yield ("options",), f"items are answered by {LEAST_OPTIONS} options or more"

    def _unsaid(self) -> Iterator[tuple[Place, str]]:
        for place, text in self._texts() if self.languages else ():
            for tag in self.languages:
                if tag not in text.said:
                    yield (*place, tag), "the text in this language of the instrument is missing"
            for tag in text.said:
                if tag not in self.languages:
                    yield (*place, tag), f"the instrument's languages are {', '.join(self.languages)}"

    def _texts(self) -> Iterator[tuple[Place, SaidText]]:
        for number, option in enumerate(self.options):
            if option.label is not None:
                yield ("options", number, "label"), option.label
        for at, scale in enumerate(self.scales):
            for number, item in enumerate(scale.items):
                yield ("scales", at, "items", number), item

    @cached_property
    def values(self) -> tuple[int, ...]:
        """The numbers that options count for, from the lowest to the highest; empty where there are no items."""
        return tuple(option.value for option in self.options)

    def range_of(self, scale: AnsweredScale) -> tuple[int, int]:
        """The lowest and the highest raw score that one can have on this scale."""
        if scale.matrices:
            return -FARTHEST_ABILITY, FARTHEST_ABILITY
        return (0, scale.maximum) if scale.maximum is not None else (self.values[0], self.values[-1])

    def allowed(self, scale: AnsweredScale) -> Collection[int]:
        """The whole numbers that are answers on this scale, in ascending order."""
        return range(scale.maximum + 1) if scale.maximum is not None else self.values
