"""Which task comes next: the one expected to teach most, among those that are fair to ask.

The very first is also weighed by its chance to be done whole: it is there to be succeeded at.

What shortens a test is the correlated prior and partial credit, hardly the selection rule: so the
rule is the plain one, and the wishes around it are for the person. Everything is over P people at
once; the simulation therefore measures the very code that serves.
"""

import numpy as np

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.fair import Progress, fair_to_ask
from palier.diagnosis.rules.model import Flags, Floats, Indexes, Worths
from palier.diagnosis.rules.posterior import Posterior
from palier.diagnosis.rules.stop import MOST_SECONDS

NEAREST_RIVALS = 3
"""The next task is drawn among this many best ones: *randomesque* exposure control (Kingsbury &
Zara, 1989, Applied Measurement in Education 2). They took 5 in banks of hundreds; a domain of ours
has about twenty tasks, and neighbours in a waiting room must not all meet the same one."""

WORTH_DRAWING = 0.75
"""…but never one that teaches less than three quarters of the best: variety may cost a third of an
item, not a whole one."""

SWITCHING_SECONDS = 180
"""What starting something new costs at first, besides its own seconds: a screen to discover, a
question to take in. The worth of a task is what it teaches per second *with* this toll. Without it
short tasks would win always; with an infinite one time would not count at all.

It falls to nothing as her time is spent (:func:`toll`): first few tasks, then few seconds. On
simulated people, truth 0.7, with the bank that ships, fifteen minutes end at RMSE 0.57 and 13
tasks: 0.60 and 9 with a toll that stays, 0.59 and 9 with one that falls from 600, 0.55 and 18 with
none. The price, on banks of longer tasks: after ten, the worst of six domains is 0.506 where 600
gives 0.502 (``bench/results/adaptive.md``)."""

NOTHING = -1
"""Index returned for a person who has no task left."""

NEVER = np.float32(-np.inf)
"""The worth of what may not be asked."""


def choose(bank: Bank, posterior: Posterior, progress: Progress, dice: Indexes) -> Indexes:
    """The index of each person's next item, shape (P,), or :data:`NOTHING`.

    ``dice`` (P,): any non-negative integers, drawn by the caller: the rule itself is certain.
    """
    fair = fair_to_ask(bank, progress)
    worth = gains(bank, posterior, progress.wanting)
    worth *= bank.rate(toll(progress))
    first = ~progress.observed.any(axis=1, keepdims=True)
    if first.any():
        worth *= np.where(first, bank.whole(posterior.marginals).astype(np.float32), 1)
    return _draw(worth, fair, dice)


def toll(progress: Progress) -> Floats:
    """Seconds, shape (P,), or (1,) for everybody when nothing is said of the time spent."""
    spent = np.zeros(1) if progress.spent is None else progress.spent
    return np.asarray(SWITCHING_SECONDS * np.clip(1 - spent / MOST_SECONDS, 0, 1))


def gains(bank: Bank, posterior: Posterior, wanting: Flags) -> Worths:
    """Expected fall of variance, over the wanting domains, for each item: shape (P, I). The fall
    of each domain counts as much as its variance still stands: what is least known comes first.

    An item of domain d with information I acts as an observation of variance 1/I. Gaussian
    conditioning then takes Σ_jd² · I / (1 + I·Σ_dd) from the variance of every domain j: a task of
    one domain is also paid for what it tells of the others. In single precision: seven digits are
    plenty to compare tasks, and half the memory is half the time.
    """
    gained = bank.information(posterior.mean, np.sqrt(posterior.learnable))
    ignored = (wanting * posterior.learnable)[:, None]
    reached = (ignored @ posterior.covariance**2)[:, 0].astype(np.float32)
    own = posterior.learnable.astype(np.float32)
    for place, span in bank.spans_of(own.shape[1]):
        told = gained[:, span]
        told *= reached[:, place, None] / (1 + told * own[:, place, None])
    return gained


def _draw(worth: Worths, fair: Flags, dice: Indexes) -> Indexes:
    """Among the fair items nearest to the best, the one the dice point at."""
    if not fair.shape[1]:
        return np.full(len(fair), NOTHING)
    order, best = _foremost(np.where(fair, worth, NEVER))
    rivals = np.maximum((best >= WORTH_DRAWING * best[:, :1]).sum(axis=1), 1)
    drawn = order[np.arange(len(fair)), dice % rivals]
    return np.where(best[:, 0] > NEVER, drawn, NOTHING)


def _foremost(worth: Worths) -> tuple[Indexes, Worths]:
    """Indexes and values of the best few of each row, best first, ties by index; ``worth`` is used
    up. A full sort of the bank would cost as much as all the rest of a step."""
    rows = np.arange(len(worth))
    order = np.empty((len(worth), min(NEAREST_RIVALS, worth.shape[1])), dtype=np.intp)
    best = np.empty(order.shape, dtype=worth.dtype)
    for n in range(order.shape[1]):
        order[:, n] = worth.argmax(axis=1)
        best[:, n] = worth[rows, order[:, n]]
        worth[rows, order[:, n]] = NEVER
    return order, best
