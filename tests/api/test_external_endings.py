"""What ends a visit before its time: for every way of asking and watching, from whichever process."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from db.models.accounts import Module
from gql import ids
from gql.resolvers import organisations
from tests.support.client import Client
from tests.support.external import REVOKE, Outside, share_the_view
from tests.support.operations import do
from tests.support.visits import LOOK, reading, watching
from tests.support.world import World

Ending = Callable[[Outside, World], Awaitable[Any]]


async def by(outside: Outside, there: World) -> Client:
    """The recruiter, in whichever of two processes."""
    return Client(there.http, outside.recruiter.token)


async def revoked(outside: Outside, there: World) -> None:
    recruiter = await by(outside, there)
    assert (await recruiter.change(REVOKE, id=await outside.id()))["errors"] == []


async def withdrawn(outside: Outside, there: World) -> None:
    await do(await by(outside, there), "withdrawView", procedureId=outside.procedure)


async def closed(outside: Outside, there: World) -> None:
    await do(await by(outside, there), "closeRecruitmentProcedure", procedureId=outside.procedure)


async def module_withdrawn(outside: Outside, there: World) -> None:
    ours = ids.public(ids.ORGANISATION, there.ours.id)
    await organisations.set_modules(there.database, there.clock, ours, frozenset({Module.DEVELOPMENT}))


ENDINGS: dict[str, Ending] = {
    "revoked": revoked,
    "withdrawn": withdrawn,
    "closed": closed,
    "module withdrawn": module_withdrawn,
}


@pytest.mark.parametrize("how", ENDINGS)
async def test_what_ends_access_ends_the_visit_and_what_it_watches_from_another_process_too(
    either: World, twin: World, how: str
) -> None:
    outside = await share_the_view(either)
    reader = await outside.open(await outside.link())
    async with watching(reader, outside.procedure) as watches:
        await ENDINGS[how](outside, twin)
        assert not await reading(reader)
        assert (await reader.ask(LOOK, id=outside.procedure)).codes == ["UNAUTHENTICATED"]
        assert [(await each.next())[1].codes for each in watches] == [["ACCESS_ENDED"], ["ACCESS_ENDED"]]


async def test_a_visit_that_was_revoked_does_not_come_back_when_the_view_is_shared_again(world: World) -> None:
    outside = await share_the_view(world)
    reader = await outside.open(await outside.link())
    await revoked(outside, world)
    await outside.share()
    assert not await reading(reader)
    assert await outside.status() == "SENT"
    assert await reading(await outside.open(await outside.mailed()))


async def test_leaving_ends_that_visit_and_no_other(world: World) -> None:
    outside = await share_the_view(world)
    token = await outside.link()
    first = await outside.open(token)
    world.clock.forward(hours=1)
    [fresh] = await outside.renewed(token)
    second = await outside.open(fresh)
    await second.ask("mutation { signOut { errors { code } } }")
    assert (await reading(first), await reading(second)) == (True, False)
    assert await outside.status() == "OPENED"
    await first.ask("mutation { signOut { errors { code } } }")
    assert await outside.status() == "CLOSED"


async def test_leaving_ends_what_the_visit_watches(world: World) -> None:
    outside = await share_the_view(world)
    reader = await outside.open(await outside.link())
    async with watching(reader, outside.procedure) as watches:
        await reader.ask("mutation { signOut { errors { code } } }")
        assert [(await each.next())[1].codes for each in watches] == [["ACCESS_ENDED"], ["ACCESS_ENDED"]]


async def test_a_visit_goes_on_when_whoever_shared_signs_out(world: World) -> None:
    outside = await share_the_view(world)
    reader = await outside.open(await outside.link())
    await outside.recruiter.ask("mutation { signOut { errors { code } } }")
    world.clock.forward(hours=3)
    assert await reading(reader)
