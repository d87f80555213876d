"""What is believed of each person **without** the task that is judged: the rest score.

In an adaptive course nobody meets the same tasks: able people meet hard ones, and a plain sum would
call everybody equal. The rest score is therefore the expected ability of the task's domain after
all the other tasks (Zwick, Thayer & Wingersky, 1994, Applied Psychological Measurement 18). Each
group is believed with its own middle and spread: with one belief for all, what few tasks leave
unsaid would pull both groups together, and tasks would seem unfair to the group less at ease
(the regression correction of Shealy & Stout, 1993, Psychometrika 58).
"""

import numpy as np

from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.model import Floats
from palier.diagnosis.rules.posterior import infer
from palier.diagnosis.rules.prior import exchangeable
from palier.diagnosis.rules.study.calibration import FIRST_CORRELATION, chances, rescaled
from palier.diagnosis.rules.study.crowd import UNSEEN, Crowd
from palier.diagnosis.rules.study.curves import TINY

ROUNDS = 12
"""The middle and the spread of a group settle to 0.01 in ten rounds or fewer."""


def rest_abilities(crowd: Crowd) -> Floats:
    """For people of **one** group, (P, I): the ability of the item's domain as told by the other
    items; NaN where the person did not meet the item."""
    items = _standing(crowd)
    middle, spread = _scale(crowd, items)
    logs, curves = _likelihood(crowd, items)
    prior = exchangeable(FIRST_CORRELATION)
    rest = np.full(crowd.scores.shape, np.nan)
    for d, domain in enumerate(crowd.members):
        for i in range(domain.start, domain.stop):
            who = np.flatnonzero(crowd.scores[:, i] > UNSEEN)
            without = curves[who]
            without[:, d] -= logs[i][crowd.scores[who, i]]
            found = infer(without, prior).mean[:, d]
            rest[who, i] = middle[d] + spread[d] * found
    return rest


def _standing(crowd: Crowd) -> tuple[Item, ...]:
    """The same items on the scale of this group: mean 0, deviation 1."""
    items, prior = crowd.items, exchangeable(FIRST_CORRELATION)
    for _ in range(ROUNDS):
        items = rescaled(crowd, items, infer(_likelihood(crowd, items)[1], prior))
    return items


def _scale(crowd: Crowd, items: tuple[Item, ...]) -> tuple[Floats, Floats]:
    """Middle and spread of the group in each domain, on the scale of the items as written."""
    first = [(crowd.items[d.start], items[d.start]) for d in crowd.members]
    spread = [now.discrimination / was.discrimination for was, now in first]
    middle = [
        was.thresholds[0] - width * now.thresholds[0]
        for (was, now), width in zip(first, spread, strict=True)
    ]
    return np.array(middle), np.array(spread)


def _likelihood(crowd: Crowd, items: tuple[Item, ...]) -> tuple[list[Floats], Floats]:
    """Log P of each score of each item, I arrays (m + 1, G), and everybody's curves (P, D, G)."""
    logs = [np.log(np.maximum(chances((item,)), TINY)) for item in items]
    curves = [crowd.marks(domain) @ np.concatenate(logs[domain]) for domain in crowd.members]
    return logs, np.stack(curves, axis=1)
