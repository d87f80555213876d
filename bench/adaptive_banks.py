"""The banks that simulated people meet, and how these people answer."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.items import DOMAINS, Item
from palier.diagnosis.rules.model import GRID_SIZE, Floats, Indexes, log_table

STEPS = (3, 6)
"""Fewest and most steps of a synthetic task: what the bank being written asks of its tasks."""


def people(count: int, correlation: float, rng: np.random.Generator) -> Floats:
    """True abilities, shape (count, 6), any two domains correlated by ``correlation``."""
    common = rng.standard_normal((count, 1))
    own = rng.standard_normal((count, len(DOMAINS)))
    return np.asarray(correlation**0.5 * common + (1 - correlation) ** 0.5 * own)


def synthetic_bank(
    rng: np.random.Generator, each: int = 40, steps: tuple[int, int] = STEPS
) -> Bank:
    """``each`` tasks a domain, spread over the scale; steps 0.5 to 1 apart; no guessing."""
    return Bank.of(
        Item(
            id=f"{domain}-{n:03}",
            domain=domain,
            discrimination=float(rng.uniform(1.2, 2.2)),
            thresholds=tuple((centre + _offsets(rng, steps)).tolist()),
            seconds=int(rng.integers(45, 121)),
            band=1 + int(np.digitize(centre, (-0.7, 0.7))),
        )
        for domain in DOMAINS
        for n, centre in enumerate(rng.normal(0, 1.2, each))
    )


def _offsets(rng: np.random.Generator, steps: tuple[int, int]) -> Floats:
    climbs = np.cumsum(rng.uniform(0.5, 1.0, rng.integers(steps[0], steps[1] + 1)))
    return np.asarray(climbs - climbs.mean())


def split(bank: Bank) -> Bank:
    """Every step of every task as a right/wrong item of its own (what a binary engine sees)."""
    return Bank.of(
        Item(f"{i.id}-{k}", i.domain, i.discrimination, (b,), i.seconds, i.band)
        for i in bank.items
        for k, b in enumerate(i.thresholds)
    )


def shipping_bank(content: Path) -> tuple[Bank, int]:
    """The bank that ships, and how many YAML files there were not tasks of the known shape."""
    read = [yaml.safe_load(p.read_text(encoding="utf-8")) for p in sorted(content.rglob("*.yaml"))]
    records = [r for file in read for r in (file if isinstance(file, list) else [file])]
    tasks = [r for r in records if isinstance(r, dict) and "steps" in r and "discrimination" in r]
    return Bank.of(map(_item, tasks)), len(records) - len(tasks)


def _item(task: dict[str, Any]) -> Item:
    return Item(
        id=task["id"],
        domain=task["domain"],
        discrimination=float(task["discrimination"]),
        thresholds=tuple(sorted(float(step["difficulty"]) for step in task["steps"])),
        seconds=int(task["seconds"]),
        band=int(task["band"]),
        skill=task["skill"],
        drawn=task["simulator"] == "pictures",
    )


@dataclass(frozen=True)
class World:
    """How people really answer, where it is not as the engine believes.

    ``luck``: each step missed is passed by chance this often, and then the next one, which for a
    right/wrong item is the three-parameter model; ``careless``: this share of tasks is answered
    anyhow, every score as likely; ``drift``: sd of the shift of each task's difficulties.
    """

    luck: float = 0.0
    careless: float = 0.0
    drift: float = 0.0


class Answers:
    """Lays a bank out so that thousands of people answer at once."""

    def __init__(self, bank: Bank, world: World, rng: np.random.Generator) -> None:
        most = max(item.steps for item in bank.items)
        self.world, self.rng = world, rng
        self.slopes = np.array([item.discrimination for item in bank.items])
        self.steps = np.array([item.steps for item in bank.items])
        self.edges = np.full((len(bank.items), most), np.inf)
        self.tables = np.zeros((len(bank.items), most + 1, GRID_SIZE))
        for n, item in enumerate(bank.items):
            self.edges[n, : item.steps] = item.thresholds
            self.tables[n, : item.steps + 1] = np.exp(log_table(item))
        self.edges += world.drift * rng.standard_normal((len(bank.items), 1))

    def scores(self, chosen: Indexes, ability: Floats) -> Indexes:
        """Of people of these abilities, each at the task chosen for her."""
        count, most = len(chosen), self.steps[chosen]
        x = self.slopes[chosen, None] * (ability[:, None] - self.edges[chosen])
        scores = (self.rng.random((count, 1)) < 1 / (1 + np.exp(-x))).sum(axis=1)
        if self.world.luck:
            scores = np.minimum(most, scores + self.rng.geometric(1 - self.world.luck, count) - 1)
        anyhow = self.rng.random(count) < self.world.careless
        return np.where(anyhow, self.rng.integers(0, most + 1), scores)
