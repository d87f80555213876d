"""What we believe about six abilities after what was seen: one posterior, not six.

Each task loads on one domain, so what was seen is a product of six curves; only what the domains
have in common ties them together (``prior.py``). At each node (g, c) the six are apart: each says
how well the node explains its tasks, and what ability it would then have. Bayes' rule weighs the
nodes, and every figure is a weighted mean over them: exact up to the fineness of the grids.

Everything has a leading axis of people: live use is a batch of one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from palier.diagnosis.rules.items import DOMAINS, Response
from palier.diagnosis.rules.model import GRID_SIZE, Floats, log_table
from palier.diagnosis.rules.pointing import doubt_of, widened
from palier.diagnosis.rules.prior import PRIOR, Prior
from palier.diagnosis.rules.quantiles import quantiles
from palier.diagnosis.rules.told import Told, listen


@dataclass(frozen=True)
class Posterior:
    """Beliefs about P people on D domains, from ``told`` at the nodes of ``prior``.

    ``doubt`` (P, D): variance added to a domain whose tasks were pointed at and not done; it moves
    no mean (``pointing.py``).
    """

    told: Told
    prior: Prior
    doubt: Floats

    @cached_property
    def weights(self) -> Floats:
        """The chance of each node, shape (P, K)."""
        logs = self.told.log.sum(axis=1) + self.prior.log_chance
        logs -= logs.max(axis=1, keepdims=True)
        np.exp(logs, out=logs)
        logs /= logs.sum(axis=1, keepdims=True)
        return np.asarray(logs)

    @cached_property
    def mean(self) -> Floats:
        """Shape (P, D)."""
        return np.asarray(np.einsum("pdk,pk->pd", self.told.mean, self.weights))

    @cached_property
    def learnable(self) -> Floats:
        """The variance that more tasks may take away, shape (P, D)."""
        square = np.einsum("pdk,pk->pd", self.told.square, self.weights)
        return np.asarray(np.maximum(square - self.mean**2, 1e-12))

    @cached_property
    def sd(self) -> Floats:
        """Standard deviations, shape (P, D), doubt included."""
        return np.sqrt(self.learnable + self.doubt)

    @cached_property
    def covariance(self) -> Floats:
        """What more tasks may take away, between domains too: shape (P, D, D)."""
        weighted = self.told.mean * self.weights[:, None]
        shared = weighted @ self.told.mean.swapaxes(1, 2)
        shared -= self.mean[:, :, None] * self.mean[:, None, :]
        every = np.arange(shared.shape[1])
        shared[:, every, every] = self.learnable
        return np.asarray(shared)

    @cached_property
    def marginals(self) -> Floats:
        """Probabilities of θ on the grid, shape (P, D, GRID_SIZE), not assumed Gaussian."""
        ratio = self.weights[:, None] / np.exp(self.told.log)
        chances = self.told.likelihood * (ratio @ self.prior.densities.T)
        return widened(chances / chances.sum(axis=-1, keepdims=True), self.doubt)

    @cached_property
    def done(self) -> "Posterior":
        """The same beliefs, had she done all that she pointed at."""
        return replace(self, doubt=np.zeros_like(self.doubt)) if self.doubt.any() else self

    def interval(self, level: float) -> tuple[Floats, Floats]:
        """The central interval of each marginal holding ``level`` of it: two (P, D) arrays."""
        tails = quantiles(self.marginals, ((1 - level) / 2, (1 + level) / 2))
        return tails[..., 0], tails[..., 1]

    def doubting(self, responses: Sequence[Response]) -> "Posterior":
        """The same beliefs of one person, less sure where she pointed."""
        return replace(self, doubt=doubt_of(responses, self.marginals[0])[None])


def log_likelihood(responses: Iterable[Response], size: int = len(DOMAINS)) -> Floats:
    """The six curves of one person, shape (1, D, GRID_SIZE).

    Summed in an order of their own, so that the order of the answers changes not even a bit.
    """
    curves = np.zeros((1, size, GRID_SIZE))
    for response in sorted(responses, key=lambda r: (r.item.id, r.score, r.weight)):
        if response.weight:
            curves[0, response.item.place] += (
                response.weight * log_table(response.item)[response.score]
            )
    return curves


def posterior(responses: Iterable[Response], prior: Prior = PRIOR) -> Posterior:
    """What one person's responses say: a batch of one."""
    responses = list(responses)
    belief = infer(log_likelihood(responses), prior)
    return belief.doubting(responses) if any(r.pointed for r in responses) else belief


def infer(curves: Floats, prior: Prior = PRIOR) -> Posterior:
    """The posterior of log-likelihoods ``curves`` (P, D, GRID_SIZE), each known up to a constant.

    Any curve will do: guessing, help and contradictions keep it exact.
    """
    likelihood = np.exp(curves - curves.max(axis=-1, keepdims=True))
    return believe(listen(likelihood, prior), prior)


def believe(told: Told, prior: Prior = PRIOR) -> Posterior:
    """The posterior of what was told, done and not pointed at."""
    return Posterior(told, prior, np.zeros(told.log.shape[:2]))
