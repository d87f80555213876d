"""Several diagnoses of one person, one domain at a time: did it move, and how sure is that?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import sqrt

from palier.diagnosis.rules.landing import Landing

SURE_CHANGE = 1.645
"""Standard errors between two estimates before a change is called one: a difference of two normal
errors passes it one time in ten when nothing moved (two-sided; the *reliable change* of Jacobson
and Truax, 1991, Journal of Consulting and Clinical Psychology 59, who take 1.96). We take less: to
miss a progress discourages, and to say one too many costs little beside a helper's eyes."""


class Change(StrEnum):
    """From one diagnosis to the next. ``UNSURE``: what was seen does not tell them apart."""

    UP = "up"
    DOWN = "down"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Moment:
    """One domain at one finished diagnosis where it was watched."""

    at: datetime
    landing: Landing


@dataclass(frozen=True, slots=True)
class Path:
    """One domain over time, oldest first, two moments at least."""

    domain: str
    moments: tuple[Moment, ...]

    @property
    def change(self) -> Change:
        """Between the first and the last moment."""
        return change(self.moments[0].landing, self.moments[-1].landing)


def change(before: Landing, after: Landing) -> Change:
    """The errors of two diagnoses are taken as independent: other exercises, another day."""
    spread = sqrt(before.sd**2 + after.sd**2)
    moved = after.mean - before.mean
    if abs(moved) <= SURE_CHANGE * spread:
        return Change.UNSURE
    return Change.UP if moved > 0 else Change.DOWN


def paths(told: Sequence[tuple[datetime, Sequence[Landing]]]) -> tuple[Path, ...]:
    """The domains watched twice at least in ``told`` (when, landings), any order; in the order in
    which landings name them."""
    found: dict[str, list[Moment]] = {}
    for at, landings in sorted(told, key=lambda one: one[0]):
        for landing in landings:
            if landing.step:
                found.setdefault(landing.domain, []).append(Moment(at, landing))
    return tuple(Path(domain, tuple(seen)) for domain, seen in found.items() if len(seen) > 1)
