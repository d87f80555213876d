"""How fast each answer becomes likely: what every estimate of one ability is made of."""

from dataclasses import dataclass

import numpy as np

from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.model import Floats, log_logistic, log_probabilities


@dataclass(frozen=True)
class Slopes:
    """One item at n abilities, each of shape (m + 1, n): ``chance`` P_k, ``slope`` r = P′_k / P_k
    and ``bend`` r′, the first and second slopes of log P_k."""

    chance: Floats
    slope: Floats
    bend: Floats

    @property
    def information(self) -> Floats:
        """Fisher's I = Σ P_k r², shape (n,)."""
        return np.asarray((self.chance * self.slope**2).sum(axis=0))

    @property
    def skew(self) -> Floats:
        """Warm's J = Σ P′_k P″_k / P_k, shape (n,). Several scores: Samejima (1993)."""
        return np.asarray((self.chance * self.slope * (self.slope**2 + self.bend)).sum(axis=0))


def slopes_of(item: Item, theta: Floats) -> Slopes:
    """The slopes of ``item`` at ``theta`` (n,); no division where nothing bounds the curve."""
    inner = item.discrimination * (theta[None, :] - np.array(item.thresholds)[:, None])
    done = np.exp(log_logistic(inner))
    chance = np.exp(log_probabilities(item, theta))
    if (item.lower, item.upper) != (0.0, 1.0):
        return _bounded(item, done[0], chance)
    ones, zeros = np.ones((1, theta.size)), np.zeros((1, theta.size))
    s = np.concatenate([ones, done, zeros])
    slope = item.discrimination * (1 - s[:-1] - s[1:])
    bend = -(item.discrimination**2) * (s[:-1] * (1 - s[:-1]) + s[1:] * (1 - s[1:]))
    return Slopes(chance, slope, bend)


def _bounded(item: Item, s: Floats, chance: Floats) -> Slopes:
    """One step between asymptotes: P = lower + (upper − lower)·s."""
    first = item.discrimination * (item.upper - item.lower) * s * (1 - s)
    second = item.discrimination * first * (1 - 2 * s)
    rises = np.stack([-first, first]) / chance
    return Slopes(chance, rises, np.stack([-second, second]) / chance - rises**2)
