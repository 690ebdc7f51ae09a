"""The four hours of a visit: kept by the server alone, whatever is asked or watched meanwhile."""

import pytest
from sqlalchemy import select

from db.models.external import ExternalVisit
from gql.housekeeping import tidy
from tests.support.external import share_the_view
from tests.support.operations import do
from tests.support.visits import LOOK, reading, watching
from tests.support.world import World


async def test_just_before_four_hours_are_over_every_way_of_asking_answers(world: World) -> None:
    outside = await share_the_view(world)
    reader = await outside.open(await outside.link())
    world.clock.forward(hours=3, minutes=59, seconds=59)
    seen = (await reader.ask(LOOK, id=outside.procedure)).data
    assert seen["viewer"]["sharedView"]["id"] == seen["sharedView"]["id"]
    async with watching(reader, outside.procedure):
        pass


@pytest.mark.parametrize("minutes", [240, 241])
async def test_once_four_hours_are_over_no_way_of_asking_answers(world: World, minutes: int) -> None:
    outside = await share_the_view(world)
    reader = await outside.open(await outside.link())
    noted = (await reader.ask(LOOK, id=outside.procedure)).data["sharedView"]
    world.clock.forward(minutes=minutes)
    gone = await reader.ask(LOOK, id=outside.procedure)
    assert (gone.body["data"], gone.codes) == ({"viewer": None, "sharedView": None}, ["UNAUTHENTICATED"])
    nodes = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    known = [noted["id"], *(each["id"] for each in noted["candidates"]["nodes"]), outside.procedure]
    assert (await reader.ask(nodes, ids=known)).data["nodes"] == [None] * len(known)
    changing = "mutation { updateExternalReader(input: {locale: NL}) { errors { code } } }"
    assert (await reader.ask(changing)).codes == ["UNAUTHENTICATED"]


async def test_use_does_not_make_a_visit_longer(world: World) -> None:
    outside = await share_the_view(world)
    reader = await outside.open(await outside.link())
    for _ in range(8):
        assert await reading(reader)
        world.clock.forward(minutes=30)
    assert not await reading(reader)


async def test_a_watched_view_ends_by_itself_when_the_four_hours_are_over(world: World) -> None:
    outside = await share_the_view(world)
    reader = await outside.open(await outside.link())
    world.clock.forward(hours=3, minutes=59)
    async with watching(reader, outside.procedure) as watches:
        world.clock.forward(minutes=1)
        assert [(await each.next())[1].codes for each in watches] == [["SESSION_EXPIRED"], ["SESSION_EXPIRED"]]


async def test_a_watched_view_follows_every_save_and_shows_no_more_than_it(world: World) -> None:
    outside = await share_the_view(world, motives=True)
    reader = await outside.open(await outside.link())
    chosen = world.procedure().candidates[:1]
    async with watching(reader, outside.procedure) as watches:
        before = (await reader.ask(LOOK, id=outside.procedure)).data["sharedView"]
        await do(outside.recruiter, "shareView", procedureId=outside.procedure, candidateIds=chosen, filters={})
        for each in watches:
            assert (await each.next())[1].data["sharedViewChanged"]["version"] == before["version"] + 1
    after = (await reader.ask(LOOK, id=outside.procedure)).data["sharedView"]
    assert (len(before["candidates"]["nodes"]), len(after["candidates"]["nodes"])) == (2, 1)


async def test_visits_that_are_over_are_forgotten_and_no_other(world: World) -> None:
    outside = await share_the_view(world)
    await outside.open(await outside.link("one@elders.example"))
    world.clock.forward(minutes=20)
    reader = await outside.open(await outside.link("two@elders.example"))
    world.clock.forward(hours=3, minutes=41)
    await tidy(world.database, world.clock)
    async with world.database.read() as session:
        assert len((await session.scalars(select(ExternalVisit))).all()) == 1
    assert await reading(reader)


async def test_the_two_visits_of_a_share_each_last_their_own_four_hours(world: World) -> None:
    outside = await share_the_view(world)
    token = await outside.link()
    first = await outside.open(token)
    world.clock.forward(hours=2)
    [fresh] = await outside.renewed(token)
    second = await outside.open(fresh)
    world.clock.forward(hours=2)
    assert (await reading(first), await reading(second)) == (False, True)
    world.clock.forward(hours=2)
    assert not await reading(second)
    assert await outside.status() == "CLOSED"
