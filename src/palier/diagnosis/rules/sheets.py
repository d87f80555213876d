"""What of a diagnosis may be kept without the person: shapes and coarse categories, no more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from palier.diagnosis.rules.conversation import Situation

LEAST_AT_ONCE = 10
"""Sheets are written together or not at all. Alone in her month, somebody who finished on a Tuesday
would be *the* sheet of that month; among ten, nobody is. Statistics offices publish no cell below
10 or 11 persons (Insee, *Guide du secret statistique*); more would make small places wait for ever.
"""

AT_EASE: Mapping[str, tuple[str, str, frozenset[str]]] = {
    "reading": ("easy", "hard", frozenset({"easy"})),
    "computer": ("home", "none", frozenset({"works", "unused"})),
    "practice": ("daily", "rarely", frozenset({"daily", "daily_leisure"})),
}
"""Fact of the situation → the category of those at ease, the other one, and what falls in the
first. Two categories each: five would make almost everybody of a small town unique."""

FOCAL = {
    "reading": "hard",
    "computer": "none",
    "practice": "rarely",
    "language": "other",
    "medium": "paper",
}
"""For each grouping, who might be wronged: the group that fairness looks at."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One exercise: which, in which version, the steps done (codes), whether somebody helped."""

    task: str
    version: str
    steps: tuple[str, ...]
    helped: bool = False


@dataclass(frozen=True)
class Sheet:
    """One nameless diagnosis. ``groups``: of :data:`FOCAL`, those that she told."""

    medium: str
    answers: tuple[Answer, ...]
    groups: Mapping[str, str]


def groups_of(situation: Situation, language: str) -> dict[str, str]:
    """Coarse categories; what she kept to herself is in none."""
    told = situation.known()
    groups = {
        fact: ease if told[fact] in at_ease else other
        for fact, (ease, other, at_ease) in AT_EASE.items()
        if fact in told
    }
    return groups | (
        {"language": "fr" if language.startswith("fr") else "other"} if language else {}
    )


def medium_of(media: Iterable[str]) -> str:
    """One medium a sheet: the one that shows least, when several were used."""
    found = set(media)
    return next((one for one in ("paper", "shown") if one in found), "screen")


def month_before(today: date) -> date:
    """The first day of the month that ended last."""
    return (today.replace(day=1) - timedelta(days=1)).replace(day=1)
