"""On which day an adviser may be expected. Pure: today is given."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

FARTHEST: Final = timedelta(days=366)
"""A choice: nobody knows the days of an agency more than a year ahead; 2100 is a slip."""

SOON: Final = timedelta(days=7)
"""What the desk speaks of: this week and the next Monday."""


class DayFault(StrEnum):
    PAST = "past"
    FAR = "far"


def day_fault(day: date, today: date) -> DayFault | None:
    if day < today:
        return DayFault.PAST
    return DayFault.FAR if day > today + FARTHEST else None
