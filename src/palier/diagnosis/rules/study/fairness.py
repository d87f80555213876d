"""Whether a task is harder for some people than for others **who do as much elsewhere**.

Two groups are compared at equal rest score: steps done in the other tasks, as a share of those met,
because an adaptive course shows different tasks to each.

- one step: Mantel & Haenszel (1959) over bands of rest score, told as ETS tells it (Zieky, 1993, in
  Holland & Wainer, *Differential item functioning*): Δ = −2.35 log α;
- several steps: ordinal logistic regression (Zumbo, 1999), see ``ordinal.py``.

Many items are asked at once: Benjamini & Hochberg (1995, JRSS B 57) keep the share of false alarms
among the items pointed at below :data:`FALSE_ALARMS`.
"""

from dataclasses import dataclass
from math import erfc, log, sqrt
from typing import Literal

import numpy as np

from palier.diagnosis.rules.model import Flags, Floats, Indexes

Kind = Literal["A", "B", "C"]

NEEDED_EACH = 100
"""Answers alone in **each** group, for one item. Zwick (2012, ETS RR-12-08): 100 in the smaller
group and 400 to 500 in all are what testing programmes ask before they look; an item
that is unfair by half a unit is hardly ever found with so few."""

FALSE_ALARMS = 0.05

SLIGHT, STRONG = 1.0, 1.5
"""ETS: |Δ| below 1 is negligible (A), 1.5 or more is large (C). One Δ is 0.43 in log odds."""

BANDS = 8
"""Bands of equal numbers by rest score. Five take away nine tenths of what differs between groups
(Cochran, 1968, Biometrics 24); more make tables that one group leaves empty."""


@dataclass(frozen=True, slots=True)
class Difference:
    """``size``: Δ of ETS; below 0, harder for the group looked at. ``error``: of Δ; ``chance``: the
    probability of as much by chance; ``uniform`` is false when the difference changes with
    ability."""

    size: float
    error: float
    chance: float
    uniform: bool = True

    def kind(self, *, alarm: bool) -> Kind:
        """A, B or C, as ETS does: C must also be surely above 1, B surely above 0."""
        if not alarm or abs(self.size) < SLIGHT:
            return "A"
        surely = abs(self.size) - 1.645 * self.error > SLIGHT
        return "C" if abs(self.size) >= STRONG and surely else "B"


DELTA = 2.35
"""ETS's Δ is log odds × −2.35: the scale on which its examiners wrote difficulties."""


def mantel_haenszel(passed: Flags, focal: Flags, rest: Floats) -> Difference:
    """One step: ``passed``, ``focal`` (True in the group looked at) and ``rest`` score, all (n,).

    Raises ``ValueError`` when nothing can be compared: everybody alike in every band. Variance of
    the log odds: Robins, Breslow & Greenland (1986, Biometrics 42)."""
    tables = _tables(passed, focal, bands(rest))
    total = tables.sum(axis=(1, 2))
    good = tables[:, 0, 1] * tables[:, 1, 0] / total
    bad = tables[:, 0, 0] * tables[:, 1, 1] / total
    if not good.sum() or not bad.sum():
        raise ValueError("nothing can be compared")
    odds = log(good.sum() / bad.sum())
    error = sqrt(_variance(tables, good, bad))
    return Difference(-DELTA * odds, DELTA * error, erfc(abs(odds) / error / sqrt(2)))


def _tables(passed: Flags, focal: Flags, band: Indexes) -> Floats:
    """Counts (bands, group, passed) of the bands where both groups are."""
    cells = (band * 2 + focal) * 2 + passed
    counted = np.bincount(cells, minlength=4 * (band.max() + 1)).reshape(-1, 2, 2)
    both = (counted.sum(axis=2) > 0).all(axis=1)
    return np.asarray(counted[both], dtype=np.float64)


def _variance(tables: Floats, good: Floats, bad: Floats) -> float:
    total = tables.sum(axis=(1, 2))
    agree = (tables[:, 0, 1] + tables[:, 1, 0]) / total
    differ = (tables[:, 0, 0] + tables[:, 1, 1]) / total
    r, s = good.sum(), bad.sum()
    return float(
        (agree * good).sum() / (2 * r * r)
        + (agree * bad + differ * good).sum() / (2 * r * s)
        + (differ * bad).sum() / (2 * s * s)
    )


def bands(rest: Floats) -> Indexes:
    """Which of :data:`BANDS` bands each rest score is in; equal scores stay together."""
    edges = np.quantile(rest, np.arange(1, BANDS) / BANDS)
    return np.searchsorted(np.unique(edges), rest, side="right")


def alarms(chances: list[float], rate: float = FALSE_ALARMS) -> list[bool]:
    """Benjamini–Hochberg: which of these probabilities are small enough, all asked at once."""
    ranked = sorted(range(len(chances)), key=lambda i: chances[i])
    last = max(
        (n for n, i in enumerate(ranked, 1) if chances[i] <= rate * n / len(chances)), default=0
    )
    kept = set(ranked[:last])
    return [i in kept for i in range(len(chances))]
