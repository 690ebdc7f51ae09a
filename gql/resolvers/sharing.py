"""Saving and withdrawing the one view of a procedure."""

import itertools
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.recruiting import Candidate, RecruitmentProcedure
from db.models.sharing import SharedCandidate, SharedView, SharedViewFilter
from db.queries import external, recruiting, results, sharing
from db.refusals import InvalidInput, NoResults, NoSharedView, NotFound
from gql import ids
from gql.context import Context
from gql.permissions import rules
from gql.permissions.viewer import Member
from gql.resolvers.recruiting import run_by
from gql.resolvers.standing import still

LARGEST_VIEW = 1000


async def share_view(
    ctx: Context,
    *,
    procedure_id: str,
    candidate_ids: Sequence[str],
    filters: frozenset[SharedViewFilter],
    expected_version: int | None,
) -> RecruitmentProcedure:
    """Saves the view over the one before; from this moment it is what hiring managers see.

    Raises StaleVersion when somebody else saved meanwhile, NotFound for a candidate of another procedure, and
    NoResults for one whose results are not complete.
    """
    member = rules.RUN_PROCEDURES.require(ctx.viewer)
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.RUN_PROCEDURES)
        procedure = await run_by(session, member, procedure_id, "input", "procedureId", lock=True)
        procedure.require_open()
        view = await sharing.view_of(session, procedure.id)
        if view is None:
            view = SharedView(organisation_id=procedure.organisation_id, procedure_id=procedure.id, version=0)
        view.expect(expected_version)
        chosen = await _chosen(session, procedure, candidate_ids)
        _save(ctx, member, view, filters)
        session.add(view)
        await session.flush()
        await _select(session, view, chosen)
        ctx.record(session, "view.shared", procedure.id)
    return procedure


async def withdraw_view(ctx: Context, *, procedure_id: str) -> RecruitmentProcedure:
    """Ends the view for everybody, and the ways into it from outside; raises NoSharedView when there is none."""
    member = rules.RUN_PROCEDURES.require(ctx.viewer)
    async with ctx.database.write() as session:
        member = await still(ctx, session, rules.RUN_PROCEDURES)
        procedure = await run_by(session, member, procedure_id, "input", "procedureId", lock=True)
        procedure.require_open()
        view = await sharing.view_of(session, procedure.id)
        if view is None or view.withdrawn_at:
            raise NoSharedView("input", "procedureId")
        view.withdrawn_at = ctx.now()
        for place in await sharing.selection(session, view.id):
            await session.delete(place)
        await external.revoke_all(session, procedure.id, ctx.now())
        ctx.record(session, "view.withdrawn", procedure.id)
    return procedure


def _save(ctx: Context, member: Member, view: SharedView, filters: frozenset[SharedViewFilter]) -> None:
    view.version += 1
    view.saved_at, view.saved_by_id, view.withdrawn_at = ctx.now(), member.id, None
    view.show_only(filters)


async def _chosen(
    session: AsyncSession, procedure: RecruitmentProcedure, candidate_ids: Sequence[str]
) -> list[Candidate]:
    path = ("input", "candidateIds")
    if not candidate_ids:
        raise InvalidInput(*path, reason="no_candidates")
    if len(candidate_ids) > LARGEST_VIEW:
        raise InvalidInput(*path, reason="too_many")
    keys = [ids.key_or_none(ids.CANDIDATE, each) for each in candidate_ids]
    found = await recruiting.candidates_among(session, procedure.id, {key for key in keys if key})
    complete = await results.with_results(session, list(found))
    for place, key in enumerate(keys):
        if key not in found:
            raise NotFound(*path, str(place))
        if key not in complete:
            raise NoResults(*path, str(place))
    return list(found.values())


async def _select(session: AsyncSession, view: SharedView, chosen: Iterable[Candidate]) -> None:
    """Keeps the place of everybody who stays; somebody who comes back gets a new one."""
    kept = {place.candidate_id: place for place in await sharing.selection(session, view.id)}
    wanted = {candidate.id: candidate for candidate in chosen}
    for candidate_id, place in kept.items():
        if candidate_id not in wanted:
            await session.delete(place)
    places = {key: kept.get(key) or SharedCandidate(view_id=view.id, candidate_id=key) for key in wanted}
    session.add_all(places.values())
    _tell_namesakes_apart([(wanted[key].initials, place) for key, place in places.items()])


def _tell_namesakes_apart(places: list[tuple[str, SharedCandidate]]) -> None:
    """Numbers people with equal initials by chance, so that the number says nothing about name or score."""
    namesakes: dict[str, list[SharedCandidate]] = defaultdict(list)
    for initials, place in random.SystemRandom().sample(places, len(places)):
        namesakes[initials].append(place)
    for people in namesakes.values():
        taken = {place.namesake_number for place in people}
        free = (number for number in itertools.count(1) if number not in taken)
        for place in people if len(people) > 1 else ():
            place.namesake_number = place.namesake_number or next(free)
