"""When a place is open: its days of the week, and the public holidays where it stands."""

from collections.abc import Iterable
from typing import Final

ZONES: Final = (
    "",
    "Alsace-Moselle",
    "Guadeloupe",
    "Guyane",
    "La Réunion",
    "Martinique",
    "Mayotte",
    "Nouvelle-Calédonie",
    "Polynésie Française",
    "Saint-Barthélémy",
    "Saint-Martin",
    "Saint-Pierre-et-Miquelon",
    "Wallis-et-Futuna",
)
"""Parts of France whose public holidays differ (Code du travail, L3133-1, L3134-13, L3422-2), by
the names that jours_feries_france gives them; "" is the metropole."""

DAYS: Final = "1234567"
"""ISO: 1 is Monday."""


class NeverOpen(ValueError):  # noqa: N818  (a refusal, not a mistake)
    """A place opens at least one day a week: else nothing would ever be due."""


def weekdays(chosen: Iterable[str]) -> str:
    """The days in their order, once each; raises :class:`NeverOpen` when none is a day.

    >>> weekdays(["5", "1", "1", "x"])
    '15'
    """
    days = "".join(day for day in DAYS if day in set(chosen))
    if not days:
        raise NeverOpen
    return days
