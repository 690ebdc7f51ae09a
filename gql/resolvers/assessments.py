"""Results, and the answers they are made from."""

from collections.abc import Awaitable
from dataclasses import dataclass
from uuid import UUID

from db.models.assessments import AssessmentResult
from db.models.recruiting import Candidate
from db.queries import results
from db.queries.results import Sections
from gql.context import Context
from psychometrics.sections import Section


@dataclass(frozen=True, slots=True)
class FullResults:
    """Everything there is of one candidate."""

    result: AssessmentResult
    sections: Sections


def results_of(ctx: Context, candidate: Candidate) -> Awaitable[FullResults | None]:
    """All results of a candidate of a procedure that the viewer runs; None until they are complete."""

    async def ask(keys: list[UUID]) -> dict[UUID, FullResults]:
        async with ctx.database.read() as session:
            made = await results.results(session, keys)
            sections = await results.sections(session, dict.fromkeys(made, tuple(Section)), scores=True)
        for key in made:
            ctx.record_reading("results", key, 1)
        return {key: FullResults(result, sections[key]) for key, result in made.items()}

    return ctx.loaders.load("results", candidate.id, ask)
