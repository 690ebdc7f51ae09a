"""Calendar months, as people count them where they are."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta


def a_month_after(instant: datetime, time_zone: str) -> datetime:
    """The same time of day in that time zone a calendar month later, on the month's last day where it is shorter.

    A time that the clock skips on that day, because summer begins, counts as the same moment under the old offset.
    """
    zone = ZoneInfo(time_zone)
    there = instant.astimezone(zone)
    later: datetime = there.replace(tzinfo=None) + relativedelta(months=1)
    return later.replace(tzinfo=zone, fold=there.fold).astimezone(UTC)
