"""At the counter, standing: three minutes, one domain, one cut, one decision.

A sequential test with one cut (Reckase, 1983; Spray & Reckase, 1996, Journal of Educational and
Behavioral Statistics 21): ask what tells most *at the cut*, stop as soon as the side is clear. It
reads the same posterior as the whole diagnosis, so what was already seen counts, and what is seen
here is kept for it. ``bench/results/reception.md`` says how often it is right, in simulation;
``docs/decisions/2026-11-22-three-minutes.md``, what else was tried.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.items import DOMAINS, Item
from palier.diagnosis.rules.landing import CUTS
from palier.diagnosis.rules.model import GRID, Floats, Indexes, information_table
from palier.diagnosis.rules.posterior import Posterior

CUT = CUTS[1]
"""Where the landing "presque sans aide" begins: the usual task is finished one time in two."""

MOST_ITEMS = 6
MOST_SECONDS = 180
"""Three minutes of expected time, for somebody who hesitates and stands."""

CLEAR = 0.95
"""The side of the cut is clear at nineteen chances in twenty. At nine in ten, four times as many
able people were told *not today*, to spare half a minute (chosen on other seeds than the bench's).
"""

LIKELY = 0.5
"""Once the time is spent, "alone" when it is more likely than not. Being sent to try, with somebody
near, costs less than being done for."""


class Decision(StrEnum):
    """What is said. ``NOT_TODAY``: she is clearly below the cut; somebody does it in front of
    her. ``UNWATCHED``: every exercise was skipped, so no side is said."""

    ALONE = "alone"
    WITH_SOMEBODY = "with_somebody"
    NOT_TODAY = "not_today"
    UNWATCHED = "unwatched"


@dataclass(frozen=True)
class Reach:
    """Either ``item`` to ask, or ``decision``; exactly one of them is None. ``above``: the chance
    of being above the cut, None while nothing was watched in the domain."""

    item: Item | None
    decision: Decision | None
    above: float | None


def reach(  # noqa: PLR0913, PLR0917
    bank: Bank,
    domain: str,
    belief: Posterior,
    asked: Collection[str],
    spent: Collection[str],
    met: Collection[str] = (),
) -> Reach:
    """What to do in ``domain``. ``belief``: of one person, from all that was seen; ``asked``: ids
    that are closed (asked or skipped); ``spent``: those of this reception; ``met``: those of her
    earlier diagnoses, asked again only when nothing else is left."""
    place = DOMAINS.index(domain)
    watched = np.ptp(belief.told.likelihood[0, place]) > 0
    above = chance_above(belief.marginals[0, place]) if watched else None
    return follow(bank, domain, above, asked, spent, met)


def follow(  # noqa: PLR0913, PLR0917
    bank: Bank,
    domain: str,
    above: float | None,
    asked: Collection[str],
    spent: Collection[str],
    met: Collection[str] = (),
) -> Reach:
    """:func:`reach`, for whom the chance of being above the cut is known, or None: what other
    domains let one suppose decides nothing alone."""
    clear = bool(spent) and above is not None and not 1 - CLEAR < above < CLEAR
    new = None if clear else _next(bank, domain, {*asked, *met}, spent)
    item = new if clear or new else _next(bank, domain, asked, spent)
    return Reach(item, None if item else decide(above), above)


def decide(above: float | None) -> Decision:
    if above is None:
        return Decision.UNWATCHED
    if above >= LIKELY:
        return Decision.ALONE
    return Decision.NOT_TODAY if above <= 1 - CLEAR else Decision.WITH_SOMEBODY


def chance_above(marginal: Floats) -> float:
    """P(θ ≥ cut): the points above it, and the share of the cell that the cut runs through."""
    step = GRID[1] - GRID[0]
    shares = np.clip((GRID + step / 2 - CUT) / step, 0, 1)
    return float(marginal @ shares)


def _next(bank: Bank, domain: str, asked: Collection[str], spent: Collection[str]) -> Item | None:
    """The first of the exercises that together tell most at the cut in the time that is left."""
    known = bank.index
    left = MOST_SECONDS - sum(bank.items[known[id_]].seconds for id_ in spent if id_ in known)
    there = bank.items[bank.spans[DOMAINS.index(domain)]]
    return first_of_best(
        [item for item in there if item.id not in asked], MOST_ITEMS - len(spent), left
    )


def first_of_best(items: Iterable[Item], count: int, seconds: int) -> Item | None:
    """Of the set of at most ``count`` items and ``seconds`` whose information at the cut is
    largest, the item that tells most for its time; None when nothing fits.

    A knapsack, solved exactly: taking each time what tells most a second leaves time that nothing
    fits. Items enter by what they tell a second, so the last one to enter a set opens it.
    """
    if count <= 0 or seconds <= 0:
        return None
    entering = sorted(items, key=lambda item: (at_cut(item) / item.seconds, item.id))
    told = np.zeros((count + 1, seconds + 1))
    opens = np.full(told.shape, len(entering))
    for n, item in enumerate(entering):
        if item.seconds <= seconds:
            _enter(told, opens, n, item)
    return [*entering, None][int(opens[-1, -1])]


def _enter(told: Floats, opens: Indexes, n: int, item: Item) -> None:
    """In place: what the best set tells, and what opens it, once item ``n`` may be in it. Rows: at
    most so many items; columns: at most so many seconds."""
    there = told[1:, item.seconds :]
    having = told[:-1, : told.shape[1] - item.seconds] + at_cut(item)
    better = having > there
    opens[1:, item.seconds :][better] = n
    there[better] = having[better]


def at_cut(item: Item) -> float:
    """What it tells of an ability at the cut, in 1/ability²."""
    return float(information_table(item)[int(np.abs(GRID - CUT).argmin())])
