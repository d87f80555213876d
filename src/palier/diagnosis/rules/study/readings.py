"""What an expert reads of each item: what was written, what was found, what moved."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.study.calibration import fit
from palier.diagnosis.rules.study.crowd import Crowd
from palier.diagnosis.rules.study.enough import NEEDED, Missing, missing
from palier.diagnosis.rules.study.louis import errors

FAR = 2.0
"""Standard errors: by chance alone, one number in twenty moves by more."""


@dataclass(frozen=True)
class Reading:
    """One item: as ``written`` by experts, as ``found``, with standard errors of a, b₁ … b_m.

    ``found`` is None, and nothing may be concluded, while something is ``missing``. ``moved`` names
    the numbers that went farther than :data:`FAR` standard errors: ``a``, ``b1`` ….
    """

    written: Item
    answers: int
    missing: Missing
    found: Item | None = None
    errors: tuple[float, ...] = ()

    @property
    def moved(self) -> tuple[str, ...]:
        return tuple(
            name for name, was, now, error in self.numbers() if abs(now - was) > FAR * error
        )

    def numbers(self) -> Iterator[tuple[str, float, float, float]]:
        """Name, written, found, standard error."""
        if self.found is None:
            return
        names = ("a", *(f"b{k}" for k in range(1, self.written.steps + 1)))
        yield from zip(names, _values(self.written), _values(self.found), self.errors, strict=True)


@dataclass(frozen=True)
class Calibration:
    """Every item in the order of the crowd; ``correlation`` is None when nothing was fitted."""

    people: int
    readings: tuple[Reading, ...]
    correlation: float | None = None
    settled: bool = True

    @property
    def concludes(self) -> bool:
        return any(one.found for one in self.readings)


def calibrate(crowd: Crowd, needed: int = NEEDED) -> Calibration:
    """Refuses, item by item, to conclude on fewer than ``needed`` answers; does not even look when
    no item has as many."""
    lacks = [missing(counts.tolist(), needed) for counts in crowd.counts]
    people = len(crowd.scores)
    if all(lacks):
        return Calibration(people, tuple(_readings(crowd, lacks)))
    met = crowd.met()
    found = fit(met)
    known = {
        item.id: (item, tuple(error.tolist()))
        for item, error in zip(found.items, errors(met, found), strict=True)
    }
    readings = tuple(
        one if one.missing else replace(one, found=item, errors=error)
        for one in _readings(crowd, lacks)
        for item, error in [known.get(one.written.id, (one.written, ()))]
    )
    return Calibration(people, readings, found.correlation, found.settled)


def _readings(crowd: Crowd, lacks: list[Missing]) -> Iterator[Reading]:
    for item, counts, lack in zip(crowd.items, crowd.counts, lacks, strict=True):
        yield Reading(item, int(counts.sum()), lack)


def _values(item: Item) -> tuple[float, ...]:
    return (item.discrimination, *item.thresholds)
