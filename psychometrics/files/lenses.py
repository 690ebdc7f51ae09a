"""The file of a lens: the competencies of a framework, and the scales each of them weighs."""

from collections.abc import Mapping

from pydantic import Field, field_validator

from psychometrics.files.texts import BandTexts, Key, KeyedFile, Part, PlainText, PoleTexts, refuse_doubles

TOLERANCE = 0.001


class Competency(Part):
    """Something people do at work, put together out of scales; a negative weight speaks against it."""

    key: Key
    name: PlainText
    definition: PlainText
    weights: Mapping[Key, float] = Field(min_length=2, max_length=5)
    interpretation: BandTexts
    summary: PoleTexts
    onboarding: PoleTexts

    @field_validator("weights")
    @classmethod
    def _weights_sum_to_one(cls, weights: Mapping[str, float]) -> Mapping[str, float]:
        if 0 in weights.values():
            raise ValueError("a weight of 0 weighs nothing")
        total = sum(abs(weight) for weight in weights.values())
        if abs(total - 1) > TOLERANCE:
            raise ValueError(f"the weights, signs aside, sum to {total:.3f} and not to 1")
        return weights


class Lens(KeyedFile):
    """A competency framework that weighs scales into competencies."""

    name: PlainText
    description: PlainText
    competencies: tuple[Competency, ...] = Field(min_length=1)

    @field_validator("competencies")
    @classmethod
    def _competencies_once(cls, competencies: tuple[Competency, ...]) -> tuple[Competency, ...]:
        refuse_doubles(competency.key for competency in competencies)
        return competencies
