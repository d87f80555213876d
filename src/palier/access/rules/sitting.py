"""How long a screen stays a person's when nobody touches it."""

from datetime import datetime, timedelta

IDLE = timedelta(minutes=5)
"""On a shared machine the next person may already sit there; reading a long page takes less."""

MARK = timedelta(seconds=20)
"""A sign of life is written at most that often: a page is not a write."""

WARNING = timedelta(minutes=1)
"""How long before the end the screen asks. WCAG 2.2.1 asks for twenty seconds at least; somebody
who looks for her glasses needs more."""

CLAIM = timedelta(minutes=2)
"""A station that nobody is at, or that is off, does not keep a page for whoever comes next."""

AWAKE = timedelta(minutes=1)
"""A station asks every few seconds whether a page waits: silent for longer, it is off."""


DRAFTS = timedelta(days=60)
"""Two months: somebody followed comes back within them; later, half a sentence helps nobody."""


def is_live(*, seen_at: datetime, now: datetime) -> bool:
    """A clock that jumps, either way, closes the screen: nobody knows how long it stayed alone."""
    return abs(now - seen_at) < IDLE


def is_worth_marking(*, seen_at: datetime, now: datetime) -> bool:
    return abs(now - seen_at) >= MARK


def may_be_taken(*, opened_at: datetime, now: datetime) -> bool:
    """Whether a station may still take the page that a helper opened on it."""
    return abs(now - opened_at) < CLAIM


def seconds_left(*, seen_at: datetime, now: datetime) -> int:
    """Until the screen closes by itself, at least one: a page never closes while it is drawn."""
    return max(1, int((seen_at + IDLE - now).total_seconds()))
