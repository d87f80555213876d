"""Six separate catsim tests, one per domain, beside our one."""

from dataclasses import dataclass

import numpy as np
from adaptive_banks import people
from adaptive_one import chance
from adaptive_peers import Catsim
from adaptive_tables import GOAL, Row, rmse, rng

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.items import DOMAINS
from palier.diagnosis.rules.model import Floats

PEOPLE, ITEMS = 150, 11


@dataclass(frozen=True)
class SixTests:
    """``errors`` (T, P, D) after each item of each test."""

    errors: Floats

    @property
    def rmse(self) -> Floats:
        """Shape (T, D)."""
        return rmse(self.errors, axis=1)


def six_tests(binary: Bank) -> SixTests:
    """Everybody takes ``ITEMS`` right/wrong items in each domain."""
    truth, dice = people(PEOPLE, 0.7, rng(3)), rng(4)
    errors = np.empty((ITEMS, *truth.shape))
    for place, span in enumerate(binary.spans):
        items = binary.items[span]
        bank = Catsim.bank_of(items)
        for person, ability in enumerate(truth[:, place]):
            test = Catsim(bank)
            for n in range(ITEMS):
                test.hear(bool(dice.random() < chance(items[test.ask()], ability)))
                errors[n, person, place] = test.estimate - ability
    return SixTests(errors)


def catsim_row(peer: SixTests) -> Row:
    """The fewest items of each domain, then the same number in all six."""
    reached = peer.rmse <= GOAL
    each = np.where(reached.any(axis=0), reached.argmax(axis=0) + 1, len(reached))
    pooled = int((rmse(peer.rmse, axis=1) <= GOAL).argmax()) + 1
    total = f"{int(each.sum())} ({len(DOMAINS) * pooled} if the six are pooled)"
    worst = peer.rmse[each - 1, np.arange(len(DOMAINS))].max()
    return ["six catsim tests", total, str(int(each.sum())), "—", f"{worst:.3f}", "—"]
