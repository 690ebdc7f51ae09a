"""`node` and `nodes`: things found again by their id, under the same rules as everywhere else."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated

import strawberry

from db.queries.paging import LARGEST_PAGE
from db.refusals import InvalidInput, Refusal
from gql import ids
from gql.permissions import rules
from gql.resolvers import accounts, development, external, goals, hiring, people, recruiting, shared_views, sittings
from gql.schema.assessments import Assessment, AssessmentTest
from gql.schema.development import DevelopmentSuggestion, InsightScore, SelfAwarenessInsights
from gql.schema.external_shares import ExternalShare
from gql.schema.goals import DevelopmentGoal
from gql.schema.hiring import PendingEmployee
from gql.schema.nodes import Info, Node
from gql.schema.people import Employee, Organisation
from gql.schema.recruiting import Candidate, Lens, RecruitmentProcedure
from gql.schema.selection import wanted
from gql.schema.shared_views import SharedCandidate, SharedView, reading_of
from psychometrics.catalogue import catalogue


async def _organisation(info: Info, id: str) -> Node | None:
    return Organisation.of(accounts.organisation_named(info.context, id))


async def _employee(info: Info, id: str) -> Node | None:
    return Employee.of(await people.employee(info.context, id))


async def _procedure(info: Info, id: str) -> Node | None:
    return RecruitmentProcedure.of(await recruiting.procedure(info.context, id))


async def _candidate(info: Info, id: str) -> Node | None:
    return Candidate.of(await recruiting.candidate(info.context, id))


async def _view(info: Info, id: str) -> Node | None:
    view = await shared_views.shared_view_by_id(info.context, id)
    return SharedView.of(view) if view else None


async def _person(info: Info, id: str) -> Node | None:
    found = await shared_views.person_by_id(info.context, id, wanted(info))
    return SharedCandidate.of(found[1], reading_of(found[0], info)) if found else None


async def _share(info: Info, id: str) -> Node | None:
    return ExternalShare.of(await external.share_by_id(info.context, id))


async def _pending(info: Info, id: str) -> Node | None:
    return PendingEmployee.of(await hiring.pending_employee(info.context, id))


async def _insights(info: Info, id: str) -> Node | None:
    return SelfAwarenessInsights.of(await development.own_insights_by_id(info.context, id))


async def _insight(info: Info, id: str) -> Node | None:
    return InsightScore.of(await development.own_score(info.context, id), info.context.locale)


async def _goal(info: Info, id: str) -> Node | None:
    return DevelopmentGoal.of(await goals.goal(info.context, id))


async def _assessment(info: Info, id: str) -> Node | None:
    return Assessment.of(await sittings.sitting_by_id(info.context, id))


async def _test(info: Info, id: str) -> Node | None:
    test, sitting = await sittings.test_by_id(info.context, id)
    return AssessmentTest.of(test, sitting, info.context.locale)


_FINDERS: dict[str, Callable[[Info, str], Awaitable[Node | None]]] = {
    ids.ORGANISATION: _organisation,
    ids.EMPLOYEE: _employee,
    ids.PROCEDURE: _procedure,
    ids.CANDIDATE: _candidate,
    ids.VIEW: _view,
    ids.SHARED_CANDIDATE: _person,
    ids.EXTERNAL_SHARE: _share,
    ids.PENDING_EMPLOYEE: _pending,
    ids.INSIGHTS: _insights,
    ids.INSIGHT: _insight,
    ids.GOAL: _goal,
    ids.ASSESSMENT: _assessment,
    ids.TEST: _test,
}


async def _suggestion(info: Info, id: str) -> Node | None:
    _, found, suggestion = await development.own_suggestion(info.context, id)
    return DevelopmentSuggestion.of(found, suggestion, info.context.locale)


async def find(info: Info, id: str) -> Node | None:
    """The thing with this id; None when it is malformed, unknown, of somebody else, or not to be seen."""
    if version := ids.split_lens(id):
        return _lens(info, *version)
    parts = ids.split(id)
    finder = _FINDERS.get(parts[0]) if parts else _suggestion if ids.split_suggestion(id) else None
    try:
        return await finder(info, id) if finder else None
    except Refusal:
        return None


def _lens(info: Info, key: str, version: int) -> Node | None:
    if not rules.CREATE_PROCEDURES.allows(info.context.viewer):
        return None
    try:
        return Lens.of(catalogue().lens(key, version), info.context.locale)
    except KeyError:
        return None


@strawberry.type
class FindingQuery:
    @strawberry.field(
        description="The thing with this id; null when it is malformed, unknown or not for the asker. For everybody."
    )
    async def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Any id this service gave out.")]
    ) -> Node | None:
        return await find(info, id)

    @strawberry.field(
        description="The things with these ids, in their order; null where `node` would be null. For everybody."
    )
    async def nodes(
        self,
        info: Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="At most 100 ids.")],
    ) -> list[Node | None]:
        if len(ids) > LARGEST_PAGE:
            raise InvalidInput("ids", reason="too_many")
        return await asyncio.gather(*(find(info, id) for id in ids))
