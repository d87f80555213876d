"""Invented people who answer, for the tests and the bench of the calibration: fixed seeds."""

import numpy as np

from palier.diagnosis.rules.items import DOMAINS, Item
from palier.diagnosis.rules.model import Floats

Dice = np.random.Generator


def invented_bank(dice: Dice, each: int, domains: tuple[str, ...], steps: int = 0) -> list[Item]:
    """``each`` items a domain: one to five steps (or ``steps``), middles from −1.5 to 1.5."""
    return [
        _invented(dice, f"{domain}-{n:02}", domain, steps or int(dice.integers(1, 6)))
        for domain in domains
        for n in range(each)
    ]


def _invented(dice: Dice, id_: str, domain: str, steps: int) -> Item:
    middle, slope = dice.uniform(-1.5, 1.5), float(np.exp(dice.normal(np.log(1.5), 0.25)))
    apart = 0.6 * (np.arange(steps) - (steps - 1) / 2)
    return Item(id_, domain, slope, tuple((middle + apart).tolist()), 60, 2)


def abilities(dice: Dice, people: int, correlation: float = 0.7) -> Floats:
    """(people, 6): mean 0, deviation 1, every two domains correlated alike; the same people on any
    processor, which the default factoring (by singular values, of any sign) does not give."""
    size = len(DOMAINS)
    alike = (1 - correlation) * np.eye(size) + correlation
    return dice.multivariate_normal(np.zeros(size), alike, people, method="cholesky")


def answer(dice: Dice, item: Item, ability: float) -> int:
    passed = 1 / (1 + np.exp(-item.discrimination * (ability - np.array(item.thresholds))))
    passed = item.lower + (item.upper - item.lower) * passed
    return int((dice.random() < passed).sum())


def sheets(dice: Dice, items: list[Item], crowd: Floats, each: int = 0) -> list[dict[str, int]]:
    """Everybody answers ``each`` items drawn by chance (0: all of them)."""
    return [
        {
            items[i].id: answer(dice, items[i], one[items[i].place])
            for i in dice.permutation(len(items))[: each or None]
        }
        for one in crowd
    ]
