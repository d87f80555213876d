"""What a record of a task may say, and for how long it may be taken back."""

from datetime import datetime, timedelta

MOST_MINUTES = 600
"""Ten hours: longer than any opening day, and a typing slip (1500 for 15) is caught."""

OLDEST = timedelta(days=366)
"""Twelve people after the fact, a month told from a notebook: a year is enough, 1970 is a slip."""

SLACK = timedelta(minutes=5)
"""Two machines of one room rarely agree to the minute."""


def is_possible_moment(done_at: datetime, now: datetime) -> bool:
    return now - OLDEST <= done_at <= now + SLACK


def is_possible_duration(minutes: int | None) -> bool:
    return minutes is None or 1 <= minutes <= MOST_MINUTES


def may_still_undo(recorded_at: datetime, now: datetime) -> bool:
    """The same day, in the time of the place (both given in it): after it, figures were told."""
    return recorded_at.date() == now.date()
