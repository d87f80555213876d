"""One step of *Faire le point*: from what was seen so far to what is asked next, or the end."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.choose import NOTHING, choose
from palier.diagnosis.rules.fair import Progress
from palier.diagnosis.rules.items import DOMAINS, Item, Response
from palier.diagnosis.rules.landing import Landing, landings, observations
from palier.diagnosis.rules.model import Flags
from palier.diagnosis.rules.posterior import Posterior, posterior
from palier.diagnosis.rules.stop import Stop, enough, why_stop


@dataclass(frozen=True)
class Next:
    """Either ``item`` to ask, or ``stop``, the reason to end; exactly one of them is None."""

    item: Item | None
    stop: Stop | None
    posterior: Posterior
    landings: tuple[Landing, ...]


def next_step(
    bank: Bank,
    responses: Sequence[Response],
    skipped: Collection[str] = (),
    *,
    dice: int,
    met: Collection[str] = (),
) -> Next:
    """What to do after ``responses`` (in the order asked) and ``skipped`` item ids.

    ``dice``: a non-negative integer drawn by the caller and stored with the answer, so that any
    step can be replayed. ``met``: item ids of her earlier diagnoses, asked again only when nothing
    else is left. The last response also keeps two look-alikes from following each other.
    """
    belief = posterior(responses)
    progress = _progress(bank, responses, skipped, belief, met)
    asked = {response.item.id for response in responses} | set(skipped)
    stop = why_stop(bank, progress.wanting[0], asked, _expected_seconds(responses))
    item = None if stop else _chosen(bank, belief, progress, dice)
    return Next(item, stop, belief, landings(belief, responses))


def _chosen(bank: Bank, belief: Posterior, progress: Progress, dice: int) -> Item:
    index = choose(bank, belief, progress, np.array([dice % 2**31], dtype=np.intp))
    return bank.items[int(index[0])]


def _progress(
    bank: Bank,
    responses: Sequence[Response],
    skipped: Collection[str],
    belief: Posterior,
    met: Collection[str],
) -> Progress:
    observed = _observed(responses)
    last = bank.index.get(responses[-1].item.id, NOTHING) if responses else NOTHING
    closed = bank.flagged([*skipped, *(response.item.id for response in responses)])
    return Progress(
        closed=closed[None, :],
        observed=observed,
        last=np.array([last], dtype=np.intp),
        wanting=~enough(belief, observed),
        met=bank.flagged(met)[None, :] if met else None,
        spent=np.array([_expected_seconds(responses)], dtype=np.float64),
    )


def _observed(responses: Sequence[Response]) -> Flags:
    counts = observations(responses)
    return np.array([[counts[domain] > 0 for domain in DOMAINS]])


def _expected_seconds(responses: Sequence[Response]) -> int:
    """What was answered takes its time; what was skipped was left at once."""
    return sum({response.item.id: response.item.seconds for response in responses}.values())
