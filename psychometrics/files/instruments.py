"""The file of an instrument: the scales it measures, and the items or the maximum behind them."""

from typing import Self

from pydantic import Field, field_validator, model_validator

from psychometrics.files.texts import BandTexts, Key, KeyedFile, Part, PlainText, PoleTexts, refuse_doubles
from psychometrics.sections import Section

OPTION_VALUES = (1, 2, 3, 4, 5)


class ResponseOption(Part):
    """One of the answers to choose from, the same for every item."""

    value: int
    label: PlainText


class Item(PlainText):
    """A statement to agree with or not; `reversed` when agreeing speaks for the low pole."""

    key: Key
    reversed: bool = False


class Scale(Part):
    """One thing that is measured: by items, or by the number correct out of `maximum`."""

    key: Key
    name: PlainText
    description: PlainText
    low_pole: PlainText
    high_pole: PlainText
    interpretation: BandTexts
    summary: PoleTexts
    onboarding: PoleTexts
    items: tuple[Item, ...] = ()
    maximum: int | None = Field(default=None, ge=1)

    @field_validator("items")
    @classmethod
    def _items_once(cls, items: tuple[Item, ...]) -> tuple[Item, ...]:
        refuse_doubles(item.key for item in items)
        return items

    @model_validator(mode="after")
    def _measured_one_way(self) -> Self:
        if bool(self.items) == (self.maximum is not None):
            raise ValueError("a scale has either items or a maximum")
        return self

    @property
    def answer_keys(self) -> tuple[str, ...]:
        """The keys under which answers for this scale come in."""
        return tuple(item.key for item in self.items) or (f"{self.key}_correct",)


class Instrument(KeyedFile):
    """A test as people take it: one or more scales that belong to one section of the results."""

    section: Section
    name: PlainText
    options: tuple[ResponseOption, ...] = ()
    scales: tuple[Scale, ...] = Field(min_length=1)

    @field_validator("scales")
    @classmethod
    def _scales_once(cls, scales: tuple[Scale, ...]) -> tuple[Scale, ...]:
        refuse_doubles(scale.key for scale in scales)
        return scales

    @model_validator(mode="after")
    def _options_for_items(self) -> Self:
        values = tuple(option.value for option in self.options)
        expected = OPTION_VALUES if any(scale.items for scale in self.scales) else ()
        if values != expected:
            raise ValueError(f"the options are those of the values {expected}, not {values}")
        return self
