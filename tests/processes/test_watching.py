"""Who watches a view at one process follows what is done at the other."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
from sqlalchemy import text

from db.database import Database
from tests.processes.pair import Both, Pair, Vacancy
from tests.support.operations import do
from tests.support.watching import over_events, over_websocket

DEAFEN = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'
"""

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def test_a_save_at_one_process_is_told_to_who_watches_at_the_other(pair: Pair) -> None:
    recruiter, vacancy = await pair.as_("recruiter"), await pair.vacancy()
    manager_id, manager = await pair.manager()
    await do(recruiter.at_b, "inviteToRecruitmentTeam", procedureId=vacancy.id, employeeId=manager_id)
    save: dict[str, Any] = {"procedureId": vacancy.id, "candidateIds": vacancy.candidates[:2]}
    async with over_websocket(manager.at_a, vacancy.id) as socket, over_events(manager.at_a, vacancy.id) as events:
        assert [await socket.next(), await events.next()] == [1, 1]
        for version, shown in ((2, True), (3, False)):
            await do(recruiter.at_b, "shareView", **save, filters={"scores": shown})
            assert [await socket.next(), await events.next()] == [version, version]


@pytest.mark.parametrize("pair_url", ["postgresql"], indirect=True, scope="package")
async def test_a_save_while_a_process_hears_nothing_is_told_once_it_listens_again(pair: Pair) -> None:
    recruiter, vacancy = await pair.as_("recruiter"), await pair.vacancy()
    save: dict[str, Any] = {"procedureId": vacancy.id, "candidateIds": vacancy.candidates[:2]}
    async with over_websocket(recruiter.at_a, vacancy.id) as watching:
        assert await watching.next() == 1
        database = Database(pair.url)
        async with database.write() as session:
            assert len((await session.scalars(text(DEAFEN))).all()) == 2
        await database.close()
        await do(recruiter.at_b, "shareView", **save, filters={})
        assert await watching.next() == 2


Ending = Callable[[Pair, Vacancy, str, Both], Awaitable[Any]]


async def off_the_team(pair: Pair, vacancy: Vacancy, manager_id: str, manager: Both) -> None:
    recruiter = (await pair.as_("recruiter")).at_b
    await do(recruiter, "removeFromRecruitmentTeam", procedureId=vacancy.id, employeeId=manager_id)


async def role_removed(pair: Pair, vacancy: Vacancy, manager_id: str, manager: Both) -> None:
    await do((await pair.as_("admin")).at_b, "removeRole", employeeId=manager_id, role="RECRUITMENT_MEMBER")


async def view_withdrawn(pair: Pair, vacancy: Vacancy, manager_id: str, manager: Both) -> None:
    await do((await pair.as_("recruiter")).at_b, "withdrawView", procedureId=vacancy.id)


async def procedure_closed(pair: Pair, vacancy: Vacancy, manager_id: str, manager: Both) -> None:
    await do((await pair.as_("recruiter")).at_b, "closeRecruitmentProcedure", procedureId=vacancy.id)


async def signed_out_everywhere(pair: Pair, vacancy: Vacancy, manager_id: str, manager: Both) -> None:
    await manager.at_b.change("mutation { signOutEverywhere { errors { code } } }")


ENDINGS: list[Ending] = [off_the_team, role_removed, view_withdrawn, procedure_closed, signed_out_everywhere]


@pytest.mark.parametrize("ending", ENDINGS)
async def test_access_taken_away_at_one_process_ends_watching_at_the_other(pair: Pair, ending: Ending) -> None:
    vacancy = await pair.vacancy()
    manager_id, manager = await pair.manager()
    recruiter = (await pair.as_("recruiter")).at_b
    await do(recruiter, "inviteToRecruitmentTeam", procedureId=vacancy.id, employeeId=manager_id)
    async with AsyncExitStack() as until_the_end:
        watchings = [
            await until_the_end.enter_async_context(over(manager.at_a, vacancy.id))
            for over in (over_websocket, over_events)
        ]
        assert [await watching.next() for watching in watchings] == [1, 1]
        await ending(pair, vacancy, manager_id, manager)
        assert [await watching.next() for watching in watchings] == ["ACCESS_ENDED", "ACCESS_ENDED"]
