"""When the assessment may be taken again: a calendar month later, where the organisation is."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from db.months import a_month_after
from tests.support.development import answers, from_candidate, own_insights, scored
from tests.support.operations import address
from tests.support.world import World

# The completion and the moment from which a retake is possible, both in UTC.
MONTHS = {
    "an ordinary month": ("Europe/Amsterdam", "2026-05-10 09:30", "2026-06-10 09:30"),
    "31 January": ("Europe/Amsterdam", "2026-01-31 12:00", "2026-02-28 12:00"),
    "31 January before a leap day": ("Europe/Amsterdam", "2028-01-31 12:00", "2028-02-29 12:00"),
    "29 January, no leap year": ("Europe/Amsterdam", "2027-01-29 12:00", "2027-02-28 12:00"),
    "a leap day": ("Europe/Amsterdam", "2028-02-29 12:00", "2028-03-29 11:00"),
    "2100 is no leap year": ("Europe/Amsterdam", "2100-01-31 12:00", "2100-02-28 12:00"),
    "December": ("Europe/Amsterdam", "2026-12-31 12:00", "2027-01-31 12:00"),
    "into summer": ("Europe/Amsterdam", "2026-03-10 12:00", "2026-04-10 11:00"),
    "into winter": ("Europe/Amsterdam", "2026-10-10 12:00", "2026-11-10 13:00"),
    # 02:30 on 28 March 2027 is skipped in Amsterdam: by the winter's offset it is 01:30 in UTC.
    "a time that the clock skips": ("Europe/Amsterdam", "2027-02-28 01:30", "2027-03-28 01:30"),
    # 02:30 on 25 October 2026 is there twice in Amsterdam: the first one counts.
    "a time that is there twice": ("Europe/Amsterdam", "2026-09-25 00:30", "2026-10-25 00:30"),
    # Completed at the second 02:30 of 25 October: a month later there is only one.
    "from the second of two": ("Europe/Amsterdam", "2026-10-25 01:30", "2026-11-25 01:30"),
    "the same instant elsewhere, the day before": ("America/New_York", "2026-03-01 03:00", "2026-03-29 02:00"),
    "the same instant elsewhere, the same day": ("Asia/Tokyo", "2026-03-01 03:00", "2026-04-01 03:00"),
    "without summer": ("Asia/Tokyo", "2026-03-10 12:00", "2026-04-10 12:00"),
}


def instant(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


@pytest.mark.parametrize(("zone", "completed", "available"), MONTHS.values(), ids=MONTHS.keys())
def test_a_month_is_a_calendar_month_where_people_are(zone: str, completed: str, available: str) -> None:
    assert a_month_after(instant(completed), zone) == instant(available)


@pytest.mark.parametrize(("zone", "completed", "available"), list(MONTHS.values())[:4])
async def test_a_retake_is_possible_a_month_after_the_last_completion(
    world: World, zone: str, completed: str, available: str
) -> None:
    async with world.database.write() as session:
        await session.execute(text("UPDATE organisations SET time_zone = :zone"), {"zone": zone})
        await session.execute(text("DELETE FROM insights"))
    world.clock.instant = instant("2030-01-01 00:00")
    await scored(world, address("member"), answers(), instant(completed))
    insights = await own_insights(await world.as_("member"))
    assert insights["retakeAvailableAt"] == instant(available).isoformat()


async def test_the_month_counts_from_the_completion_in_recruitment_and_not_from_being_added(world: World) -> None:
    world.clock.forward(days=10)
    insights = await own_insights(await from_candidate(world))
    assert insights["completedAt"] == "2026-03-02T09:00:00+00:00"
    assert insights["retakeAvailableAt"] == "2026-04-02T08:00:00+00:00"


async def test_a_month_is_counted_in_the_time_zone_of_the_organisation(world: World) -> None:
    async with world.database.write() as session:
        await session.execute(text("UPDATE organisations SET time_zone = 'Asia/Tokyo'"))
    insights = await own_insights(await from_candidate(world))
    assert insights["retakeAvailableAt"] == "2026-04-02T09:00:00+00:00"
