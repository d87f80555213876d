"""By when a human answers. Pure: the time, the days of the place and the holidays are given."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

IN_THE_ROOM = timedelta(minutes=10)
"""Somebody sitting in the room waits a few minutes, not a day: past ten, people leave."""

NOON = time(12, 0)


def is_open(day: date, weekdays: str, holidays: Collection[date]) -> bool:
    """``weekdays``: ISO digits, "12345" is Monday to Friday."""
    return str(day.isoweekday()) in weekdays and day not in holidays


def next_opening_day(after: date, weekdays: str, holidays: Collection[date]) -> date:
    """The first day strictly after ``after`` when the place opens (within a year)."""
    days = (after + timedelta(days=n) for n in range(1, 366))
    return next((d for d in days if is_open(d, weekdays, holidays)), after + timedelta(days=1))


def answer_due(
    asked: datetime, *, present: bool, weekdays: str, holidays: Collection[date]
) -> datetime:
    """In ten minutes for somebody in the room; else at noon of the next opening day.

    ``asked`` carries the time zone of the place; the answer is in the same zone, so that noon is
    noon on the nights when the clock changes.
    """
    if present:
        return asked + IN_THE_ROOM
    day = next_opening_day(asked.date(), weekdays, holidays)
    return datetime.combine(day, NOON, tzinfo=asked.tzinfo)
