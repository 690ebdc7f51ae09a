"""Whoever never comes back to a timed test finds it ended, and so does everybody who waits for the results."""

from db.models.sittings import SittingTest
from gql import ids
from gql.housekeeping import end_overdue_tests
from tests.support.ahead import nearly_done
from tests.support.development import own_insights
from tests.support.taking import (
    answered,
    candidate,
    come_in,
    followed,
    imported,
    invited,
    link_token,
    newcomer,
    own,
    under_way,
)
from tests.support.trail import noted, written
from tests.support.world import World

HASTE = 5


async def kept_house(world: World) -> None:
    await end_overdue_tests(world.database, world.clock)


async def test_a_test_ends_when_its_time_is_over_though_nobody_comes_back(timed: World) -> None:
    who = await candidate(timed)
    await answered(who, await under_way(who, HASTE))
    timed.clock.forward(seconds=179)
    await kept_house(timed)
    assert (await own(who))["tests"][HASTE]["status"] == "IN_PROGRESS"
    timed.clock.forward(seconds=1)
    for _ in range(2):
        await kept_house(timed)
    ended = (await own(who))["tests"][HASTE]
    assert (ended["status"], ended["answered"]) == ("COMPLETED", 1)
    assert (await own(who))["status"] == "IN_PROGRESS"
    assert (await under_way(who))["status"] == "IN_PROGRESS"


async def test_with_the_last_test_the_results_are_made_and_the_trail_says_so(timed: World) -> None:
    key = await invited(timed)
    await nearly_done(timed, await come_in(timed, await link_token(timed)), left=3)
    timed.clock.forward(hours=5)
    before = await noted(timed)
    for _ in range(2):
        await kept_house(timed)
    assert await noted(timed) - before == {"assessment.completed": 1}
    recruiter = await timed.sign_in("recruiter@noorderlicht.example")
    found = await followed(recruiter, key)
    assert (found["status"], found["assessment"]["status"]) == ("COMPLETED", "COMPLETED")
    assert found["results"] is not None
    [entry] = [each for each in await written(timed.database) if each.action == "assessment.completed"]
    assert (entry.actor, entry.organisation_id) == ("housekeeping", timed.ours.id)


async def test_an_employee_finds_their_insights_though_they_never_came_back(timed: World) -> None:
    who = await newcomer(timed)
    await nearly_done(timed, who, left=3)
    timed.clock.forward(minutes=20)
    await kept_house(timed)
    assert (await own_insights(who))["completedAt"] == "2026-03-02T09:20:00+00:00"


async def test_one_sitting_that_cannot_end_keeps_nobody_else_from_theirs(timed: World) -> None:
    broken = await under_way(await candidate(timed, email="first@elders.example"), HASTE)
    who = await candidate(timed)
    await under_way(who, HASTE)
    async with timed.database.write() as session:
        row = await session.get_one(SittingTest, ids.key(ids.TEST, broken["id"]))
        row.instrument_version = 99
    timed.clock.forward(minutes=3)
    await kept_house(timed)
    assert (await own(who))["tests"][HASTE]["status"] == "COMPLETED"


async def test_whose_results_came_by_another_way_meanwhile_is_left_alone(timed: World) -> None:
    who = await candidate(timed)
    await nearly_done(timed, who, left=3)
    await imported(timed)
    timed.clock.forward(minutes=20)
    before = await noted(timed)
    await kept_house(timed)
    assert await noted(timed) - before == {}
    assert (await own(who))["status"] == "COMPLETED"
