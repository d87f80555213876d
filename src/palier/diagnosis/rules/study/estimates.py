"""Four classical estimates of **one** ability, to be compared with what others compute.

The engine believes in six abilities at once (``posterior.py``); these speak of one domain alone:
expected and modal a posteriori under N(0, 1), weighted likelihood (Warm, 1989, Psychometrika 54),
maximum likelihood. Errors are those of catR: 1/√(1 + I) for the mode, 1/√I for the two others.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from palier.diagnosis.rules.items import Response
from palier.diagnosis.rules.model import GRID, Floats, log_probabilities
from palier.diagnosis.rules.study.slopes import slopes_of

EDGE = 4.0
"""Likelihood alone may have no summit (everything done): it is looked for within ± 4, like catR."""

_AXIS: Floats = np.linspace(-EDGE, EDGE, 401)
"""A point each 0.02: two summits of a guessed item lie much farther apart."""

HALVINGS = 40
"""0.02 halved 40 times is below 10⁻¹³."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """An ability and its standard error; ``inf`` when the answers tell nothing there."""

    ability: float
    error: float


@dataclass(frozen=True)
class _Sums:
    """Over every response, at n abilities: the slope of the log-likelihood, I and J; (n,) each."""

    slope: Floats
    information: Floats
    skew: Floats


def expected(responses: Iterable[Response]) -> Estimate:
    """The mean and standard deviation of the posterior under N(0, 1)."""
    logs = -0.5 * GRID**2
    for one in responses:
        logs = logs + one.weight * log_probabilities(one.item, GRID)[one.score]
    mass = np.exp(logs - logs.max())
    mass /= mass.sum()
    mean = float(mass @ GRID)
    return Estimate(mean, float(np.sqrt(mass @ (GRID - mean) ** 2)))


def modal(responses: Iterable[Response]) -> Estimate:
    """The summit of the posterior under N(0, 1), within ± 4."""
    seen = tuple(responses)
    ability = _summit(lambda at: _sums(seen, at).slope - at)
    return Estimate(ability, _error(1.0 + _information(seen, ability)))


def most_likely(responses: Iterable[Response]) -> Estimate:
    """The summit of the likelihood within ± 4; an edge when it has none."""
    seen = tuple(responses)
    ability = _summit(lambda at: _sums(seen, at).slope)
    return Estimate(ability, _error(_information(seen, ability)))


def weighted(responses: Iterable[Response]) -> Estimate:
    """Warm's estimate: the likelihood pushed by J / 2I, which takes away its first bias."""
    seen = tuple(responses)
    ability = _summit(lambda at: _pushed(_sums(seen, at)))
    return Estimate(ability, _error(_information(seen, ability)))


def _pushed(sums: _Sums) -> Floats:
    told = np.maximum(sums.information, 1e-300)
    return np.asarray(sums.slope + sums.skew / (2 * told))


def _sums(seen: tuple[Response, ...], at: Floats) -> _Sums:
    total = np.zeros((3, at.size))
    for one in seen:
        s = slopes_of(one.item, at)
        total += one.weight * np.stack([s.slope[one.score], s.information, s.skew])
    return _Sums(*total)


def _information(seen: tuple[Response, ...], ability: float) -> float:
    return float(_sums(seen, np.array([ability])).information[0])


def _error(information: float) -> float:
    return 1 / float(np.sqrt(information)) if information > 0 else float("inf")


def _summit(slope: Callable[[Floats], Floats]) -> float:
    """Where the curve of this slope is highest: the best point of the axis, then halvings."""
    rises = slope(_AXIS)
    climbed = np.concatenate([[0.0], np.cumsum((rises[1:] + rises[:-1]) / 2)])
    best = int(climbed.argmax())
    low, high = _AXIS[max(best - 1, 0)], _AXIS[min(best + 1, _AXIS.size - 1)]
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(np.array([middle]))[0] > 0 else (low, middle)
    return float((low + high) / 2)
