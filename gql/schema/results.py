"""Results as clients see them: places on scales and competencies, with texts in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import strawberry

from db.models.accounts import Locale
from db.models.assessments import AssessmentResult
from db.models.sharing import SharedViewFilter
from db.queries.results import ScoreTriple, SectionResult, Sections
from gql.permissions.filters import ALL_VISIBLE, VisibleWhen
from psychometrics import overviews
from psychometrics.bands import Band
from psychometrics.catalogue import catalogue
from psychometrics.files import Lens as LensFile
from psychometrics.intervals import CONFIDENCE
from psychometrics.languages import Language
from psychometrics.sections import Section

LANGUAGES = {Locale.EN: Language.EN, Locale.NL: Language.NL}
GMA = "reasoning"

Visible = frozenset[SharedViewFilter]
scores_guard = VisibleWhen(SharedViewFilter.SCORES)


@strawberry.type(description="A stretch of the scale in which the true score lies with the given confidence.")
class ScoreInterval:
    low: float = strawberry.field(description="Lower end, a C-score of 0 to 10 with one decimal.")
    high: float = strawberry.field(description="Upper end, a C-score of 0 to 10 with one decimal.")
    confidence: float = strawberry.field(description="The probability that goes with the interval, such as 0.8.")


@strawberry.type(description="What a scale measures.")
class Scale:
    key: str = strawberry.field(description="Names the scale in every language, such as `openness`.")
    name: str = strawberry.field(description="The scale's name.")
    description: str = strawberry.field(description="What the scale measures, for a layman.")
    low_pole: str = strawberry.field(description="What the low end stands for.")
    high_pole: str = strawberry.field(description="What the high end stands for.")


@strawberry.type(description="A competency of a lens.")
class Competency:
    key: str = strawberry.field(description="Names the competency in every language, such as `delegating`.")
    name: str = strawberry.field(description="The competency's name.")
    definition: str = strawberry.field(description="What somebody does who is good at it.")


BAND_DESCRIPTION = "Where the score lies in the norm group; it stays visible when scores are hidden."
INTERPRETATION_DESCRIPTION = "What the band means at work, without any number."
SCORE_DESCRIPTION = (
    "A C-score: 0 to 10 with one decimal, mean 5 and standard deviation 2 in the norm group. "
    "In a shared view null unless SCORES is on; elsewhere always there."
)
INTERVAL_DESCRIPTION = "How precise the score is. In a shared view null unless SCORES is on; elsewhere always there."


@strawberry.type(description="A person's place on one scale.")
class ScaleResult:
    scale: Scale = strawberry.field(description="The scale.")
    band: Band = strawberry.field(description=BAND_DESCRIPTION)
    interpretation: str = strawberry.field(description=INTERPRETATION_DESCRIPTION)
    score: float | None = strawberry.field(description=SCORE_DESCRIPTION, extensions=[scores_guard])
    interval: ScoreInterval | None = strawberry.field(description=INTERVAL_DESCRIPTION, extensions=[scores_guard])
    visible: strawberry.Private[Visible]


@strawberry.type(description="A person's place on one competency: a weighted composite of scales.")
class CompetencyResult:
    competency: Competency = strawberry.field(description="The competency.")
    band: Band = strawberry.field(description=BAND_DESCRIPTION)
    interpretation: str = strawberry.field(description=INTERPRETATION_DESCRIPTION)
    score: float | None = strawberry.field(description=SCORE_DESCRIPTION, extensions=[scores_guard])
    interval: ScoreInterval | None = strawberry.field(description=INTERVAL_DESCRIPTION, extensions=[scores_guard])
    visible: strawberry.Private[Visible]


@strawberry.type(description="Aptitude: personality and reasoning.")
class AptitudeResult:
    big_five: list[ScaleResult] = strawberry.field(description="The Big Five, in the instrument's order.")
    gma: ScaleResult | None = strawberry.field(
        description="Reasoning (general mental ability); null when no task was answered: the test was not taken, or "
        "all its time went by."
    )


@strawberry.type(description="A piece of text under a heading.")
class TextBlock:
    heading: str = strawberry.field(description="The heading.")
    text: str = strawberry.field(description="The text: plain, without markup.")


@strawberry.type(
    description="Two texts about a person, written only from the sections that are visible, in a fixed order."
)
class Overviews:
    candidate_summary: list[TextBlock] = strawberry.field(
        description="Who this is: a block for each section, in a fixed order."
    )
    onboarding_insights: list[TextBlock] = strawberry.field(
        description="What to do in the first months when this person starts: a block for each section, in a fixed "
        "order."
    )


@strawberry.type(description="All results of a candidate, for those who run the procedure.")
class CandidateResults:
    completed_at: datetime = strawberry.field(description="When the assessment was completed.")
    norm_version: str = strawberry.field(description="The version of the norms behind the numbers.")
    provisional_norms: bool = strawberry.field(
        description="Whether the norms are provisional: expectations of ours, not yet data of a norm group."
    )
    competencies: list[CompetencyResult] = strawberry.field(
        description="Results on the lens's competencies, in the lens's order: those of which half or more was "
        "measured, and of which no test was given and left."
    )
    pressure_behaviour: list[ScaleResult] = strawberry.field(
        description="Results on behaviour under pressure, in the instrument's order."
    )
    learning_agility: list[ScaleResult] = strawberry.field(
        description="Results on learning agility, in the instrument's order."
    )
    motives: list[ScaleResult] = strawberry.field(description="Results on motives, in the instrument's order.")
    aptitude: AptitudeResult = strawberry.field(description="Personality and reasoning.")
    overviews: Overviews = strawberry.field(description="Candidate summary and onboarding insights.")


@dataclass(frozen=True, slots=True)
class Reading:
    """How results are to be shown: in which language, through which lens, behind which filters."""

    locale: Locale
    lens_key: str
    lens_version: int
    visible: Visible = ALL_VISIBLE

    @property
    def lens(self) -> LensFile:
        return catalogue().lens(self.lens_key, self.lens_version)

    @property
    def lens_name(self) -> str:
        return self.lens.name.in_(LANGUAGES[self.locale])

    def competencies(self, results: SectionResult) -> list[CompetencyResult]:
        """A result for each competency, in the lens's order."""
        texts = _competency_texts(self.lens_key, self.lens_version, self.locale)
        return [
            CompetencyResult(
                competency=texts[key][0],
                band=band,
                interpretation=texts[key][1][band],
                score=_score(results.scores, key),
                interval=_interval(results.scores, key),
                visible=self.visible,
            )
            for key, band in results.bands.items()
        ]

    def scales(self, results: SectionResult) -> list[ScaleResult]:
        """A result for each scale, in the instrument's order."""
        return [self._scale(key, results) for key in results.bands]

    def aptitude(self, results: SectionResult) -> AptitudeResult:
        """The Big Five and, where it was taken, the reasoning test."""
        return AptitudeResult(
            big_five=[self._scale(key, results) for key in results.bands if key != GMA],
            gma=self._scale(GMA, results) if GMA in results.bands else None,
        )

    def _scale(self, key: str, results: SectionResult) -> ScaleResult:
        scale, interpretations = _scale_texts(key, self.locale)
        band = results.bands[key]
        return ScaleResult(
            scale=scale,
            band=band,
            interpretation=interpretations[band],
            score=_score(results.scores, key),
            interval=_interval(results.scores, key),
            visible=self.visible,
        )

    def overviews(self, sections: Sections, name: str) -> Overviews:
        """The two texts, from the given sections alone."""
        bands = {section: result.bands for section, result in sections.items()}
        language, lens = LANGUAGES[self.locale], self.lens
        known = catalogue()
        summary = overviews.candidate_summary(bands, name=name, language=language, lens=lens, catalogue=known)
        onboarding = overviews.onboarding_insights(bands, name=name, language=language, lens=lens, catalogue=known)
        return Overviews(
            candidate_summary=[TextBlock(heading=each.heading, text=each.text) for each in summary],
            onboarding_insights=[TextBlock(heading=each.heading, text=each.text) for each in onboarding],
        )


def candidate_results(result: AssessmentResult, sections: Sections, name: str, locale: Locale) -> CandidateResults:
    """Everything, as those who run the procedure see it."""
    reading = Reading(locale, result.lens_key, result.lens_version)
    return CandidateResults(
        completed_at=result.completed_at,
        norm_version=result.norm_version,
        provisional_norms=result.provisional_norms,
        competencies=reading.competencies(sections[Section.COMPETENCIES]),
        pressure_behaviour=reading.scales(sections[Section.PRESSURE_BEHAVIOUR]),
        learning_agility=reading.scales(sections[Section.LEARNING_AGILITY]),
        motives=reading.scales(sections[Section.MOTIVES]),
        aptitude=reading.aptitude(sections[Section.APTITUDE]),
        overviews=reading.overviews(sections, name),
    )


def competencies_of(lens_key: str, version: int, locale: Locale) -> list[Competency]:
    """What a lens looks at, in its order."""
    return [competency for competency, _ in _competency_texts(lens_key, version, locale).values()]


def _score(scores: Mapping[str, ScoreTriple] | None, key: str) -> float | None:
    return None if scores is None else scores[key][0]


def _interval(scores: Mapping[str, ScoreTriple] | None, key: str) -> ScoreInterval | None:
    if scores is None:
        return None
    _, low, high = scores[key]
    return ScoreInterval(low=low, high=high, confidence=CONFIDENCE)


@cache
def _scale_texts(key: str, locale: Locale) -> tuple[Scale, dict[str, str]]:
    scale, language = catalogue().scale(key), LANGUAGES[locale]
    shown = Scale(
        key=scale.key,
        name=scale.name.in_(language),
        description=scale.description.in_(language),
        low_pole=scale.low_pole.in_(language),
        high_pole=scale.high_pole.in_(language),
    )
    return shown, {band: scale.interpretation.of(band).in_(language) for band in Band}


@cache
def _competency_texts(lens_key: str, version: int, locale: Locale) -> dict[str, tuple[Competency, dict[str, str]]]:
    language = LANGUAGES[locale]
    return {
        each.key: (
            Competency(key=each.key, name=each.name.in_(language), definition=each.definition.in_(language)),
            {band: each.interpretation.of(band).in_(language) for band in Band},
        )
        for each in catalogue().lens(lens_key, version).competencies
    }
