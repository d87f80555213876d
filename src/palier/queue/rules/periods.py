"""What comes back every hour or every day: each period is one instant, named once and for all.

Periods are compared as instants of UTC, where no hour is missing and none comes twice. On the night
of March a time that does not exist is the one that would have been; on the night of October, of two
hours of the same name, the first.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Hourly:
    """Once in each hour, at its beginning or as soon after as a worker is there."""

    def begins(self, now: datetime, _zone: tzinfo) -> datetime:
        """The beginning of the period in which ``now`` (aware) falls, in UTC."""
        return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


@dataclass(frozen=True)
class Daily:
    """Once between ``at`` of a day, by the clock on the wall, and ``at`` of the next."""

    at: time

    def begins(self, now: datetime, zone: tzinfo) -> datetime:
        """The beginning of the period in which ``now`` (aware) falls, in UTC."""
        today = now.astimezone(zone).date()
        days = (today + DAY, today, today - DAY)
        starts = (datetime.combine(day, self.at, zone).astimezone(UTC) for day in days)
        return next(start for start in starts if start <= now)


Rhythm = Hourly | Daily


def period(task: str, rhythm: Rhythm, now: datetime, zone: tzinfo) -> str:
    """The name of the period of ``task`` at ``now``: the same for every worker, unique for ever."""
    return f"{task}@{rhythm.begins(now, zone):%Y-%m-%dT%H:%MZ}"
