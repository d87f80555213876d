"""A day and an hour for a step, as people type them: clear refusals, and no guess. Pure."""

import re
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final

FURTHEST: Final = timedelta(days=366)
"""A year ahead: further is a slip of the finger (2100), not a small step."""

_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})")
_HOUR: Final = re.compile(r"(\d{1,2}) ?[:hH] ?(\d{2})?(?::\d{2})?")


class Wrong(StrEnum):
    UNREADABLE_DAY = "unreadable_day"
    NO_SUCH_DAY = "no_such_day"
    PAST = "past"
    FAR = "far"
    UNREADABLE_HOUR = "unreadable_hour"
    HOUR_WITHOUT_DAY = "hour_without_day"


class NotADay(Exception):  # noqa: N818  (a refusal, not a mistake)
    """``wrong`` says why; nothing typed is lost."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong)
        self.wrong = wrong


def day_of(raw: str, today: date, kept: date | None = None) -> date | None:
    """A day typed as ``2026-03-09`` or ``9/3/2026``; ``None`` for nothing. ``kept`` is the day that
    the step already has: it may be over. Raises :class:`NotADay`."""
    if not raw.strip():
        return None
    found = _DAY.fullmatch(raw.strip())
    if not found:
        raise NotADay(Wrong.UNREADABLE_DAY)
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        asked = date(int(year), int(month), int(day))
    except ValueError:
        raise NotADay(Wrong.NO_SUCH_DAY) from None
    if asked != kept and asked < today:
        raise NotADay(Wrong.PAST)
    if asked - today > FURTHEST:
        raise NotADay(Wrong.FAR)
    return asked


def hour_of(raw: str, day: date | None) -> time | None:
    """An hour typed as ``9:30``, ``9h30`` or ``9h``. Raises :class:`NotADay`, without a day too."""
    if not raw.strip():
        return None
    found = _HOUR.fullmatch(raw.strip())
    try:
        asked = time(int(found[1]), int(found[2] or 0)) if found else None
    except ValueError:
        asked = None
    if asked is None:
        raise NotADay(Wrong.UNREADABLE_HOUR)
    if day is None:
        raise NotADay(Wrong.HOUR_WITHOUT_DAY)
    return asked
