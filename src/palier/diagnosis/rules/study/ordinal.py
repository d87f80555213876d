"""Ordinal logistic regression: a task of several steps, compared between two groups.

P(at least k steps) = logistic(x·β − c_k), with x the rest ability, the group, and their product
(Zumbo, 1999). Maximum likelihood by Fisher's scoring; concave, so one summit.
"""

from dataclasses import dataclass
from math import erfc, exp, sqrt

import numpy as np

from palier.diagnosis.rules.model import Flags, Floats, Indexes
from palier.diagnosis.rules.study.crowd import Scores
from palier.diagnosis.rules.study.fairness import DELTA, Difference

ROUNDS = 50
FIRM = 1e-4
"""A whisper of a prior, N(0, 100²), so that a perfect separation stays finite."""

SURELY = 0.05


@dataclass(frozen=True)
class Regression:
    """A fitted model: c₁ … c_m then β, their standard errors, and the log-likelihood."""

    at: Floats
    errors: Floats
    log_likelihood: float


def logistic(scores: Scores, focal: Flags, rest: Floats) -> Difference:
    """Several steps: ``scores``, ``focal`` and ``rest``, all (n,); a score that nobody reached is
    joined with the next.

    ``chance`` asks two things at once, as Swaminathan & Rogers (1990, Journal of Educational
    Measurement 27) do: harder everywhere, or harder for some abilities (χ², two degrees). ``size``
    is the group's log odds as Δ of ETS, below 0 when it is harder for the group looked at. Raises
    ``ValueError`` when everybody did as much.
    """
    _, ranks = np.unique(scores, return_inverse=True)
    if ranks.max() == 0:
        raise ValueError("nothing can be compared")
    x = (rest - rest.mean()) / max(float(rest.std()), 1e-9)
    columns = np.stack([x, focal, x * focal], axis=1)
    alone, beside, crossed = (fitted(ranks, columns[:, :n]) for n in (1, 2, 3))
    told = max(0.0, 2 * (crossed.log_likelihood - alone.log_likelihood))
    bent = max(0.0, 2 * (crossed.log_likelihood - beside.log_likelihood))
    size, error = DELTA * float(beside.at[-1]), DELTA * float(beside.errors[-1])
    return Difference(size, error, exp(-told / 2), uniform=erfc(sqrt(bent / 2)) > SURELY)


def fitted(ranks: Indexes, x: Floats) -> Regression:
    """``ranks`` (n,) from 0 without a hole, explained by ``x`` (n, q)."""
    share = np.array([(ranks >= k).mean() for k in range(1, int(ranks.max()) + 1)])
    at = np.concatenate([-np.log(share / (1 - share)), np.zeros(x.shape[1])])
    for _ in range(ROUNDS):
        chance, slopes = _slopes(x, at, share.size)
        slope = slopes[np.arange(ranks.size), ranks].sum(axis=0) - FIRM * at
        step = np.linalg.solve(_curved(chance, slopes), slope)
        at = _climbed(ranks, x, at, step)
        if np.abs(step).max() < 1e-8:
            break
    errors = np.sqrt(np.diagonal(np.linalg.inv(_curved(*_slopes(x, at, share.size)))))
    return Regression(at, errors, _height(ranks, x, at))


def _curved(chance: Floats, slopes: Floats) -> Floats:
    weighed = np.einsum("nk,nkp,nkq->pq", chance, slopes, slopes, optimize=True)
    return np.asarray(weighed + FIRM * np.eye(len(weighed)))


def _climbed(ranks: Indexes, x: Floats, at: Floats, step: Floats) -> Floats:
    """``at + step``, halved until it is no lower."""
    here = _height(ranks, x, at)
    for _ in range(20):
        if _height(ranks, x, at + step) >= here - 1e-12:
            return at + step
        step = step / 2
    return at


def _height(ranks: Indexes, x: Floats, at: Floats) -> float:
    chance, _ = _slopes(x, at, int(ranks.max()))
    told = np.log(chance[np.arange(ranks.size), ranks]).sum()
    return float(told - FIRM * (at @ at) / 2)


def _slopes(x: Floats, at: Floats, steps: int) -> tuple[Floats, Floats]:
    """P(rank = k), (n, m + 1); the slopes of its logarithm along c then β, (n, m + 1, m + q)."""
    passed = 1 / (1 + np.exp(np.clip(at[:steps] - (x @ at[steps:])[:, None], -40, 40)))
    whole = np.pad(passed, ((0, 0), (1, 1)), constant_values=((0, 0), (1, 0)))
    chance = np.maximum(whole[:, :-1] - whole[:, 1:], 1e-12)
    edge = whole * (1 - whole)
    slopes = np.zeros((len(x), steps + 1, steps + x.shape[1]))
    for k in range(steps):
        slopes[:, k + 1, k], slopes[:, k, k] = -edge[:, k + 1], edge[:, k + 1]
    slopes[:, :, steps:] = (edge[:, :-1] - edge[:, 1:])[..., None] * x[:, None, :]
    return chance, slopes / chance[..., None]
