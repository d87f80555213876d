"""Which tasks may be asked next, for the person's sake: the wishes around the choice."""

from dataclasses import dataclass

import numpy as np

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.model import Flags, Floats, Indexes
from palier.diagnosis.rules.stop import MOST_SECONDS


@dataclass(frozen=True)
class Progress:
    """Where P people are. ``closed`` (P, I): items seen, skipped or retired; ``observed`` (P, D):
    domains with at least one response of their own (none at all: the first task is still to come);
    ``last`` (P,): index of the item asked just before, or ``choose.NOTHING``; ``wanting`` (P, D):
    domains not known well enough yet; ``met`` (P, I): items of her earlier diagnoses; ``spent``
    (P,): expected seconds of what was played, none when not given."""

    closed: Flags
    observed: Flags
    last: Indexes
    wanting: Flags
    met: Flags | None = None
    spent: Floats | None = None


def fair_to_ask(bank: Bank, progress: Progress) -> Flags:
    """Which items may be asked now, shape (P, I): never one already closed; then wishes, from the
    strongest to the weakest, each dropped for a person in whom it would leave nothing."""
    fair = ~progress.closed
    if progress.spent is not None:
        fair = _wish(fair, bank.seconds <= MOST_SECONDS - progress.spent[:, None])
    fair &= _domains_to_ask(bank, fair, progress)[:, bank.places]
    if progress.met is not None:
        fair = _wish(fair, ~progress.met)
    fair = _wish(fair, _by_doing(bank, progress))
    first = ~progress.observed.any(axis=1, keepdims=True)
    if first.any():
        fair = np.where(first, _gentlest(bank, fair), fair)
    return _wish(fair, bank.unlike[progress.last])


def _by_doing(bank: Bank, progress: Progress) -> Flags:
    """A domain is looked at for the first time by doing: a drawn situation may come after."""
    return np.asarray(bank.done | progress.observed[:, bank.places])


def _domains_to_ask(bank: Bank, fair: Flags, progress: Progress) -> Flags:
    """Shape (P, D): a domain that still wants to be known; before all, one that nobody watched."""
    spans = bank.spans_of(progress.wanting.shape[1])
    left = np.stack([fair[:, span].any(axis=1) for _, span in spans], axis=1)
    return _wish(_wish(left, progress.wanting), ~progress.observed)


def _wish(fair: Flags, wish: Flags) -> Flags:
    both = fair & wish
    granted = both.any(axis=1, keepdims=True)
    return both if granted.all() else np.where(granted, both, fair)


def _gentlest(bank: Bank, fair: Flags) -> Flags:
    """The lowest band still open."""
    bands = np.where(fair, bank.bands, np.iinfo(np.intp).max)
    return np.asarray(fair & (bands == bands.min(axis=1, keepdims=True, initial=99)))
