"""The people in a saved view: names and results are read only as far as its filters and the reader's query go."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Subquery, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assessments import AssessmentResult
from db.models.recruiting import Candidate
from db.models.sharing import SharedCandidate, SharedView, SharedViewFilter
from db.queries.paging import Order, Page, PageRequest, first_of_each
from db.queries.results import Sections, sections
from db.queries.sharing import OpenView
from psychometrics.sections import Section

BY_NAME = Order((Candidate.sort_name, SharedCandidate.id), (str, UUID))
BY_CHANCE = Order((SharedCandidate.place, SharedCandidate.id), (UUID, UUID))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a query asks of each person: which sections, whether numbers, whether the overviews."""

    sections: frozenset[Section] = frozenset()
    scores: bool = False
    overviews: bool = False

    def within(self, visible: Collection[SharedViewFilter]) -> tuple[frozenset[Section], bool]:
        """The sections to read, and whether with numbers, when only these filters are on."""
        shown = frozenset(section for section in Section if SharedViewFilter(section.value) in visible)
        whole = self.overviews and SharedViewFilter.OVERVIEWS in visible
        return shown if whole else shown & self.sections, self.scores and SharedViewFilter.SCORES in visible


@dataclass(frozen=True, slots=True)
class Person:
    """A candidate in a view; without FULL_NAMES the names are None, because they were never read."""

    id: UUID
    candidate_id: UUID
    initials: str
    namesake_number: int | None
    provisional_norms: bool
    first_name: str | None
    last_name: str | None
    sections: Sections

    @property
    def display_name(self) -> str:
        """The full name if it was read, else initials, numbered among namesakes."""
        if self.first_name is not None:
            return f"{self.first_name} {self.last_name}"
        return f"{self.initials} ({self.namesake_number})" if self.namesake_number else self.initials


class ViewChanged(Exception):
    """The view was saved between being opened and being read."""


async def people(
    session: AsyncSession,
    views: Sequence[OpenView],
    request: PageRequest,
    wanted: Wanted,
    *,
    only: Collection[UUID] | None = None,
) -> dict[OpenView, Page[Person]]:
    """A page of each view's people, or of `only` some; one view costs at most three statements. Raises ViewChanged."""
    found: dict[OpenView, tuple[list[Any], int | None]] = {}
    for named in (True, False):
        group = [view for view in views if (SharedViewFilter.FULL_NAMES in view.visible) is named]
        if group:
            rows = await _rows(session, group, request, named, only) if request.rows else {}
            totals = _counted(rows, request)
            if totals is None:
                totals = await _totals(session, group) if request.count else {}
            found |= {view: (rows.get(view.id, []), totals.get(view.id, 0)) for view in group}
    results = await _sections(session, {view: rows[: request.first] for view, (rows, _) in found.items()}, wanted)
    return {
        view: _page(view, rows, total if request.count else None, request, results)
        for view, (rows, total) in found.items()
    }


async def _rows(
    session: AsyncSession, views: Sequence[OpenView], request: PageRequest, named: bool, only: Collection[UUID] | None
) -> dict[UUID, list[Any]]:
    order = BY_NAME if named else BY_CHANCE
    statement: Select[*tuple[Any, ...]] = (
        select(
            SharedCandidate.view_id,
            SharedView.version,
            SharedCandidate.id,
            SharedCandidate.candidate_id,
            SharedCandidate.namesake_number,
            Candidate.initials,
            AssessmentResult.provisional_norms,
            *((Candidate.sort_name, Candidate.first_name, Candidate.last_name) if named else (SharedCandidate.place,)),
        )
        .join(SharedView, SharedView.id == SharedCandidate.view_id)
        .join(Candidate, Candidate.id == SharedCandidate.candidate_id)
        .join(AssessmentResult, AssessmentResult.candidate_id == Candidate.id)
        .where(SharedCandidate.view_id.in_([view.id for view in views]))
    )
    if request.after is not None:
        statement = statement.where(order.following(request.after))
    if only is not None:
        statement = statement.where(SharedCandidate.id.in_(only))
    chosen = first_of_each(statement, SharedCandidate.view_id, [view.id for view in views], order, request.first + 1)
    if isinstance(chosen, Subquery):
        chosen = select(chosen).order_by(chosen.c.nth)
    # The same view may be here twice, opened before and after a save.
    versions: dict[UUID, set[int]] = {}
    for view in views:
        versions.setdefault(view.id, set()).add(view.version)
    rows: dict[UUID, list[Any]] = {}
    for row in await session.execute(chosen):
        if {row.version} != versions[row.view_id]:
            raise ViewChanged
        rows.setdefault(row.view_id, []).append(row)
    return rows


def _counted(rows: dict[UUID, list[Any]], request: PageRequest) -> dict[UUID, int] | None:
    """How many people each view has, when the rows are all there are; None when there may be others."""
    if not request.rows or request.after is not None or any(len(each) > request.first for each in rows.values()):
        return None
    return {view_id: len(each) for view_id, each in rows.items()}


async def _totals(session: AsyncSession, views: Sequence[OpenView]) -> dict[UUID, int]:
    counted = (
        select(SharedCandidate.view_id, func.count())
        .where(SharedCandidate.view_id.in_([view.id for view in views]))
        .group_by(SharedCandidate.view_id)
    )
    return {row[0]: row[1] for row in await session.execute(counted)}


async def _sections(session: AsyncSession, rows: dict[OpenView, list[Any]], wanted: Wanted) -> dict[UUID, Sections]:
    asked: dict[bool, dict[UUID, frozenset[Section]]] = {False: {}, True: {}}
    for view, people in rows.items():
        shown, scores = wanted.within(view.visible)
        asked[scores].update((row.candidate_id, shown) for row in people)
    found: dict[UUID, Sections] = {}
    for scores, of_each in asked.items():
        found |= await sections(session, of_each, scores=scores)
    return found


def _page(
    view: OpenView, rows: list[Any], total: int | None, request: PageRequest, results: dict[UUID, Sections]
) -> Page[Person]:
    named = SharedViewFilter.FULL_NAMES in view.visible
    order = BY_NAME if named else BY_CHANCE
    shown = rows[: request.first]
    return Page(
        rows=[
            Person(
                id=row.id,
                candidate_id=row.candidate_id,
                initials=row.initials,
                namesake_number=row.namesake_number,
                provisional_norms=row.provisional_norms,
                first_name=row.first_name if named else None,
                last_name=row.last_name if named else None,
                sections=results[row.candidate_id],
            )
            for row in shown
        ],
        cursors=[order.cursor((row.sort_name if named else row.place, row.id)) for row in shown],
        has_next=len(rows) > request.first,
        has_previous=request.after is not None,
        total=total,
    )
