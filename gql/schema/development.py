"""Self-awareness insights: one's own scores, with what they mean and what to do with them."""

from datetime import datetime

import strawberry

from db.models.accounts import Locale
from db.models.development import INSIGHT_SECTIONS, InsightsSource
from db.models.sharing import SharedViewFilter
from gql import ids
from gql.permissions import rules
from gql.resolvers import development
from gql.resolvers.development import Change, OwnInsights, OwnScore
from gql.schema.nodes import Info, Node
from gql.schema.results import LANGUAGES, ScoreInterval
from psychometrics.bands import Band
from psychometrics.catalogue import catalogue
from psychometrics.files import Advice, Competency, Scale
from psychometrics.files import Suggestion as SuggestionText
from psychometrics.intervals import CONFIDENCE
from psychometrics.sections import Section


@strawberry.type(description="Something to work on for some weeks, and how to go about it.")
class DevelopmentSuggestion(Node):
    title: str = strawberry.field(description="What to do, in a few words.")
    text: str = strawberry.field(description="How to do it, and how to notice that it works.")

    @classmethod
    def of(cls, found: ids.Suggestion, suggestion: SuggestionText, locale: Locale) -> "DevelopmentSuggestion":
        language = LANGUAGES[locale]
        return cls(
            id=strawberry.ID(found.public),
            title=suggestion.title.in_(language),
            text=suggestion.text.in_(language),
        )


@strawberry.type(description="What was carried over from recruitment when the person was added as an employee.")
class CarriedOver:
    at: datetime = strawberry.field(description="When it was carried over.")
    by_name: str = strawberry.field(description="The full name of whoever added the person.")
    sections: list[SharedViewFilter] = strawberry.field(description="The sections that were, in a fixed order.")


@strawberry.type(description="The difference with the result before.")
class ScoreChange:
    previous_score: float = strawberry.field(description="The C-score before: 0 to 10 with one decimal.")
    previous_completed_at: datetime = strawberry.field(description="When that assessment was completed.")
    within_error: bool = strawberry.field(
        description="Whether the difference is too small to mean anything: within 1.96 standard errors of a difference "
        "between two measurements (the reliable change index)."
    )

    @classmethod
    def of(cls, change: Change) -> "ScoreChange":
        return cls(
            previous_score=change.previous_score,
            previous_completed_at=change.previous_completed_at,
            within_error=change.within_error,
        )


@strawberry.type(description=f"A place on one scale or competency, with advice. {rules.OWN_INSIGHTS.says}")
class InsightScore(Node):
    key: str = strawberry.field(description="Names the scale or competency in every language.")
    name: str = strawberry.field(description="The name of the scale or competency.")
    description: str = strawberry.field(description="What it is about, for a layman.")
    score: float = strawberry.field(
        description="A C-score: 0 to 10 with one decimal, mean 5 and standard deviation 2 in the norm group."
    )
    interval: ScoreInterval = strawberry.field(description="How precise the score is.")
    band: Band = strawberry.field(description="Where the score lies in the norm group.")
    interpretation: str = strawberry.field(
        description="What the band may mean for you at work, addressed to the person."
    )
    change: ScoreChange | None = strawberry.field(
        description="What changed since the result before; null for a first result, an older one, and where the two "
        "were not measured alike (other norms, another lens or other tests)."
    )
    own: strawberry.Private[OwnScore]

    @strawberry.field(description="What to work on, given the band: at least two, in a fixed order.")
    def suggestions(self, info: Info) -> list[DevelopmentSuggestion]:
        locale = info.context.locale
        return [DevelopmentSuggestion.of(found, text, locale) for found, text in development.suggestions(self.own)]

    @strawberry.field(description="Small things to do tomorrow, given the band: at least three, in a fixed order.")
    def tips(self, info: Info) -> list[str]:
        language = LANGUAGES[info.context.locale]
        return [tip.in_(language) for tip in _advice(self.own).tips]

    @classmethod
    def of(cls, own: OwnScore, locale: Locale) -> "InsightScore":
        score, language, measured = own.score, LANGUAGES[locale], _measured(own)
        about = measured.description if isinstance(measured, Scale) else measured.definition
        return cls(
            id=strawberry.ID(ids.public(ids.INSIGHT, score.id)),
            key=score.key,
            name=measured.name.in_(language),
            description=about.in_(language),
            score=score.score,
            interval=ScoreInterval(low=score.low, high=score.high, confidence=CONFIDENCE),
            band=score.band,
            interpretation=_advice(own).meaning.in_(language),
            change=ScoreChange.of(own.change) if own.change else None,
            own=own,
        )


@strawberry.type(
    description="What somebody found out about themselves: never motives or aptitude, and for nobody else, whatever "
    f"their role. {rules.OWN_INSIGHTS.says}"
)
class SelfAwarenessInsights(Node):
    completed_at: datetime = strawberry.field(description="When the assessment was completed.")
    source: InsightsSource = strawberry.field(description="Where it was taken.")
    provisional_norms: bool = strawberry.field(
        description="Whether the norms are provisional: expectations of ours, not yet data of a norm group."
    )
    retake_available_at: datetime = strawberry.field(
        description="From when the assessment may be taken again: a calendar month after this one was completed, in "
        "the organisation's time zone."
    )
    carried_over: CarriedOver | None = strawberry.field(
        description="What was carried over from recruitment; null for results earned in development."
    )
    own: strawberry.Private[OwnInsights]

    @strawberry.field(description="The competencies, in the lens's order.")
    def competencies(self, info: Info) -> list[InsightScore]:
        return self._scores(Section.COMPETENCIES, info)

    @strawberry.field(description="Behaviour under pressure, in the instrument's order.")
    def pressure_behaviour(self, info: Info) -> list[InsightScore]:
        return self._scores(Section.PRESSURE_BEHAVIOUR, info)

    @strawberry.field(description="Learning agility, in the instrument's order.")
    def learning_agility(self, info: Info) -> list[InsightScore]:
        return self._scores(Section.LEARNING_AGILITY, info)

    def _scores(self, section: Section, info: Info) -> list[InsightScore]:
        return [InsightScore.of(own, info.context.locale) for own in self.own.of(section)]

    @classmethod
    def of(cls, own: OwnInsights) -> "SelfAwarenessInsights":
        row = own.insights
        carried = (
            CarriedOver(
                at=row.carried_over_at,
                by_name=row.carried_over_by,
                sections=[SharedViewFilter(section.value) for section in INSIGHT_SECTIONS if own.of(section)],
            )
            if row.carried_over_at and row.carried_over_by
            else None
        )
        return cls(
            id=strawberry.ID(ids.public(ids.INSIGHTS, row.id)),
            completed_at=row.completed_at,
            source=row.source,
            provisional_norms=row.provisional_norms,
            retake_available_at=own.retake_available_at,
            carried_over=carried,
            own=own,
        )


def _advice(own: OwnScore) -> Advice:
    score = own.score
    return catalogue().development(score.section, score.key, own.insights.lens_key).advice(score.key, score.band)


def _measured(own: OwnScore) -> Scale | Competency:
    known, score = catalogue(), own.score
    if score.section is not Section.COMPETENCIES:
        return known.scale(score.key)
    lens = known.lens(own.insights.lens_key, own.insights.lens_version)
    return next(one for one in lens.competencies if one.key == score.key)
