"""A retake within a calendar month is refused, with the moment from which it is possible."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from tests.support.ahead import done, nearly_done
from tests.support.client import Client
from tests.support.development import answers, from_candidate, own_insights, scored, url_of
from tests.support.operations import address
from tests.support.tables import dump
from tests.support.taking import START, answer, begun, newcomer, own
from tests.support.world import World

# Where, when the last one was completed, the last moment that is too soon, and the first that is not; all in UTC.
MONTHS = {
    "an ordinary month": ("Europe/Amsterdam", "2026-05-10 09:30:00", "2026-06-10 09:29:59", "2026-06-10 09:30:00"),
    "31 January": ("Europe/Amsterdam", "2027-01-31 12:00:00", "2027-02-28 11:59:59", "2027-02-28 12:00:00"),
    "31 January before a leap day": (
        "Europe/Amsterdam",
        "2028-01-31 12:00:00",
        "2028-02-29 11:59:59",
        "2028-02-29 12:00:00",
    ),
    "a leap day": ("Europe/Amsterdam", "2028-02-29 12:00:00", "2028-03-29 10:59:59", "2028-03-29 11:00:00"),
    "into summer": ("Europe/Amsterdam", "2026-03-10 12:00:00", "2026-04-10 10:59:59", "2026-04-10 11:00:00"),
    "into winter": ("Europe/Amsterdam", "2026-10-10 12:00:00", "2026-11-10 12:59:59", "2026-11-10 13:00:00"),
    "the day before elsewhere": (
        "America/New_York",
        "2026-03-01 03:00:00",
        "2026-03-29 01:59:59",
        "2026-03-29 02:00:00",
    ),
    "elsewhere without summer": ("Asia/Tokyo", "2026-03-10 12:00:00", "2026-04-10 11:59:59", "2026-04-10 12:00:00"),
}


def instant(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


async def tried(who: Client) -> Any:
    """The one error with which a start is refused."""
    payload = await who.change(START)
    assert payload["assessment"] is None
    [error] = payload["errors"]
    return error


@pytest.mark.parametrize(("zone", "completed", "too_soon", "available"), MONTHS.values(), ids=MONTHS.keys())
async def test_a_retake_is_refused_until_a_calendar_month_has_passed_where_people_are(
    world: World, zone: str, completed: str, too_soon: str, available: str
) -> None:
    async with world.database.write() as session:
        await session.execute(text("UPDATE organisations SET time_zone = :zone"), {"zone": zone})
        await session.execute(text("DELETE FROM insights"))
    world.clock.instant = instant(completed)
    await scored(world, address("member"), answers(), instant(completed))
    world.clock.instant = instant(too_soon)
    who = await world.sign_in(address("member"))
    error = await tried(who)
    assert (error["code"], error["availableAt"]) == ("RETAKE_TOO_SOON", instant(available).isoformat())
    assert (await own_insights(who))["retakeAvailableAt"] == error["availableAt"]
    world.clock.instant = instant(available)
    assert (await begun(who))["startedAt"] == instant(available).isoformat()


async def test_right_after_the_last_answer_it_is_too_soon(world: World) -> None:
    who = await newcomer(world)
    first = await begun(who)
    await done(world, who)
    error = await tried(who)
    assert (error["code"], error["path"], error["availableAt"]) == (
        "RETAKE_TOO_SOON",
        None,
        "2026-04-02T08:00:00+00:00",
    )
    assert (await own(who))["id"] == first["id"]


async def test_the_month_counts_from_the_completion_in_recruitment(world: World) -> None:
    world.clock.forward(days=20)
    who = await from_candidate(world)
    assert (await tried(who))["availableAt"] == "2026-04-02T08:00:00+00:00"


async def test_what_was_begun_goes_on_however_short_ago_the_last_results_are(world: World) -> None:
    who = await world.as_("member")
    first = await begun(who)
    await scored(world, address("member"), answers(), world.clock.now())
    assert (await begun(who))["id"] == first["id"]


async def test_the_month_counts_from_the_last_answer_and_not_from_the_start(world: World) -> None:
    who = await newcomer(world)
    await begun(who)
    world.clock.forward(days=25)
    who = await world.sign_in("sofie@noorderlicht.example", "nine otters in the fen")
    await done(world, who)
    assert (await tried(who))["availableAt"] == "2026-04-27T08:00:00+00:00"


async def test_of_twenty_starts_at_once_exactly_one_begins_it(either: World, twin: World) -> None:
    token = (await either.as_("member")).token
    starts = [Client((either, twin)[number % 2].http, token) for number in range(20)]
    payloads = await asyncio.gather(*(who.change(START) for who in starts))
    assert [each["errors"] for each in payloads] == [[]] * 20
    assert len({each["assessment"]["id"] for each in payloads}) == 1
    assert len((await dump(url_of(either)))["sittings"]) == 1


async def test_of_the_last_answer_and_starts_at_once_none_begins_a_second_one(either: World, twin: World) -> None:
    who = await either.as_("member")
    last = await nearly_done(either, who)
    starts = [Client((either, twin)[number % 2].http, who.token).change(START) for number in range(10)]
    payload, *started = await asyncio.gather(answer(who, last), *starts)
    assert payload["errors"] == []
    codes = {error["code"] for each in started for error in each["errors"]}
    assert codes <= {"RETAKE_TOO_SOON"}
    assert len((await dump(url_of(either)))["sittings"]) == 1
