"""Rasch's model by conditional likelihood: the reference that needs no belief about the people.

Given how many items somebody passed, which ones says nothing more of her ability (Andersen, 1972,
JRSS B 34): the difficulties are compared alone. Here to check, against eRm, what ``calibration.py``
finds by another road; our tasks have several steps and their own discrimination.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from palier.diagnosis.rules.model import Floats

STEPS = 30
"""Newton's method on a concave function: five steps do it."""


@dataclass(frozen=True)
class Rasch:
    """Difficulties (I,), of sum 0, their standard errors (I,), the conditional log-likelihood."""

    difficulty: Floats
    error: Floats
    log_likelihood: float


def conditional(passed: npt.NDArray[np.integer]) -> Rasch:
    """From answers (P, I) of 0 and 1, nothing missing. Raises ``ValueError`` when everybody, or
    nobody, passed an item: it has no difficulty."""
    totals = passed.sum(axis=0)
    if ((totals == 0) | (totals == len(passed))).any():
        raise ValueError("everybody, or nobody, passed an item")
    size = passed.shape[1]
    people = np.bincount(passed.sum(axis=1), minlength=size + 1)
    difficulty = np.zeros(size)
    for _ in range(STEPS):
        expected, curved, logs = _conditional(np.exp(-difficulty), people)
        difficulty = difficulty + np.linalg.pinv(curved) @ (expected - totals)
        difficulty -= difficulty.mean()
    errors = np.sqrt(np.diagonal(np.linalg.pinv(curved)))
    return Rasch(difficulty, errors, float(-difficulty @ totals - logs))


def _conditional(
    easy: Floats, people: npt.NDArray[np.integer]
) -> tuple[Floats, Floats, np.float64]:
    """Given the numbers of ``people`` by score: passes expected by item (I,), their covariance
    (I, I) summed over people, and Σ n log γ."""
    size = easy.size
    whole = symmetric(easy)
    one = np.array([_both(easy, (i,), whole) for i in range(size)])
    two = np.array([[_both(easy, (i, j), whole) for j in range(size)] for i in range(size)])
    two[np.diag_indices(size)] = one
    covariance = two - one[:, None, :] * one[None, :, :]
    return one @ people, covariance @ people, np.log(whole) @ people


def _both(easy: Floats, items: tuple[int, ...], whole: Floats) -> Floats:
    """P(all of ``items`` passed | score r) for each r, shape (I + 1,)."""
    rest = symmetric(np.delete(easy, sorted(set(items))))
    count = len(set(items))
    shifted = np.zeros(whole.size)
    shifted[count : count + rest.size] = rest
    return np.asarray(np.prod(easy[sorted(set(items))]) * shifted / whole)


def symmetric(values: Floats) -> Floats:
    """Elementary symmetric functions γ₀ … γ_n, shape (n + 1,), by the sums that lose no digit."""
    gamma = np.zeros(values.size + 1)
    gamma[0] = 1.0
    for n, value in enumerate(values, start=1):
        gamma[1 : n + 1] += value * gamma[:n].copy()
    return gamma
