"""catsim beside us: one separate right/wrong test per domain, as it is meant to be used."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from catsim.estimation import NumericalSearchEstimator
from catsim.item_bank import ItemBank
from catsim.selection import MaxInfoSelector

from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.model import Floats

BOUND = 4.0
"""Its maximum-likelihood estimates are cut at ± 4, in its favour: unbounded ones ruin its RMSE."""


@dataclass(frozen=True)
class SixTests:
    """``estimates`` (T, P, D) after each item of each test; microseconds of one item."""

    truth: Floats
    estimates: Floats
    microseconds: float

    @property
    def rmse(self) -> Floats:
        """Shape (T, D)."""
        return np.asarray(np.sqrt(((self.estimates - self.truth) ** 2).mean(axis=1)))


def catsim_bank(items: Sequence[Item]) -> ItemBank:
    rows = [(i.discrimination, i.thresholds[0], i.lower, i.upper) for i in items]
    return ItemBank(np.array(rows, dtype=np.float64))


def six_tests(
    banks: Sequence[Sequence[Item]], truth: Floats, tasks: int, rng: np.random.Generator
) -> SixTests:
    """Everybody takes ``tasks`` items in each domain: estimation by bounded search, selection by
    maximum information (its most efficient choice, with no exposure control)."""
    estimates = np.zeros((tasks, *truth.shape))
    spent = 0.0
    for place, items in enumerate(banks):
        bank = catsim_bank(items)
        for person in range(len(truth)):
            path, seconds = _one_test(bank, truth[person, place], tasks, rng)
            estimates[:, person, place] = path
            spent += seconds
    return SixTests(truth, estimates, 1e6 * spent / estimates.size)


def _one_test(
    bank: ItemBank, ability: float, tasks: int, rng: np.random.Generator
) -> tuple[list[float], float]:
    asked: list[int] = []
    answers: list[bool] = []
    path, estimate, spent = [], 0.0, 0.0
    for _ in range(tasks):
        begun = perf_counter()
        item, _ = one_step(bank, asked, answers, estimate, select_only=True)
        spent += perf_counter() - begun
        a, b, c, d = bank.items[item, :4]
        asked.append(item)
        answers.append(bool(rng.random() < c + (d - c) / (1 + np.exp(-a * (ability - b)))))
        begun = perf_counter()
        estimate = _ESTIMATOR.estimate(
            item_bank=bank, administered_items=asked, response_vector=answers, est_theta=estimate
        )
        spent += perf_counter() - begun
        path.append(float(np.clip(estimate, -BOUND, BOUND)))
    return path, spent


_ESTIMATOR = NumericalSearchEstimator()
_SELECTOR = MaxInfoSelector()


def one_step(
    bank: ItemBank, asked: list[int], answers: list[bool], estimate: float, *,
    select_only: bool = False,
) -> tuple[int, float]:  # fmt: skip
    """What one live step costs: estimate from the answers, then select the next item."""
    if not select_only:
        estimate = _ESTIMATOR.estimate(
            item_bank=bank, administered_items=asked, response_vector=answers, est_theta=estimate
        )
    item = _SELECTOR.select(item_bank=bank, administered_items=asked, est_theta=estimate)
    assert item is not None
    return int(item), estimate
