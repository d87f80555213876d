"""From an ability to a landing of the staircase: what somebody does with the usual task.

The scale is anchored on the *usual task*: a band-2 task as our content files write them, of
discrimination 1.3 whose last step stands at +0.5. Its whole completion without help,
P(all steps | θ) = logistic(1.3·(θ − 0.5)), names the landings:

====  ===================  ================================================
step  said                 the usual task is done whole, without help
====  ===================  ================================================
1     pas encore           less than 15 times in 100
2     avec quelqu’un       up to 1 time in 2: begun, seldom finished
3     presque sans aide    from 1 in 2 to 85 in 100: finished, not always
4     sans aide            85 times in 100 or more
====  ===================  ================================================

85 in 100 is the middle of the usual criterion of mastery (80 to 90: Bloom, 1968, *Learning for
Mastery*), and 15 its mirror. The cuts are expert choices, to be held against what helpers see;
``bench/adaptive.py`` prints the usual task of the bank that ships beside the one assumed here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import Literal

import numpy as np

from palier.diagnosis.rules.items import DOMAINS, Response
from palier.diagnosis.rules.model import Floats
from palier.diagnosis.rules.posterior import Posterior
from palier.diagnosis.rules.stop import SURE_SD

USUAL_DISCRIMINATION = 1.3
USUAL_LAST_STEP = 0.5
MASTERY = 0.85

CUTS = tuple(
    USUAL_LAST_STEP + log(share / (1 - share)) / USUAL_DISCRIMINATION
    for share in (1 - MASTERY, 0.5, MASTERY)
)
"""Where the landings begin: −0.83, 0.5, 1.83. A landing is 1.33 high: just more than the width of
an 80 % interval at the sd where we stop (2 × 1.28 × 0.5), see ``stop.SURE_SD``."""

LEVEL = 0.8
"""The interval shown: right four times in five. A wider one (95 %) would cross two cuts for nearly
everybody after twenty minutes and say nothing; the helper keeps the last word."""

Step = Literal[1, 2, 3, 4]
_STEPS: tuple[Step, ...] = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Landing:
    """One domain of one person. ``step`` is None when nobody watched it (``observed`` = 0),
    whatever correlation says. ``low`` and ``high`` bound the 80 % interval of θ. ``sure`` when that
    interval crosses no cut, or a single one with an ``sd`` of at most ``stop.SURE_SD``: a wide
    interval may cross one cut only by luck of where it lies."""

    domain: str
    step: Step | None
    sure: bool
    low: float
    high: float
    mean: float
    sd: float
    observed: int


def step_of(ability: float) -> Step:
    """The landing on which an ability stands."""
    return _STEPS[sum(ability >= cut for cut in CUTS)]


def crossed(low: float, high: float) -> int:
    """How many cuts lie strictly inside an interval."""
    return sum(low < cut < high for cut in CUTS)


def observations(responses: Iterable[Response]) -> dict[str, int]:
    """How many tasks of each domain were watched; one that counts for nothing was not."""
    counts = dict.fromkeys(DOMAINS, 0)
    for response in responses:
        counts[response.item.domain] += response.weight > 0
    return counts


def landings(posterior: Posterior, responses: Iterable[Response]) -> tuple[Landing, ...]:
    """The six landings of one person (``posterior`` is a batch of one), in domain order."""
    counts = observations(responses)
    low, high = posterior.interval(LEVEL)
    numbers = np.stack([low[0], high[0], posterior.mean[0], posterior.sd[0]], axis=1)
    return tuple(_landing(d, numbers[i], counts[d]) for i, d in enumerate(DOMAINS))


def _landing(domain: str, numbers: Floats, seen: int) -> Landing:
    low, high, mean, sd = numbers.tolist()
    return Landing(
        domain=domain,
        step=step_of(mean) if seen else None,
        sure=seen > 0 and crossed(low, high) <= (sd <= SURE_SD),
        low=low,
        high=high,
        mean=mean,
        sd=sd,
        observed=seen,
    )
