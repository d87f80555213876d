"""What may be noted afterwards. Pure: the days are given."""

from datetime import date, datetime, time, timedelta

WITHIN = timedelta(days=7)
"""A week: last Monday's sheet may still be on the table; later, nobody remembers who came."""

NOON = time(12, 0)


def days_to_note(today: date, *, only_today: bool) -> list[date]:
    """The days that may be chosen, today first; ``only_today`` for whoever sees the day alone."""
    return [today - timedelta(days=n) for n in range(1 if only_today else WITHIN.days)]


def moment_of(day: date, now: datetime) -> datetime:
    """When something of ``day`` is said to have ended: now for today; noon for a day that is over,
    for nobody wrote the hour down. ``now`` carries the zone of the place; so does the answer."""
    if day == now.date():
        return now
    return datetime.combine(day, NOON, tzinfo=now.tzinfo)
