"""Questions about results. A section that is not asked for is not read, and neither is a number."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assessments import AssessmentResult, ResultSection
from psychometrics.bands import Band
from psychometrics.sections import Section

ScoreTriple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class SectionResult:
    """Bands by key and, when asked for, [score, low, high] by key; both in the instrument's order."""

    bands: Mapping[str, Band]
    scores: Mapping[str, ScoreTriple] | None


Sections = dict[Section, SectionResult]


async def sections(
    session: AsyncSession, wanted: Mapping[UUID, Collection[Section]], *, scores: bool
) -> dict[UUID, Sections]:
    """The sections wanted of each candidate, in one statement; nothing is asked when nothing is wanted."""
    found: dict[UUID, Sections] = {key: {} for key in wanted}
    alike: dict[frozenset[Section], list[UUID]] = {}
    for key, chosen in wanted.items():
        if chosen:
            alike.setdefault(frozenset(chosen), []).append(key)
    if not alike:
        return found
    columns: list[Any] = [ResultSection.candidate_id, ResultSection.section, ResultSection.bands]
    if scores:
        columns.append(ResultSection.scores)
    asked = (
        and_(ResultSection.candidate_id.in_(keys), ResultSection.section.in_(sorted(chosen)))
        for chosen, keys in alike.items()
    )
    for row in await session.execute(select(*columns).where(or_(*asked))):
        bands = {key: Band(band) for key, band in row[2].items()}
        found[row[0]][row[1]] = SectionResult(bands, row[3] if scores else None)
    return found


async def results(session: AsyncSession, candidate_ids: Collection[UUID]) -> dict[UUID, AssessmentResult]:
    """When and with which versions each candidate's results were made; those without results are missing."""
    found = await session.scalars(select(AssessmentResult).where(AssessmentResult.candidate_id.in_(candidate_ids)))
    return {each.candidate_id: each for each in found}


async def with_results(session: AsyncSession, candidate_ids: Collection[UUID]) -> set[UUID]:
    """Those of the candidates whose results are complete."""
    found = await session.scalars(
        select(AssessmentResult.candidate_id).where(AssessmentResult.candidate_id.in_(candidate_ids))
    )
    return set(found)
