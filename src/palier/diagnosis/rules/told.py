"""What the tasks of one domain say at each node of the prior: all that one more answer changes."""

from dataclasses import dataclass

import numpy as np

from palier.diagnosis.rules.model import Floats, Indexes
from palier.diagnosis.rules.prior import Prior

TINY = 1e-300
"""Below any chance worth weighing: keeps a division by nothing from spoiling a mean."""


@dataclass(frozen=True)
class Told:
    """What the tasks of each domain say at each node. ``likelihood`` (P, D, GRID_SIZE), its highest
    value 1; ``log`` (P, D, K): how well the node explains them; ``mean`` and ``square`` (P, D, K):
    of θ, and of θ², there."""

    likelihood: Floats
    log: Floats
    mean: Floats
    square: Floats

    def hear(self, people: Indexes, places: Indexes, news: "Told") -> None:
        """In place: one more task changes what one domain of each person says, nothing else."""
        self.likelihood[people, places] = news.likelihood
        self.log[people, places] = news.log
        self.mean[people, places] = news.mean
        self.square[people, places] = news.square


def listen(likelihood: Floats, prior: Prior) -> Told:
    """Curves (…, GRID_SIZE) of any scale, each told at every node."""
    likelihood = likelihood / likelihood.max(axis=-1, keepdims=True)
    total, first, second = np.split(likelihood @ prior.moments, 3, axis=-1)
    total = np.maximum(total, TINY)
    return Told(likelihood, np.log(total), first / total, second / total)
