"""The file of an instrument: the test as people take it, and what its scales mean to those who read results."""

from collections.abc import Mapping
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple, Self

from pydantic import ConfigDict, Field, field_validator, model_validator

from psychometrics.files.matrices import Matrices
from psychometrics.files.questionnaires import AnsweredScale, AnswerOption, Item, Questionnaire, SaidText
from psychometrics.files.texts import BandTexts, Key, Part, PlainText, PoleTexts, refuse_doubles, refuse_misplaced
from psychometrics.languages import LanguageTag
from psychometrics.sections import Section

LEAST_TOUR_STEPS = 2
LONGEST_MINUTES = 24 * 60


class ResponseOption(AnswerOption):
    """An option with what it is called."""

    label: SaidText

    @property
    def key(self) -> str:
        """Names the option in every language."""
        return str(self.value)


class Scale(AnsweredScale):
    """One thing that is measured, with what readers of results are told about it."""

    model_config = ConfigDict(extra="forbid")

    key: Key
    name: PlainText
    description: PlainText
    low_pole: PlainText
    high_pole: PlainText
    interpretation: BandTexts
    summary: PoleTexts
    onboarding: PoleTexts


class TourStep(Part):
    """A step of the guided explanation before a test."""

    heading: PlainText
    text: PlainText


class ItemOfScale(NamedTuple):
    """An item, and the scale that it helps to measure."""

    item: Item
    scale: Scale


class Instrument(Questionnaire):
    """A test as people take it: one or more scales that belong to one section of the results.

    It can be taken in each of `languages` (BCP 47). `explanation` says before the test what it asks, `tour` step by
    step, which is to be followed first where `tour_required`. `duration_minutes` is how long it takes most people;
    `time_limit_minutes` ends it, and without one nobody is hurried. `organisations` are the public ids of those that
    take it; without them all do.
    """

    model_config = ConfigDict(extra="forbid")

    section: Section
    name: PlainText
    languages: tuple[LanguageTag, ...] = Field(min_length=1)
    explanation: PlainText
    tour: tuple[TourStep, ...] = Field(min_length=LEAST_TOUR_STEPS)
    tour_required: bool = False
    duration_minutes: int = Field(ge=1, le=LONGEST_MINUTES)
    time_limit_minutes: int | None = Field(default=None, ge=1, le=LONGEST_MINUTES)
    organisations: tuple[str, ...] = ()
    options: tuple[ResponseOption, ...] = ()
    scales: tuple[Scale, ...] = Field(min_length=1)

    @field_validator("organisations")
    @classmethod
    def _organisations_once(cls, organisations: tuple[str, ...]) -> tuple[str, ...]:
        refuse_doubles(organisations)
        return organisations

    @model_validator(mode="after")
    def _matrices_alone(self) -> Self:
        if any(scale.matrices for scale in self.scales) and (len(self.scales) > 1 or not self.time_limit_minutes):
            refuse_misplaced("Instrument", [(("scales",), "matrices are the one scale of a test with a time limit")])
        return self

    @property
    def matrices(self) -> Matrices | None:
        """How its matrices are given, where it consists of them."""
        return self.scales[0].matrices

    @property
    def taken_here(self) -> bool:
        """Whether people take it in this service; a number correct comes from elsewhere."""
        return bool(self.options or self.matrices)

    @cached_property
    def items(self) -> tuple[ItemOfScale, ...]:
        """All items in the order in which they are shown: the first of each scale, then the second of each, …"""
        rounds = zip_longest(*([ItemOfScale(item, scale) for item in scale.items] for scale in self.scales))
        return tuple(each for one_round in rounds for each in one_round if each is not None)

    @cached_property
    def items_by_key(self) -> Mapping[str, Item]:
        """All items by their keys."""
        return {each.item.key: each.item for each in self.items}

    def value_of(self, option_key: str) -> int | None:
        """What the option with this key counts for; None when there is none."""
        return next((option.value for option in self.options if option.key == option_key), None)

    @property
    def answer_keys(self) -> tuple[str, ...]:
        """The keys of all its answers, scale by scale."""
        return tuple(key for scale in self.scales for key in scale.answer_keys)

    def language(self, tag: str) -> str | None:
        """Its language with this tag, in whatever letter case; None when there is none."""
        return next((each for each in self.languages if each.lower() == tag.lower()), None)

    def taken_by(self, organisation_id: str) -> bool:
        """Whether people of the organisation with this public id are given it."""
        return not self.organisations or organisation_id in self.organisations
