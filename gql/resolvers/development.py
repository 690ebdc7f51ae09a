"""One's own insights: what they are, what changed, and the advice that goes with them."""

from collections.abc import Awaitable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.models.development import Insights, InsightScore
from db.models.people import Employee
from db.months import a_month_after
from db.queries import development
from db.refusals import NotFound
from gql import ids
from gql.context import Context
from gql.permissions import rules
from gql.permissions.viewer import Member
from psychometrics.bands import Band
from psychometrics.catalogue import Catalogue, catalogue
from psychometrics.change import is_within_error, reliability
from psychometrics.files import Suggestion
from psychometrics.sections import Section


@dataclass(frozen=True, slots=True)
class Change:
    """How a score differs from the one before, in C-scores."""

    previous_score: float
    previous_completed_at: datetime
    within_error: bool


@dataclass(frozen=True, slots=True)
class OwnScore:
    """A place on a scale or competency, with the set it belongs to and what changed since the set before."""

    score: InsightScore
    insights: Insights
    change: Change | None


@dataclass(frozen=True, slots=True)
class OwnInsights:
    """A set of somebody's own results, with its scores in the order of the instruments."""

    insights: Insights
    scores: list[OwnScore]
    retake_available_at: datetime

    def of(self, section: Section) -> list[OwnScore]:
        """The scores of one section."""
        return [each for each in self.scores if each.score.section is section]


async def insights_of(ctx: Context, employee: Employee) -> OwnInsights | None:
    """The newest insights of the person who asks; None when there are none yet, and about anybody else.

    Raises ModuleNotAvailable or Forbidden for a person who may not see even their own.
    """
    return await own_insights(ctx) if rules.OWN_INSIGHTS.about_oneself(ctx.viewer, employee) else None


async def own_insights(ctx: Context) -> OwnInsights | None:
    """The viewer's newest insights, read once for each question; None when there are none yet."""
    member = rules.OWN_INSIGHTS.require(ctx.viewer)

    async def ask(keys: list[UUID]) -> dict[UUID, OwnInsights]:
        found = await _newest(ctx, member)
        return {member.id: found} if found else {}

    return await ctx.loaders.load("own insights", member.id, ask)


async def _newest(ctx: Context, member: Member) -> OwnInsights | None:
    async with ctx.database.read() as session:
        found = await development.last_insights(session, member.id)
        scores = await development.scores(session, found) if found else {}
    if not found:
        return None
    newest, before = found[0], found[1] if len(found) > 1 else None
    ctx.record_reading("insights", newest.id, 1)
    previous = {(each.section, each.key): each for each in scores[before.id]} if before else {}
    return OwnInsights(
        insights=newest,
        scores=[
            OwnScore(score, newest, _change(newest, score, before, previous.get((score.section, score.key))))
            for score in scores[newest.id]
        ],
        retake_available_at=a_month_after(newest.completed_at, member.organisation.time_zone),
    )


async def own_insights_by_id(ctx: Context, insights_id: str) -> OwnInsights:
    """The viewer's newest insights by their id; raises NotFound for any other."""
    found = await own_insights(ctx)
    if found is None or found.insights.id != ids.key(ids.INSIGHTS, insights_id):
        raise NotFound()
    return found


async def own_score(ctx: Context, score_id: str) -> OwnScore:
    """One of the viewer's scores, of the newest insights or older ones; raises NotFound."""
    return await score_by_key(ctx, ids.key(ids.INSIGHT, score_id))


async def score_by_key(ctx: Context, key: UUID) -> OwnScore:
    """One of the viewer's scores by its key; raises NotFound."""
    newest = await own_insights(ctx)
    found = next((each for each in newest.scores if each.score.id == key), None) if newest else None
    found = found or await _older_score(ctx, key)
    if found is None:
        raise NotFound()
    return found


def _older_score(ctx: Context, key: UUID) -> Awaitable[OwnScore | None]:
    member = rules.OWN_INSIGHTS.require(ctx.viewer)

    async def ask(keys: list[UUID]) -> dict[UUID, OwnScore]:
        async with ctx.database.read() as session:
            found = await development.own_scores(session, member.id, keys)
        return {score.id: OwnScore(score, insights, None) for score, insights in found}

    return ctx.loaders.load("own older scores", key, ask)


def suggestions(own: OwnScore) -> Iterator[tuple[ids.Suggestion, Suggestion]]:
    """The suggestions that go with a score, each with its id."""
    score = own.score
    file = catalogue().development(score.section, score.key, own.insights.lens_key)
    for number, suggestion in enumerate(file.advice(score.key, score.band).suggestions, start=1):
        yield ids.Suggestion(file.key, file.version, score.key, score.band.value, number), suggestion


def suggestion(suggestion_id: str) -> tuple[ids.Suggestion, Suggestion] | None:
    """The suggestion with this id, in the version it was read in; None when it is not one."""
    found = ids.split_suggestion(suggestion_id)
    file = catalogue().developments_by_version.get((found.file_key, found.version)) if found else None
    if found is None or file is None:
        return None
    try:
        return found, file.advice(found.key, Band(found.band)).suggestions[found.number - 1]
    except (KeyError, IndexError):
        return None


async def own_suggestion(ctx: Context, suggestion_id: str) -> tuple[OwnScore, ids.Suggestion, Suggestion]:
    """A suggestion that goes with one of the viewer's newest scores, with that score; raises NotFound."""
    wanted, newest = ids.split_suggestion(suggestion_id), await own_insights(ctx)
    for own in newest.scores if newest and wanted else ():
        for found, suggestion in suggestions(own):
            if found == wanted:
                return own, found, suggestion
    raise NotFound()


def _change(
    newest: Insights, score: InsightScore, before: Insights | None, previous: InsightScore | None
) -> Change | None:
    """The difference with the set before; None where the two were not measured alike."""
    known = catalogue()
    if before is None or previous is None or not _alike(score, newest, before, known):
        return None
    lens = known.lens(newest.lens_key, newest.lens_version)
    reliable = reliability(score.section, score.key, norms=known.norms_of(newest.norm_version), lens=lens)
    return Change(previous.score, before.completed_at, is_within_error(previous.score, score.score, reliable))


def _alike(score: InsightScore, one: Insights, other: Insights, known: Catalogue) -> bool:
    """Whether both were made with the same norms and lens, and from the same tests: those behind this very score."""
    test = known.instrument_keys.get(score.key)
    made_with = [
        (
            each.norm_version,
            each.lens_key,
            each.lens_version,
            each.instrument_versions.get(test, 0) if test else each.instrument_versions,
        )
        for each in (one, other)
    ]
    return made_with[0] == made_with[1]
