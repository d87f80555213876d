"""Simulated people and the banks they meet: our side of ``bench/adaptive.py``."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import yaml

from palier.diagnosis.rules.bank import Bank, Flags, Indexes
from palier.diagnosis.rules.choose import NOTHING, Progress, choose
from palier.diagnosis.rules.items import DOMAINS, Item
from palier.diagnosis.rules.model import GRID_SIZE, Floats, log_table
from palier.diagnosis.rules.posterior import PRIOR, Posterior, exchangeable, infer
from palier.diagnosis.rules.stop import MOST_ITEMS, MOST_SECONDS, enough

SETTLED = 1e-3
"""Sweeps end earlier than in live use (1e-9): RMSE moves in its fourth decimal, time is halved."""


@dataclass(frozen=True)
class Run:
    """Estimates of P people after each of T tasks. ``mean``, ``sd``, ``low``, ``high``: (T, P, D);
    ``seconds``, ``steps``, ``done``: (T, P), expected time spent, steps scored so far, and whether
    the stop rule says enough."""

    truth: Floats
    microseconds: float
    mean: Floats
    sd: Floats
    low: Floats
    high: Floats
    seconds: Floats
    steps: Floats
    done: Flags

    @property
    def errors(self) -> Floats:
        return self.mean - self.truth

    @property
    def ends(self) -> Indexes:
        """Index of the last task of each person under the stop rule, shape (P,)."""
        return np.where(self.done.any(axis=0), self.done.argmax(axis=0), len(self.done) - 1)

    def at_end(self, values: Floats) -> Floats:
        return values[self.ends, np.arange(values.shape[1])]


def people(count: int, correlation: float, rng: np.random.Generator) -> Floats:
    """True abilities, shape (count, 6)."""
    root = np.linalg.cholesky(exchangeable(correlation))
    return rng.standard_normal((count, len(DOMAINS))) @ root.T


def synthetic_bank(rng: np.random.Generator, each: int = 40, steps: int = 3) -> Bank:
    """``each`` tasks of ``steps`` steps a domain, spread over the scale; no guessing."""
    return Bank.of(
        Item(
            id=f"{domain}-{n:03}",
            domain=domain,
            discrimination=float(rng.uniform(1.2, 2.2)),
            thresholds=tuple((centre + _offsets(rng, steps)).tolist()),
            seconds=int(rng.integers(45, 120)),
            band=1 + int(np.digitize(centre, (-0.7, 0.7))),
        )
        for domain in DOMAINS
        for n, centre in enumerate(rng.normal(0, 1.2, each))
    )


def _offsets(rng: np.random.Generator, steps: int) -> Floats:
    climbs = np.cumsum(rng.uniform(0.5, 1.0, steps))
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
    )


class Answers:
    """Lays a bank out so that thousands of people answer at once."""

    def __init__(self, bank: Bank) -> None:
        most = max(item.steps for item in bank.items)
        self.slopes = np.array([item.discrimination for item in bank.items])
        self.steps = np.array([item.steps for item in bank.items])
        self.edges = np.full((len(bank.items), most), np.inf)
        self.tables = np.zeros((len(bank.items), most + 1, GRID_SIZE))
        for n, item in enumerate(bank.items):
            self.edges[n, : item.steps] = item.thresholds
            self.tables[n, : item.steps + 1] = log_table(item)

    def scores(self, chosen: Indexes, ability: Floats, rng: np.random.Generator) -> Indexes:
        x = self.slopes[chosen, None] * (ability[:, None] - self.edges[chosen])
        return np.asarray((rng.random((len(chosen), 1)) < 1 / (1 + np.exp(-x))).sum(axis=1))


def run(
    bank: Bank, truth: Floats, rng: np.random.Generator, *, tasks: int = MOST_ITEMS,
    prior: Floats = PRIOR,
) -> Run:  # fmt: skip
    """Everybody takes ``tasks`` tasks; where the stop rule would have ended is kept beside."""
    shots = list(_steps(bank, truth, rng, min(tasks, len(bank.items)), prior))
    spent = sum(shot[-1] for shot in shots)
    columns = [np.stack(column) for column in zip(*(shot[:-1] for shot in shots), strict=True)]
    return Run(truth, 1e6 * spent / (len(truth) * len(shots)), *columns)


def _steps(
    bank: Bank, truth: Floats, rng: np.random.Generator, tasks: int, prior: Floats
) -> Iterator[tuple[Any, ...]]:
    answers, everyone = Answers(bank), np.arange(len(truth))
    curves = np.zeros((*truth.shape, GRID_SIZE))
    closed = np.zeros((len(truth), len(bank.items)), dtype=np.bool_)
    observed, last = np.zeros(truth.shape, dtype=np.bool_), np.full(len(truth), NOTHING)
    seconds, steps, belief = np.zeros(len(truth)), np.zeros(len(truth)), infer(curves, prior)
    for _ in range(tasks):
        dice = rng.integers(0, 2**31, len(truth))
        begun = perf_counter()
        wanting = ~enough(belief, observed)
        wanting |= ~wanting.any(axis=1, keepdims=True)
        last = choose(bank, belief, Progress(closed, observed, last, wanting), dice)
        spent = perf_counter() - begun
        places = bank.places[last]
        scores = answers.scores(last, truth[everyone, places], rng)
        begun = perf_counter()
        curves[everyone, places] += answers.tables[last, scores]
        belief = infer(curves, prior, start=belief.sites, settled=SETTLED)
        spent += perf_counter() - begun
        closed[everyone, last] = observed[everyone, places] = True
        seconds, steps = seconds + bank.seconds[last], steps + answers.steps[last]
        yield *_shot(belief), seconds, steps, _done(bank, belief, closed, observed, seconds), spent


def _shot(belief: Posterior) -> tuple[Floats, Floats, Floats, Floats]:
    return belief.mean, belief.sd, *belief.interval(0.9)


def _done(bank: Bank, belief: Posterior, closed: Flags, observed: Flags, seconds: Floats) -> Flags:
    """The stop rule of ``stop.py`` without its bound on tasks, which the run itself is."""
    wanting = ~enough(belief, observed)
    left = (~closed & wanting[:, bank.places]).any(axis=1)
    return (seconds >= MOST_SECONDS) | ~left
