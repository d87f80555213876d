"""When a person not heard of is really erased. Time alone never decides: a clock may be wrong.

Three guards, each for what the others let through:

- an announcement must have *stood* a month: a machine that jumps years ahead erases nobody then;
- it must have been *seen standing* on twenty different days: a jump, a return and another jump make
  a month of dates and three days of life;
- too many at once in a place wait for its head: a clock that stays wrong, or a bad import.
"""

from datetime import datetime, timedelta

STANDS = timedelta(days=30)
"""At least a month between the recorded announcement and the erasure. A choice."""

DAYS_SEEN = 20
"""Days on which the daily work met the announcement: a place open five days a week meets forty of
them in two months. A choice."""

FEW = 5
"""Up to five at once is an ordinary day, even in a small place. A choice."""

SHARE = 10
"""Beyond one person in ten of those the place knows, its head must confirm. A choice: erasures are
spread over the year as arrivals were."""


def erase_at(due: datetime, announced: datetime) -> datetime:
    """The day said to humans: the due one, and never less than a month after they are told."""
    return max(due, announced + STANDS)


def may_erase(*, due: datetime, announced: datetime, days_seen: int, now: datetime) -> bool:
    """``due``: when the retention rule erases, from the last contact known today."""
    stood = announced + STANDS <= now and days_seen >= DAYS_SEEN
    return stood and due <= now


def is_too_many(going: int, known: int) -> bool:
    """Whether erasing ``going`` of the ``known`` persons of a place waits for its head."""
    return going > max(FEW, known // SHARE)
