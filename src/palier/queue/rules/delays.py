"""When a job that failed is tried again, and when it no longer is."""

from datetime import timedelta

TRIES = 6
"""Spread by :func:`retry_delay` over about an hour (10 s, 40 s, 3 min, 11 min, 43 min): longer than
a box that restarts or a printer without paper, short enough that somebody still remembers."""

FIRST, GROWTH = timedelta(seconds=10), 4
LONGEST_DELAY = timedelta(hours=1)

RESTART_LONGEST = timedelta(seconds=30)
"""A worker that cannot even start must not keep a small computer busy with dying."""


def retry_delay(attempts: int) -> timedelta:
    """How long to wait after ``attempts`` tries (1 or more); never more than an hour."""
    if attempts > TRIES:  # and no power of four too large for a timedelta
        return LONGEST_DELAY
    delay: timedelta = FIRST * GROWTH ** (attempts - 1)
    return min(delay, LONGEST_DELAY)


def may_retry(attempts: int) -> bool:
    """Whether a job that failed for the ``attempts``-th time is tried again, or set aside."""
    return attempts < TRIES


def may_begin(attempts: int) -> bool:
    """Whether the try that begins, the ``attempts``-th, may: its predecessors may have killed their
    worker and so never have been judged by :func:`may_retry`."""
    return attempts <= TRIES


def restart_delay(falls: int) -> timedelta:
    """How long to wait before another worker, after ``falls`` that died young in a row."""
    if falls > 5:
        return RESTART_LONGEST
    return min(timedelta(seconds=2 ** (falls - 1)) if falls > 0 else timedelta(0), RESTART_LONGEST)
