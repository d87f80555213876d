"""How long a screen stays a person's when nobody touches it."""

from datetime import datetime, timedelta

IDLE = timedelta(minutes=5)
"""On a shared machine the next person may already sit there; reading a long page takes less."""

MARK = timedelta(seconds=20)
"""A sign of life is written at most that often: a page is not a write."""


def is_live(*, seen_at: datetime, now: datetime) -> bool:
    """A clock that jumps, either way, closes the screen: nobody knows how long it stayed alone."""
    return abs(now - seen_at) < IDLE


def is_worth_marking(*, seen_at: datetime, now: datetime) -> bool:
    return abs(now - seen_at) >= MARK
