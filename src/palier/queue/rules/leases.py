"""For how long a worker holds a job before another may believe it dead."""

from datetime import timedelta

LEASE = timedelta(seconds=60)
"""What a job waits for when its worker was killed. Shorter, and a machine that stutters (a backup,
a disk that wakes up, twenty seconds of SQLite's patience) would lose a job that is well alive."""

BEATS = 3
"""Renewals in one lease: two may come late before the third is too late."""

LONGEST_RUN = timedelta(minutes=15)
"""Nothing here takes a quarter of an hour: past that the job hangs, and keeps the next ones from
running. Longer work is cut into several jobs."""


def beat(lease: timedelta) -> timedelta:
    """How often a lease of this length is renewed."""
    return lease / BEATS
