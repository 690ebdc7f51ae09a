"""A save that falls into the middle of a reading is seen whole or not at all, on either database."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.util import await_only

from db.queries import shared_people, sharing
from db.queries.paging import PageRequest
from db.queries.reach import Reach
from db.queries.shared_people import ViewChanged, Wanted
from gql import ids
from tests.support.operations import do
from tests.support.visible import FILTERS
from tests.support.visible_stage import staged
from tests.support.visible_ways import PERSON
from tests.support.world import World

PEOPLE = f"query ($id: ID!) {{ sharedView(procedureId: $id) {{ candidates {{ totalCount nodes {{ {PERSON} }} }} }} }}"
# Parts of the statements that a reading of a view is made of: after each of them somebody else may save.
MOMENTS = {
    "the view is opened": "FROM shared_views",
    "its people are read": "candidates.initials",
    "their results are read": "FROM result_sections",
}


@contextmanager
def once_after(world: World, part: str, act: Callable[[], Awaitable[Any]]) -> Iterator[list[str]]:
    """Acts, once, right after a reader's first statement with this part; the statement is then in the list."""
    happened: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if part in statement and "token_hash" not in statement and not happened:
            happened.append(statement)
            await_only(act())

    engine = world.database.reader.sync_engine
    event.listen(engine, "after_cursor_execute", note)
    try:
        yield happened
    finally:
        event.remove(engine, "after_cursor_execute", note)


@pytest.mark.parametrize(("before", "after"), [(FILTERS, ()), (("motives",), FILTERS), (FILTERS[:3], FILTERS[3:])])
@pytest.mark.parametrize("moment", MOMENTS)
async def test_a_save_in_the_middle_of_a_reading_is_seen_whole_or_not_at_all(
    either: World, moment: str, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    stage, manager = await staged(either), await either.as_("manager")
    await stage.show(*before)
    with once_after(either, MOMENTS[moment], lambda: stage.show(*after)) as happened:
        answer = await manager.ask(PEOPLE, id=stage.procedure)
    assert happened
    stage.check(answer, after if moment == "the view is opened" else before)


async def test_a_view_that_is_withdrawn_in_the_middle_of_a_reading_shows_nobody(either: World) -> None:
    stage, manager = await staged(either), await either.as_("manager")
    await stage.show(*FILTERS)

    def withdraw() -> Awaitable[Any]:
        return do(stage.recruiter, "withdrawView", procedureId=stage.procedure)

    with once_after(either, "FROM shared_views", withdraw):
        answer = await manager.ask(PEOPLE, id=stage.procedure)
    stage.check(answer, (), of=())


async def test_a_view_opened_before_a_save_and_after_it_is_never_read_by_the_filters_of_before(either: World) -> None:
    stage = await staged(either)
    reach = Reach(either.ours.id, on_team=None)
    key = ids.key(ids.PROCEDURE, stage.procedure)
    opened = []
    for on in (FILTERS, ("fullNames",)):
        await stage.show(*on)
        async with either.database.read() as session:
            opened.append(await sharing.open_view(session, reach, procedure_id=key))
    async with either.database.read() as session:
        with pytest.raises(ViewChanged):
            await shared_people.people(session, [each for each in opened if each], PageRequest(), Wanted())
