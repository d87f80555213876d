"""Which task comes next: the one expected to teach most, among those that are fair to ask.

What shortens a test is the correlated prior and partial credit, hardly the selection rule: so the
rule is the plain one, and the wishes around it are for the person. Everything is over P people at
once; the simulation therefore measures the very code that serves.
"""

from dataclasses import dataclass

import numpy as np

from palier.diagnosis.rules.bank import Bank, Flags, Indexes
from palier.diagnosis.rules.model import Floats
from palier.diagnosis.rules.posterior import Posterior

NEAREST_RIVALS = 3
"""The next task is drawn among this many best ones: *randomesque* exposure control (Kingsbury &
Zara, 1989, Applied Measurement in Education 2). They took 5 in banks of hundreds; a domain of ours
has about twenty tasks, and neighbours in a waiting room must not all meet the same one."""

WORTH_DRAWING = 0.75
"""…but never one that teaches less than three quarters of the best: variety may cost a third of an
item, not a whole one."""

SWITCHING_SECONDS = 60
"""What starting something new costs besides its own seconds: a screen to discover, a question to
take in. The worth of a task is what it teaches per second *with* this toll. Without it short tasks
would win always; with an infinite one time would not count at all. Measured on simulated people
(correlation 0.7, synthetic bank): counting time so takes a fifth off the minutes (18.3 to 14.8) for
1.3 more tasks; between 20 and 100 s the choice hardly matters."""

NOTHING = -1
"""Index returned for a person who has no task left."""


@dataclass(frozen=True)
class Progress:
    """Where P people are. ``closed`` (P, I): items seen, skipped or retired; ``observed`` (P, D):
    domains with at least one response of their own (none at all: the first task is still to come);
    ``last`` (P,): index of the item asked just before, or :data:`NOTHING`; ``wanting`` (P, D):
    domains not known well enough yet."""

    closed: Flags
    observed: Flags
    last: Indexes
    wanting: Flags


def choose(bank: Bank, posterior: Posterior, progress: Progress, dice: Indexes) -> Indexes:
    """The index of each person's next item, shape (P,), or :data:`NOTHING`.

    ``dice`` (P,): any non-negative integers, drawn by the caller: the rule itself is certain.
    """
    fair = fair_to_ask(bank, progress)
    first = ~progress.observed.any(axis=1, keepdims=True)
    worth = gains(bank, posterior, progress.wanting) / (bank.seconds + SWITCHING_SECONDS)
    if first.any():
        worth = np.where(first, bank.averaged(bank.whole, posterior.marginals), worth)
    return _draw(worth, fair, dice)


def gains(bank: Bank, posterior: Posterior, wanting: Flags) -> Floats:
    """Expected fall of variance, summed over the wanting domains, for each item: shape (P, I).

    An item of domain d with information I (averaged over the marginal of d: a point estimate is
    overconfident when little is known, van der Linden, 1998, Psychometrika 63) acts as an
    observation of variance 1/I. Gaussian conditioning then takes Σ_jd² · I / (1 + I·Σ_dd) from the
    variance of every domain j: a task of one domain is also paid for what it tells of the others.
    """
    information = bank.averaged(bank.information, posterior.marginals)
    own = np.diagonal(posterior.covariance, axis1=1, axis2=2)[:, bank.places]
    reach = np.einsum("pj,pjd->pd", wanting.astype(np.float64), posterior.covariance**2)
    return np.asarray(information * reach[:, bank.places] / (1 + information * own))


def fair_to_ask(bank: Bank, progress: Progress) -> Flags:
    """Which items may be asked now, shape (P, I): never one already closed; then wishes, from the
    strongest to the weakest, each dropped for a person in whom it would leave nothing."""
    fair = ~progress.closed
    fair = _wish(fair, progress.wanting[:, bank.places])
    fair = _wish(fair, ~progress.observed[:, bank.places])
    return np.where(
        ~progress.observed.any(axis=1, keepdims=True),
        _wish(fair, _gentlest(bank, fair)),
        _wish(fair, ~_same_kind_as_last(bank, progress.last)),
    )


def _wish(fair: Flags, wish: Flags) -> Flags:
    both = fair & wish
    return np.where(both.any(axis=1, keepdims=True), both, fair)


def _gentlest(bank: Bank, fair: Flags) -> Flags:
    """The lowest band still open: a first task is there to be succeeded at, not to measure."""
    bands = np.where(fair, bank.bands, np.iinfo(np.intp).max)
    return np.asarray(fair & (bands == bands.min(axis=1, keepdims=True, initial=99)))


def _same_kind_as_last(bank: Bank, last: Indexes) -> Flags:
    """Items of the domain *and* band just asked: twice the same look tires and tells less."""
    if not bank.items:
        return np.zeros((len(last), 0), dtype=np.bool_)
    same = (bank.places == bank.places[last][:, None]) & (bank.bands == bank.bands[last][:, None])
    return np.asarray(same & (last != NOTHING)[:, None])


def _draw(worth: Floats, fair: Flags, dice: Indexes) -> Indexes:
    """Among the fair items nearest to the best, the one the dice point at."""
    if not fair.shape[1]:
        return np.full(len(fair), NOTHING)
    order, best = _foremost(np.where(fair, worth, -np.inf))
    rivals = np.maximum((best >= WORTH_DRAWING * best[:, :1]).sum(axis=1), 1)
    drawn = order[np.arange(len(fair)), dice % rivals]
    return np.where(fair.any(axis=1), drawn, NOTHING)


def _foremost(worth: Floats) -> tuple[Indexes, Floats]:
    """Indexes and values of the best few of each row, best first, ties by index: a full sort of
    the bank would cost as much as all the rest of a step."""
    worth, rows = worth.copy(), np.arange(len(worth))
    order = np.empty((len(worth), min(NEAREST_RIVALS, worth.shape[1])), dtype=np.intp)
    best = np.empty(order.shape)
    for n in range(order.shape[1]):
        order[:, n] = worth.argmax(axis=1)
        best[:, n] = worth[rows, order[:, n]]
        worth[rows, order[:, n]] = -np.inf
    return order, best
