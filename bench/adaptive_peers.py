"""One domain, right/wrong items: catsim, adaptivetesting and a rule in public use beside us.

All meet the same items. Each is used as it is meant to be: its own estimate, its own choice.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from adaptivetesting.implementations import TestAssembler
from adaptivetesting.math.estimators import ExpectedAPosteriori, NormalPrior
from adaptivetesting.models import ItemPool, TestItem
from catsim.estimation import NumericalSearchEstimator
from catsim.item_bank import ItemBank
from catsim.selection import MaxInfoSelector

from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.model import Floats

BOUND = 4.0
"""catsim's maximum-likelihood estimates are cut at ± 4, in its favour: unbounded ones ruin it."""


class Peer(Protocol):
    """One person's test: which item next, then what was answered."""

    estimate: float

    def ask(self) -> int: ...
    def hear(self, right: bool) -> None: ...


class Catsim:
    """Bounded search for the estimate, maximum information for the choice, nothing drawn."""

    _search, _select = NumericalSearchEstimator(), MaxInfoSelector()

    def __init__(self, bank: ItemBank) -> None:
        self.bank, self.estimate = bank, 0.0
        self.asked: list[int] = []
        self.answers: list[bool] = []

    @staticmethod
    def bank_of(items: Sequence[Item]) -> ItemBank:
        rows = [(i.discrimination, i.thresholds[0], i.lower, i.upper) for i in items]
        return ItemBank(np.array(rows, dtype=np.float64))

    def ask(self) -> int:
        item = self._select.select(
            item_bank=self.bank, administered_items=self.asked, est_theta=self.estimate
        )
        assert item is not None
        self.asked.append(int(item))
        return int(item)

    def hear(self, right: bool) -> None:
        self.answers.append(right)
        found = self._search.estimate(
            item_bank=self.bank,
            administered_items=self.asked,
            response_vector=self.answers,
            est_theta=self.estimate,
        )
        self.estimate = float(np.clip(found, -BOUND, BOUND))


class AdaptiveTesting:
    """Its expected a posteriori under N(0, 1), and its maximum information."""

    def __init__(self, pool: list[TestItem]) -> None:
        self.test = TestAssembler(
            item_pool=ItemPool(pool),
            simulation_id="",
            participant_id="",
            ability_estimator=ExpectedAPosteriori,
            estimator_args={"prior": NormalPrior(0, 1), "optimization_interval": (-6, 6)},
            simulation=False,
        )
        self.estimate = 0.0

    @staticmethod
    def bank_of(items: Sequence[Item]) -> list[TestItem]:
        return [_test_item(n, item) for n, item in enumerate(items)]

    def ask(self) -> int:
        self.item = self.test.get_next_item()
        self.test.item_pool.delete_item(self.item)
        assert self.item.id is not None
        return self.item.id

    def hear(self, right: bool) -> None:
        self.test.answered_items.append(self.item)
        self.test.response_pattern.append(int(right))
        found, self.test.standard_error = self.test.estimate_ability_level()
        self.test.ability_level = self.estimate = float(found)


def _test_item(place: int, item: Item) -> TestItem:
    made = TestItem()
    made.id, made.a, made.b = place, item.discrimination, item.thresholds[0]
    return made


class Believing:
    """The mean of a Gaussian prior times the whole likelihood on a grid; most information next,
    drawn among the best five. ``recentred`` moves the prior to each new estimate: the rule of the
    certification of Pix, as its public code has it (`flash.js`: 81 cells over ± 9, variance 1.5).
    """

    GRID = np.arange(81) * 18 / 80 - 9
    BEST = 5

    def __init__(self, a: Floats, b: Floats, dice: Floats, variance: float, recentred: bool):
        self.a, self.b, self.dice, self.variance = a, b, dice, variance
        self.recentred, self.estimate = recentred, 0.0
        self.likelihood, self.open = np.ones_like(self.GRID), np.ones(len(a), dtype=np.bool_)

    def ask(self) -> int:
        p = 1 / (1 + np.exp(-self.a * (self.estimate - self.b)))
        worth = np.where(self.open, self.a**2 * p * (1 - p), -1.0)
        best = np.argsort(-worth)[: self.BEST]
        self.item = int(best[int(self.dice[(~self.open).sum()] * len(best))])
        self.open[self.item] = False
        return self.item

    def hear(self, right: bool) -> None:
        p = 1 / (1 + np.exp(-self.a[self.item] * (self.GRID - self.b[self.item])))
        self.likelihood = self.likelihood * (p if right else 1 - p)
        centre = self.estimate if self.recentred else 0.0
        mass = self.likelihood * np.exp(-0.5 * (self.GRID - centre) ** 2 / self.variance)
        self.estimate = float(mass @ self.GRID / mass.sum())
