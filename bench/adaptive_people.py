"""Simulated people sit our test: the code that serves, thousands at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import process_time
from typing import Any

import numpy as np
from adaptive_banks import Answers, World

from palier.diagnosis.rules import choose as choosing
from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.choose import NOTHING, choose
from palier.diagnosis.rules.fair import Progress
from palier.diagnosis.rules.model import GRID_SIZE, Flags, Floats, Indexes
from palier.diagnosis.rules.posterior import Posterior, believe
from palier.diagnosis.rules.prior import PRIOR, Prior
from palier.diagnosis.rules.stop import MOST_ITEMS, MOST_SECONDS, enough
from palier.diagnosis.rules.told import Told, listen

TRUE = World()


@dataclass(frozen=True)
class Run:
    """Estimates of P people after each of T tasks. ``mean``, ``sd``: (T, P, D); ``seconds``,
    ``steps``, ``done``: (T, P), expected time spent, steps scored so far, and whether the stop rule
    says enough; ``low``, ``high`` (P, D): the 90 % interval where she would have stopped."""

    truth: Floats
    low: Floats
    high: Floats
    mean: Floats
    sd: Floats
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


@contextmanager
def paying(seconds: float) -> Iterator[None]:
    """Another toll for each new task than the one that serves."""
    usual, choosing.SWITCHING_SECONDS = choosing.SWITCHING_SECONDS, seconds
    try:
        yield
    finally:
        choosing.SWITCHING_SECONDS = usual


class Sitting:
    """P people, task after task: the same two calls as one live step, and what changed only."""

    def __init__(
        self, bank: Bank, truth: Floats, rng: np.random.Generator, prior: Prior, world: World
    ) -> None:
        self.bank, self.truth, self.rng, self.prior = bank, truth, rng, prior
        self.answers, self.everyone = Answers(bank, world, rng), np.arange(len(truth))
        self.told = listen(np.ones((*truth.shape, GRID_SIZE)), prior)
        self.belief: Posterior = believe(self.told, prior)
        self.closed = np.zeros((len(truth), len(bank.items)), dtype=np.bool_)
        self.observed = np.zeros(truth.shape, dtype=np.bool_)
        self.last = np.full(len(truth), NOTHING)
        self.seconds, self.steps = np.zeros(len(truth)), np.zeros(len(truth))
        self.spent = 0.0

    def step(self) -> None:
        """One more task for everybody; only what serves is timed."""
        dice = self.rng.integers(0, 2**31, len(self.truth))
        begun = process_time()
        places = self._choose(dice)
        self.spent += process_time() - begun
        scores = self.answers.scores(self.last, self.truth[self.everyone, places])
        begun = process_time()
        self._hear(places, scores)
        self.spent += process_time() - begun
        self.seconds += self.bank.seconds[self.last]
        self.steps += self.answers.steps[self.last]

    def _choose(self, dice: Indexes) -> Indexes:
        wanting = ~enough(self.belief, self.observed)
        wanting |= ~wanting.any(axis=1, keepdims=True)
        progress = Progress(self.closed, self.observed, self.last, wanting, spent=self.seconds)
        self.last = choose(self.bank, self.belief, progress, dice)
        return self.bank.places[self.last]

    def _hear(self, places: Indexes, scores: Indexes) -> None:
        curves = self.told.likelihood[self.everyone, places]
        curves *= self.answers.tables[self.last, scores]
        self.told.hear(self.everyone, places, listen(curves, self.prior))
        self.belief = believe(self.told, self.prior)
        self.closed[self.everyone, self.last] = True
        self.observed[self.everyone, places] = True
        _ = self.belief.sd

    def shot(self) -> tuple[Any, ...]:
        belief = self.belief
        return belief.mean, belief.sd, self.seconds.copy(), self.steps.copy(), self._done()

    def intervals(self, who: Flags) -> tuple[Floats, Floats]:
        """The 90 % intervals of these people, as of now: (people, D) each."""
        told = self.told
        some = Told(told.likelihood[who], told.log[who], told.mean[who], told.square[who])
        return believe(some, self.prior).interval(0.9)

    def _done(self) -> Flags:
        """The stop rule of ``stop.py`` without its bound on tasks, which the run itself is."""
        wanting = ~enough(self.belief, self.observed)
        left = ~self.closed & wanting[:, self.bank.places]
        left &= self.bank.seconds <= MOST_SECONDS - self.seconds[:, None]
        return ~left.any(axis=1)


def run(
    bank: Bank,
    truth: Floats,
    rng: np.random.Generator,
    *,
    tasks: int = MOST_ITEMS,
    prior: Prior = PRIOR,
    world: World = TRUE,
) -> Run:
    """Everybody takes ``tasks`` tasks; where the stop rule would have ended is kept beside."""
    sitting, shots = Sitting(bank, truth, rng, prior, world), []
    low, high = np.empty(truth.shape), np.empty(truth.shape)
    going = np.ones(len(truth), dtype=np.bool_)
    tasks = min(tasks, len(bank.items))
    for n in range(tasks):
        sitting.step()
        shots.append(sitting.shot())
        ending = going & (shots[-1][-1] | (n + 1 == tasks))
        low[ending], high[ending] = sitting.intervals(ending)
        going &= ~ending
    columns = [np.stack(column) for column in zip(*shots, strict=True)]
    return Run(truth, low, high, *columns)
