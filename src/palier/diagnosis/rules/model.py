"""How ability makes steps likely: the graded response model on a grid of abilities.

Notation: s_k = logistic(a(θ − b_k)), with s₀ = 1 and s_{m+1} = 0; P(X = k) = s_k − s_{k+1}.
"""

from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from palier.diagnosis.rules.items import Item

Floats: TypeAlias = npt.NDArray[np.float64]
Worths: TypeAlias = npt.NDArray[np.float32]
Indexes: TypeAlias = npt.NDArray[np.intp]
Flags: TypeAlias = npt.NDArray[np.bool_]

REACH = 6.0
"""The grid covers θ ∈ [−6, 6]: the prior leaves 2 in 10⁹ outside."""

GRID_SIZE = 61
"""A step h of 0.2. For a smooth density of standard deviation σ, the rectangle rule on an evenly
spaced grid errs by about 2·exp(−2π²σ²/h²) (Poisson summation): 10⁻⁸ at σ = 0.2, and no test of ours
is that precise. More points only cost time."""

GRID: Floats = np.linspace(-REACH, REACH, GRID_SIZE)
GRID.flags.writeable = False


def log_logistic(x: Floats) -> Floats:
    """log(1 / (1 + e^−x)), finite for every finite x."""
    return -np.logaddexp(0.0, -x)


def log_probabilities(item: Item, theta: Floats) -> Floats:
    """log P(X = k | θ), shape (m + 1, n) for abilities of shape (n,).

    Subtracting two logistics loses every digit in the tails; this identity loses none:
    s_k − s_{k+1} = s_k · (1 − s_{k+1}) · (1 − e^{−a(b_{k+1} − b_k)}).
    """
    if item.steps == 1:
        return _log_binary(item, theta)
    edges = _edges(item, theta)
    gaps = item.discrimination * np.diff(item.thresholds)
    logs = np.zeros((item.steps + 1, theta.size))
    logs[1:] += log_logistic(edges)
    logs[:-1] += log_logistic(-edges)
    logs[1:-1] += np.log(-np.expm1(-gaps))[:, None]
    return logs


def _log_binary(item: Item, theta: Floats) -> Floats:
    x = _edges(item, theta)[0]
    yes, no = log_logistic(x), log_logistic(-x)
    return np.stack([_mix(1 - item.upper, 1 - item.lower, yes, no),
                     _mix(item.upper, item.lower, yes, no)])  # fmt: skip


def _mix(on_yes: float, on_no: float, yes: Floats, no: Floats) -> Floats:
    """log(on_yes · e^yes + on_no · e^no); a weight of 0 drops its term."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.logaddexp(np.log(on_yes) + yes, np.log(on_no) + no))


def _edges(item: Item, theta: Floats) -> Floats:
    return np.asarray(item.discrimination * (theta[None, :] - np.array(item.thresholds)[:, None]))


def information(item: Item, theta: Floats) -> Floats:
    """Fisher information about θ, shape (n,), in 1/ability².

    Graded: a² Σ_k P_k (1 − s_k − s_{k+1})², from P′_k = a·P_k·(1 − s_k − s_{k+1}): no division, so
    nothing explodes where a category is impossible. With asymptotes: Birnbaum (1968), eq. 20.2.4,
    extended to an upper one as in Magis (2013, Applied Psychological Measurement 37).
    """
    if (item.lower, item.upper) != (0.0, 1.0):
        return _bounded_information(item, theta)
    s = np.exp(log_logistic(_edges(item, theta)))
    ones, zeros = np.ones((1, theta.size)), np.zeros((1, theta.size))
    s = np.concatenate([ones, s, zeros])
    p = np.exp(log_probabilities(item, theta))
    info: Floats = item.discrimination**2 * (p * (1 - s[:-1] - s[1:]) ** 2).sum(axis=0)
    return info


def _bounded_information(item: Item, theta: Floats) -> Floats:
    s = np.exp(log_logistic(_edges(item, theta)[0]))
    span = item.upper - item.lower
    p = np.clip(item.lower + span * s, 1e-300, 1 - 1e-16)
    slope = item.discrimination * span * s * (1 - s)
    return np.asarray(slope**2 / (p * (1 - p)))


def expected_share(item: Item, ability: float) -> float:
    """E[X] / m: the share of the steps that somebody of that ability is expected to do, 0 to 1.

    E[X] is the sum of the chances to reach each step: a result asks it of the whole bank, and the
    chances of every score would cost six times as much.
    """
    reached = np.exp(log_logistic(_edges(item, np.array([ability])))).mean()
    return item.lower + (item.upper - item.lower) * float(reached)


@lru_cache(maxsize=4096)
def log_table(item: Item) -> Floats:
    """:func:`log_probabilities` on :data:`GRID`, shape (m + 1, GRID_SIZE); kept, read-only."""
    return _kept(log_probabilities(item, GRID))


@lru_cache(maxsize=4096)
def information_table(item: Item) -> Floats:
    """:func:`information` on :data:`GRID`, shape (GRID_SIZE,); kept, read-only."""
    return _kept(information(item, GRID))


def _kept(table: Floats) -> Floats:
    table.flags.writeable = False
    return table
