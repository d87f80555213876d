"""How sure the calibration is: standard errors from the observed information.

Louis (1982, JRSS B 44): what the answers tell is what they would tell if abilities were known, less
what is lost by not knowing them. Items of one domain lean on the same abilities and are taken
together; that two domains lean on each other is left out: planted values stand within the stated
intervals all the same (see the tests).
"""

from dataclasses import dataclass

import numpy as np

from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.model import Floats, Indexes
from palier.diagnosis.rules.study.calibration import Fit, curvature, stiffness
from palier.diagnosis.rules.study.crowd import UNSEEN, Crowd, Scores
from palier.diagnosis.rules.study.curves import Curves


@dataclass(frozen=True)
class Told:
    """What the n people who met one item tell of its p parameters: ``slopes`` (n, p, G) of their
    log-likelihood, less their mean, times the root of what is believed."""

    who: Indexes
    slopes: Floats

    def beside(self, other: "Told") -> Floats:
        """The covariance of two items' slopes, summed over who met both: (p, q)."""
        _, here, there = np.intersect1d(self.who, other.who, True, return_indices=True)
        both = np.tensordot(self.slopes[here], other.slopes[there], axes=([0, 2], [0, 2]))
        return np.asarray(both)


def errors(crowd: Crowd, fit: Fit) -> tuple[Floats, ...]:
    """Standard errors of a, b₁ … b_m of each item, I arrays (1 + m,); ``inf`` where the answers
    tell less than nothing."""
    found: list[Floats] = []
    for place, domain in enumerate(crowd.members):
        items, scores = fit.items[domain], crowd.scores[:, domain]
        information = _information(items, scores, fit.belief.marginals[:, place])
        variance = np.diagonal(np.linalg.pinv(information, hermitian=True))
        spread = np.sqrt(np.where(variance > 0, variance, np.inf))
        found += np.split(spread, _ends(items)[:-1])
    return tuple(found)


def _information(items: tuple[Item, ...], scores: Scores, marginals: Floats) -> Floats:
    """Of every parameter of one domain, item after item: (p, p)."""
    told = [_told(item, own, marginals) for item, own in zip(items, scores.T, strict=True)]
    ends = _ends(items)
    whole = np.zeros((ends[-1], ends[-1]))
    for i, one in enumerate(told):
        here = slice(ends[i] - 1 - items[i].steps, ends[i])
        whole[here, here] = _known(items[i], marginals[one.who].sum(axis=0))
        for j in range(i + 1):
            there = slice(ends[j] - 1 - items[j].steps, ends[j])
            lost = one.beside(told[j])
            whole[here, there] -= lost
            whole[there, here] = whole[here, there].T
    return whole


def _known(item: Item, people: Floats) -> Floats:
    """The information if abilities were known, weak beliefs included: (1 + m, 1 + m)."""
    curves = Curves.of([item])
    return np.asarray((curvature(people[None], *curves.told()) + stiffness(curves))[0])


def _told(item: Item, scores: Scores, marginals: Floats) -> Told:
    who = np.flatnonzero(scores > UNSEEN)
    slopes = Curves.of([item]).told()[1][0][scores[who]]
    slopes -= np.einsum("npg,ng->np", slopes, marginals[who])[..., None]
    slopes *= np.sqrt(marginals[who])[:, None, :]
    return Told(who, slopes)


def _ends(items: tuple[Item, ...]) -> Indexes:
    return np.cumsum([1 + item.steps for item in items])
