"""The one place where results come into being: from answers, by the scoring, and never otherwise."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assessments import Assessment, AssessmentResult, ResultSection
from db.models.recruiting import Candidate, CandidateStatus, RecruitmentProcedure
from psychometrics.catalogue import Catalogue
from psychometrics.files import Instrument
from psychometrics.scoring import score_assessment


async def complete(
    session: AsyncSession,
    procedure: RecruitmentProcedure,
    candidate: Candidate,
    answers: Mapping[str, float],
    *,
    instruments: Sequence[Instrument],
    catalogue: Catalogue,
    now: datetime,
) -> None:
    """Keeps a candidate's answers and the results they come to.

    `instruments` are those that were taken, in the versions in which they were. Every section has its row, in which
    what was not measured is missing.
    """
    lens = catalogue.lens(procedure.lens_key, procedure.lens_version)
    scored = score_assessment(answers, lens=lens, instruments=instruments, norms=catalogue.norms)
    assessment = Assessment(
        organisation_id=candidate.organisation_id,
        candidate_id=candidate.id,
        completed_at=now,
        answers=dict(answers),
    )
    session.add(assessment)
    await session.flush()
    session.add(
        AssessmentResult(
            assessment_id=assessment.id,
            candidate_id=candidate.id,
            completed_at=now,
            norm_version=scored.norm_version,
            provisional_norms=scored.provisional,
            lens_key=scored.lens_key,
            lens_version=scored.lens_version,
            instrument_versions=dict(scored.instrument_versions),
        )
    )
    session.add_all(
        ResultSection(
            candidate_id=candidate.id,
            section=section,
            assessment_id=assessment.id,
            bands={each.key: each.band for each in scores},
            scores={each.key: (each.score, each.low, each.high) for each in scores},
        )
        for section, scores in scored.sections.items()
    )
    candidate.status = CandidateStatus.COMPLETED
