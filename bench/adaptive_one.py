"""One domain alone: how many items for RMSE 0.40, and what one of them costs in time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import process_time

import numpy as np
from adaptive_banks import split
from adaptive_peers import AdaptiveTesting, Believing, Catsim, Peer
from adaptive_people import TRUE, Sitting
from adaptive_tables import rng

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.engine import next_step
from palier.diagnosis.rules.items import Item, Response
from palier.diagnosis.rules.model import Floats
from palier.diagnosis.rules.prior import PRIOR, exchangeable

AIM = 0.40
ALONE = exchangeable(0.0)
ROUNDS, BATCH, FEW = 3, 500, 6
ITEMS = 12
"""Items of one test in a round of the stopwatch, the same for all; of the slowest peer, a third."""


def of_phone(bank: Bank) -> Bank:
    """The tasks of the first domain: a bank of one domain is a test of one ability."""
    return Bank.of(item for item in bank.items if item.place == 0)


# -- how many items ----------------------------------------------------------------------------


def ours(bank: Bank, truth: Floats, items: int) -> Floats:
    """RMSE after each item of our engine on one domain, shape (items,)."""
    sitting = Sitting(bank, truth[:, None], rng(11), ALONE, TRUE)
    found = []
    for _ in range(items):
        sitting.step()
        found.append(np.sqrt(((sitting.belief.mean[:, 0] - truth) ** 2).mean()))
    return np.array(found)


def theirs(make: Callable[[int], Peer], items: Sequence[Item], truth: Floats, most: int) -> Floats:
    """RMSE after each item of a peer, shape (most,)."""
    errors = np.empty((most, len(truth)))
    draws = rng(12).random((len(truth), most))
    for person, ability in enumerate(truth):
        peer = make(person)
        for n in range(most):
            item = items[peer.ask()]
            peer.hear(bool(draws[person, n] < chance(item, ability)))
            errors[n, person] = peer.estimate - ability
    return np.asarray(np.sqrt((errors**2).mean(axis=1)))


def chance(item: Item, ability: float) -> float:
    return float(1 / (1 + np.exp(-item.discrimination * (ability - item.thresholds[0]))))


def believing(items: Sequence[Item], variance: float, recentred: bool) -> Callable[[int], Peer]:
    a = np.array([item.discrimination for item in items])
    b = np.array([item.thresholds[0] for item in items])
    dice = rng(13).random((4000, 60))
    return lambda person: Believing(a, b, dice[person], variance, recentred)


def count_for(found: Floats) -> int | None:
    return int((found <= AIM).argmax()) + 1 if (found <= AIM).any() else None


def one_domain(bank: Bank, people: int, most: int) -> list[tuple[str, Floats]]:
    """RMSE after each item, of each engine, on one domain."""
    graded, binary = of_phone(bank), of_phone(split(bank))
    truth, items = rng(10).standard_normal(people), binary.items
    return [
        ("Palier, tasks of 3 to 6 steps", ours(graded, truth, most)),
        ("Palier, right/wrong items", ours(binary, truth, most)),
        ("fixed prior N(0, 1), best five",
         theirs(believing(items, 1.0, False), items, truth, most)),
        ("fixed prior of variance 1.5", theirs(believing(items, 1.5, False), items, truth, most)),
        ("re-centred prior of variance 1.5",
         theirs(believing(items, 1.5, True), items, truth, most)),
    ]  # fmt: skip


def _adaptivetesting(items: Sequence[Item], _: int) -> Peer:
    return AdaptiveTesting(AdaptiveTesting.bank_of(items))


# -- how long ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Costs:
    """Microseconds of processor: medians over rounds that alternate."""

    six: float
    six_binary: float
    one: float
    catsim: float
    adaptivetesting: float
    live: float
    live_catsim: float
    live_adaptivetesting: float


def costs(bank: Bank) -> Costs:
    binary = split(bank)
    phone = of_phone(binary)
    slow = partial(_adaptivetesting, phone.items, 0)
    acts = (
        partial(batch, bank, 6),
        partial(batch, binary, 6),
        partial(batch, phone, 1),
        partial(trials, partial(Catsim, Catsim.bank_of(phone.items)), FEW),
        partial(trials, slow, 1, ITEMS // 3),
        partial(live, bank),
        partial(last_step, partial(Catsim, Catsim.bank_of(phone.items)), 20),
        partial(last_step, slow, 1, ITEMS // 3),
    )
    rounds = [[act() for act in acts] for _ in range(ROUNDS)]
    return Costs(*(median(column) for column in zip(*rounds, strict=True)))


def batch(bank: Bank, domains: int) -> float:
    """One administered item, everybody at once."""
    truth = rng(14).standard_normal((BATCH, domains))
    sitting = Sitting(bank, truth, rng(15), PRIOR if domains > 1 else ALONE, TRUE)
    for _ in range(ITEMS):
        sitting.step()
    return 1e6 * sitting.spent / (BATCH * ITEMS)


def trials(make: Callable[[], Peer], count: int, items: int = ITEMS) -> float:
    """One administered item of ``count`` whole tests, answered at random; layout not counted."""
    dice, spent = rng(16), 0.0
    for _ in range(count):
        peer = make()
        begun = process_time()
        for _ in range(items):
            peer.ask()
            peer.hear(bool(dice.random() < 0.5))
        spent += process_time() - begun
    return 1e6 * spent / (count * items)


def live(bank: Bank) -> float:
    """What a person waits for after her twelfth answer: estimate, landings, choice."""
    seen = [
        Response(bank.items[span.start + n], 1 + n % 2) for n in range(2) for span in bank.spans
    ]
    next_step(bank, seen, dice=1)
    begun = process_time()
    for n in range(20):
        next_step(bank, seen, dice=n)
    return 1e6 * (process_time() - begun) / 20


def last_step(make: Callable[[], Peer], times: int, items: int = ITEMS) -> float:
    """The last of that many answers to a peer, and its next question."""
    spent = 0.0
    for _ in range(times):
        peer = make()
        for n in range(items - 1):
            peer.ask()
            peer.hear(n % 2 == 0)
        peer.ask()
        begun = process_time()
        peer.hear(False)
        peer.ask()
        spent += process_time() - begun
    return 1e6 * spent / times
