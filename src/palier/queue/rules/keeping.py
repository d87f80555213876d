"""How long a finished job is remembered."""

from datetime import timedelta

DONE = timedelta(days=7)
"""To answer "did it run last week?". Longer than any period (``rules/periods.py``), for a period is
enqueued once because its row is still there. A choice."""

SET_ASIDE = timedelta(days=30)
"""Somebody must have the time to come back from holidays and see it. A choice."""

LATE = timedelta(minutes=15)
"""A job that waits longer than this after its time: nobody works, or far too much is asked."""
