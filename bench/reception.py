"""Three minutes at the counter, simulated on the bank that ships: the whole curve.

    .venv/bin/python bench/reception.py      prints, and writes bench/results/reception.md

Fixed seeds. Nobody is compared: the issue asks for at least nine right in ten among people at least
0.5 away from the cut, in at most six exercises and three minutes of expected time.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from adaptive_banks import Answers, World, shipping_bank
from report import ROOT, commit, machine, publish, table

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.items import DOMAINS
from palier.diagnosis.rules.model import GRID_SIZE, log_table
from palier.diagnosis.rules.posterior import infer
from palier.diagnosis.rules.reception import CUT, Decision, chance_above, follow

SEED, EACH = 2026, 150
AWAY = 0.5
ABILITIES = CUT + np.arange(-3, 3.01, 0.25)
ALONE, TOGETHER, NOT = range(3)  # the order of Decision; nobody skips here

Floats = np.ndarray


def main() -> None:
    bank, _ = shipping_bank(ROOT / "content" / "tasks")
    runs = {domain: simulated(bank, domain) for domain in DOMAINS}
    parts = [
        "# Three minutes at the counter, measured",
        f"Commit {commit()} · {machine('numpy')} · seed {SEED} · made by `bench/reception.py` on "
        f"the {len(bank.items)} tasks that ship; {EACH} people at each ability.",
        "The cut is the landing « presque sans aide » (0.5). **Right** is: told *alone* for "
        "somebody above, not told *alone* for somebody below. People at least 0.5 away, weighted "
        "as they come (mean 0, sd 1).",
        "## Nine in ten?",
        summary(runs),
        "## The whole curve, six domains together",
        curve(runs),
    ]
    publish("reception", "\n\n".join(parts) + "\n")


def simulated(bank: Bank, domain: str) -> Floats:
    """Shape (abilities, people, 3): decision, exercises, seconds."""
    rng = np.random.default_rng((SEED, DOMAINS.index(domain)))
    answers = Answers(bank, World(), rng)
    return np.array([sitting(bank, answers, domain, ability) for ability in ABILITIES])


def sitting(bank: Bank, answers: Answers, domain: str, ability: float) -> Floats:
    """People of one ability, all at once: the same two calls as one live step."""
    curves = np.zeros((EACH, len(DOMAINS), GRID_SIZE))
    asked: list[list[str]] = [[] for _ in range(EACH)]
    place = DOMAINS.index(domain)
    while True:
        chances = [chance_above(one) for one in infer(curves).marginals[:, place]]
        reached = [follow(bank, domain, a, ids, ids) for a, ids in zip(chances, asked, strict=True)]
        going = [n for n, at in enumerate(reached) if at.item]
        if not going:
            return told(bank, [at.decision for at in reached], asked)
        chosen = np.array([bank.index[reached[n].item.id] for n in going])
        scores = answers.scores(chosen, np.full(len(going), ability))
        for n, item, score in zip(going, chosen, scores, strict=True):
            curves[n, place] += log_table(bank.items[item])[score]
            asked[n].append(bank.items[item].id)


def told(bank: Bank, decisions: list[Decision], asked: list[list[str]]) -> Floats:
    seconds = [sum(bank.items[bank.index[id_]].seconds for id_ in ids) for ids in asked]
    which = [list(Decision).index(one) for one in decisions]
    return np.stack([which, [len(ids) for ids in asked], seconds], axis=1)


def weights() -> Floats:
    return np.exp(-(ABILITIES**2) / 2)


def right(decisions: Floats) -> Floats:
    """The share of right decisions at each ability, shape (abilities,)."""
    alone = (decisions == ALONE).mean(axis=1)
    return np.where(ABILITIES >= CUT, alone, 1 - alone)


def weighted(values: Floats, where: Floats) -> float:
    return float((values * weights())[where].sum() / weights()[where].sum())


def summary(runs: dict[str, Floats]) -> str:
    head = ["domain", "right", "below the cut", "above it", "wrong way: *alone*, "
            "below", "wrong way: *not today*, above", "at 0.5 below", "at 0.5 above",
            "exercises, mean and most", "minutes, mean and most"]  # fmt: skip
    every = np.concatenate([*runs.values()], axis=1)
    return table([head, *(row(name, run) for name, run in [*runs.items(), ("all six", every)])])


def row(name: str, run: Floats) -> list[str]:
    """People of every ability count as often as they come."""
    below, above = ABILITIES <= CUT - AWAY, ABILITIES >= CUT + AWAY
    good, never = right(run[..., 0]), (run[..., 0] == NOT).mean(axis=1)
    edges = (np.abs(ABILITIES - CUT + AWAY).argmin(), np.abs(ABILITIES - CUT - AWAY).argmin())
    count, minutes = run[..., 1], run[..., 2] / 60
    everybody = np.ones(len(ABILITIES), dtype=np.bool_)
    return [
        name,
        f"**{weighted(good, below | above):.1%}**",
        f"{weighted(good, below):.1%}",
        f"{weighted(good, above):.1%}",
        f"{weighted(1 - good, below):.1%}",
        f"{weighted(never, above):.1%}",
        *(f"{good[edge]:.0%}" for edge in edges),
        f"{weighted(count.mean(axis=1), everybody):.1f}; {count.max():.0f}",
        f"{weighted(minutes.mean(axis=1), everybody):.1f}; {minutes.max():.1f}",
    ]


def curve(runs: dict[str, Floats]) -> str:
    run = np.concatenate([*runs.values()], axis=1)
    good = right(run[..., 0])
    head = ["from the cut", "alone", "with somebody", "not today", "right"]
    rows = [
        [f"{ability - CUT:+.2f}", *(f"{(run[n, :, 0] == what).mean():.0%}" for what in
         (ALONE, TOGETHER, NOT)), f"{good[n]:.0%}"]
        for n, ability in enumerate(ABILITIES)
    ]  # fmt: skip
    return table([head, *rows])


if __name__ == "__main__":
    main()
