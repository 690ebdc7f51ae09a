"""The one place where insights come into being: scored from an employee's own answers, or carried over once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.accounts import Organisation
from db.models.development import INSIGHT_SECTIONS, Insights, InsightScore, InsightsSource
from db.models.people import Employee
from db.queries import development, results
from db.queries.results import ScoreTriple
from db.refusals import NoResults
from psychometrics.bands import Band
from psychometrics.catalogue import Catalogue
from psychometrics.files import Instrument
from psychometrics.scoring import score_assessment
from psychometrics.sections import Section

Place = tuple[Section, str, Band, ScoreTriple]


async def from_answers(
    session: AsyncSession,
    organisation: Organisation,
    employee: Employee,
    answers: Mapping[str, float],
    *,
    instruments: Sequence[Instrument],
    catalogue: Catalogue,
    now: datetime,
) -> Insights:
    """What an employee's own answers come to, through the lens they know.

    `instruments` are those that were taken, in the versions in which they were.
    """
    earlier = await development.last_insights(session, employee.id, most=1)
    lens_key = earlier[0].lens_key if earlier else organisation.default_lens_key
    lens = catalogue.lens(lens_key)
    scored = score_assessment(answers, lens=lens, instruments=instruments, norms=catalogue.norms)
    made = Insights(
        id=uuid4(),
        organisation_id=organisation.id,
        employee_id=employee.id,
        source=InsightsSource.EMPLOYEE,
        completed_at=now,
        norm_version=scored.norm_version,
        provisional_norms=scored.provisional,
        lens_key=scored.lens_key,
        lens_version=scored.lens_version,
        instrument_versions=dict(scored.instrument_versions),
        answers=dict(answers),
    )
    session.add(made)
    await session.flush()
    session.add_all(
        _scores(
            made.id,
            (
                (section, each.key, each.band, (each.score, each.low, each.high))
                for section in INSIGHT_SECTIONS
                for each in scored.sections[section]
            ),
        )
    )
    return made


async def carry_over(
    session: AsyncSession, candidate_id: UUID, employee: Employee, *, by_name: str, now: datetime
) -> Insights:
    """Copies what insights show of a candidate's results to the employee they became; raises NoResults.

    The two have nothing to do with each other from here on: what becomes of one does not touch the other.
    """
    result = (await results.results(session, [candidate_id])).get(candidate_id)
    if result is None:
        raise NoResults("input", "pendingEmployeeId")
    sections = (await results.sections(session, {candidate_id: INSIGHT_SECTIONS}, scores=True))[candidate_id]
    made = Insights(
        id=uuid4(),
        organisation_id=employee.organisation_id,
        employee_id=employee.id,
        source=InsightsSource.CANDIDATE,
        completed_at=result.completed_at,
        norm_version=result.norm_version,
        provisional_norms=result.provisional_norms,
        lens_key=result.lens_key,
        lens_version=result.lens_version,
        instrument_versions=dict(result.instrument_versions),
        carried_over_at=now,
        carried_over_by=by_name,
    )
    session.add(made)
    await session.flush()
    session.add_all(
        _scores(
            made.id,
            (
                (section, key, band, scores[key])
                for section in INSIGHT_SECTIONS
                if (found := sections[section]) and (scores := found.scores) is not None
                for key, band in found.bands.items()
            ),
        )
    )
    return made


def _scores(insights_id: UUID, places: Iterable[Place]) -> list[InsightScore]:
    return [
        InsightScore(
            insights_id=insights_id, section=section, key=key, place=place, band=band, score=score, low=low, high=high
        )
        for place, (section, key, band, (score, low, high)) in enumerate(places)
    ]
