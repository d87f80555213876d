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
from palier.diagnosis.rules.model import GRID, Floats
from palier.diagnosis.rules.posterior import Posterior

USUAL_DISCRIMINATION = 1.3
USUAL_LAST_STEP = 0.5
MASTERY = 0.85

CUTS = tuple(
    USUAL_LAST_STEP + log(share / (1 - share)) / USUAL_DISCRIMINATION
    for share in (1 - MASTERY, 0.5, MASTERY)
)
"""Where the landings begin: −0.83, 0.5, 1.83. A landing is 1.33 high: just more than the width of
an 80 % interval at the sd where we stop (2 × 1.28 × 0.5), see ``stop.SURE_SD``."""

SURE_CHANCE = 2 / 3
"""A landing is said without « à confirmer » when it is right at least two times in three. At the sd
where we stop that is the middle of each landing; near a cut, two landings are about as likely, and
more exercises would hardly settle it: a helper's eyes do."""

SURE_TASKS = 2
"""One exercise is a first impression, however clear (and « je ne sais pas » once is no landing)."""

LEVEL = 0.8
"""The interval shown: right four times in five. A wider one (95 %) would cross two cuts for nearly
everybody after fifteen minutes and say nothing; the helper keeps the last word."""

Step = Literal[1, 2, 3, 4]
_STEPS: tuple[Step, ...] = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Landing:
    """One domain of one person. ``step`` is None when nobody watched it (``observed`` = 0),
    whatever correlation says. ``low`` and ``high`` bound the 80 % interval of θ; ``chance`` is the
    probability that this landing is the right one. ``sure`` when :data:`SURE_CHANCE` and
    :data:`SURE_TASKS` are reached."""

    domain: str
    step: Step | None
    sure: bool
    low: float
    high: float
    mean: float
    sd: float
    observed: int
    chance: float


def step_of(ability: float) -> Step:
    """The landing on which an ability stands."""
    return _STEPS[sum(ability >= cut for cut in CUTS)]


def chances(marginal: Floats) -> tuple[float, ...]:
    """The probability of each landing, from the ``marginal`` of one domain on the grid."""
    steps = np.searchsorted(np.array(CUTS), GRID, side="right")
    return tuple(np.bincount(steps, weights=marginal, minlength=len(_STEPS)).tolist())


def chance_of(step: Step, posterior: Posterior, place: int) -> float:
    """The chance of one landing of one person. Pointing may only lower it: a blur that happens to
    move mass towards that landing has taught nothing."""
    done, told = (believed.marginals[0, place] for believed in (posterior.done, posterior))
    return min(chances(done)[step - 1], chances(told)[step - 1])


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
    found = []
    for place, domain in enumerate(DOMAINS):
        mean, seen = float(posterior.mean[0, place]), counts[domain]
        chance = chance_of(step_of(mean), posterior, place)
        found.append(
            Landing(
                domain=domain,
                step=step_of(mean) if seen else None,
                sure=seen >= SURE_TASKS and chance >= SURE_CHANCE,
                low=float(low[0, place]),
                high=float(high[0, place]),
                mean=mean,
                sd=float(posterior.sd[0, place]),
                observed=seen,
                chance=chance,
            )
        )
    return tuple(found)
