"""The files of development: what somebody can do with their place on a scale or competency."""

from pydantic import Field, field_validator

from psychometrics.bands import Band
from psychometrics.files.texts import Key, KeyedFile, Part, PlainText, refuse_doubles

LEAST_SUGGESTIONS = 2
LEAST_TIPS = 3


class Suggestion(Part):
    """Something to work on for some weeks."""

    title: PlainText
    text: PlainText


class Advice(Part):
    """What a place means at work, said to the person themself, suggestions to work on, and tips for tomorrow."""

    meaning: PlainText
    suggestions: tuple[Suggestion, ...] = Field(min_length=LEAST_SUGGESTIONS)
    tips: tuple[PlainText, ...] = Field(min_length=LEAST_TIPS)


class DevelopmentEntry(Part):
    """The advice on one scale or competency, for each band."""

    key: Key
    low: Advice
    average: Advice
    high: Advice

    def of(self, band: Band) -> Advice:
        """The advice for this band."""
        if band is Band.LOW:
            return self.low
        return self.high if band is Band.HIGH else self.average


class Development(KeyedFile):
    """The advice that goes with one instrument or lens, which its key names."""

    entries: tuple[DevelopmentEntry, ...]

    @field_validator("entries")
    @classmethod
    def _each_once(cls, entries: tuple[DevelopmentEntry, ...]) -> tuple[DevelopmentEntry, ...]:
        refuse_doubles(entry.key for entry in entries)
        return entries

    def advice(self, key: str, band: Band) -> Advice:
        """The advice for a place on a scale or competency; raises KeyError."""
        for entry in self.entries:
            if entry.key == key:
                return entry.of(band)
        raise KeyError(key)
