"""What the runs say: length, honesty, bias, as tables."""

import numpy as np
from adaptive_banks import World, people
from adaptive_people import TRUE, Run, run
from report import table

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.items import DOMAINS
from palier.diagnosis.rules.model import Floats
from palier.diagnosis.rules.prior import PRIOR, Prior
from palier.diagnosis.rules.stop import MOST_ITEMS

SEED = 2026
PEOPLE = 2000
GOAL = 0.5

Row = list[str]

LENGTH_HEAD = ["engine", "items for the goal", "scored steps", "minutes", "RMSE there (worst of 6)",
               "RMSE after 10"]  # fmt: skip
HONESTY_HEAD = ["truth", "tasks (median; 9 in 10 within)", "minutes", "RMSE, worst domain",
                "RMSE, each person's weakest", "bias there", "90 % interval there",
                "mean stated sd", "90 % interval holds", "worst bias by tenth"]  # fmt: skip


def rng(*stream: int) -> np.random.Generator:
    return np.random.default_rng((SEED, *stream))


def simulated(
    bank: Bank,
    correlation: float,
    *,
    count: int = PEOPLE,
    tasks: int = MOST_ITEMS,
    prior: Prior = PRIOR,
    world: World = TRUE,
) -> Run:
    """The same people and the same dice for every bank, prior and world of one correlation."""
    stream = int(100 * correlation)
    truth = people(count, correlation, rng(1, stream))
    return run(bank, truth, rng(2, stream), tasks=tasks, prior=prior, world=world)


def rmse(errors: Floats, axis: int = 0) -> Floats:
    return np.asarray(np.sqrt((errors**2).mean(axis=axis)))


def needed(by_domain: Floats) -> int | None:
    """How many items until RMSE ≤ GOAL in every domain; ``by_domain`` (T, D)."""
    reached = (by_domain <= GOAL).all(axis=1)
    return int(reached.argmax()) + 1 if reached.any() else None


def length_row(name: str, result: Run) -> Row:
    by_domain = rmse(result.errors, axis=1)
    count = needed(by_domain)
    last = (count or len(by_domain)) - 1
    shown = str(count) if count else f"not within {len(by_domain)}"
    ten = f"{by_domain[9].max():.3f}" if len(by_domain) > 9 else "—"
    minutes, steps = result.seconds[last].mean() / 60, result.steps[last].mean()
    return [name, shown, f"{steps:.0f}", f"{minutes:.1f}", f"{by_domain[last].max():.3f}", ten]


def holds(result: Run) -> np.ndarray:
    """Whether each interval at the end holds the truth, shape (P, D)."""
    return np.asarray((result.low <= result.truth) & (result.truth <= result.high))


def honesty_row(name: str, result: Run) -> Row:
    errors, sd = result.at_end(result.errors), result.at_end(result.sd)
    everyone, weakest = np.arange(len(errors)), result.truth.argmin(axis=1)
    weak, held = errors[everyone, weakest], holds(result)
    count = result.ends + 1
    return [
        name,
        f"{np.median(count):.0f}; {np.quantile(count, 0.9):.0f}",
        f"{result.at_end(result.seconds).mean() / 60:.1f}",
        f"{rmse(errors).max():.3f}",
        f"{rmse(weak):.3f}",
        f"{weak.mean():+.3f}",
        f"{100 * held[everyone, weakest].mean():.1f} %",
        f"{sd.mean():.3f}",
        f"{100 * held.mean():.1f} %",
        f"{worst_bias(result):.3f}",
    ]


def tenths(errors: Floats, by: Floats) -> Floats:
    return np.array([part.mean() for part in np.array_split(errors[np.argsort(by)], 10)])


def worst_bias(result: Run) -> float:
    errors, means = result.at_end(result.errors).ravel(), result.at_end(result.mean).ravel()
    return float(np.abs(tenths(errors, means)).max())


def deciles(result: Run) -> str:
    errors = result.at_end(result.errors).ravel()
    by_estimate = tenths(errors, result.at_end(result.mean).ravel())
    by_truth = tenths(errors, result.truth.ravel())
    rows = [
        [name, *(f"{b:+.3f}" for b in biases), f"{np.abs(biases).max():.3f}"]
        for name, biases in (("of the estimate", by_estimate), ("of the truth", by_truth))
    ]
    said = (
        "Given an estimate, the truth is on average there: that is what a posterior mean promises. "
        "Given an extreme truth, the estimate is drawn towards the middle: shrinkage, by design."
    )
    return table([["tenth", *map(str, range(1, 11)), "worst"], *rows]) + "\n\n" + said


CAROLINE = np.where([domain == "phone" for domain in DOMAINS], 1.5, -1.0)


def caroline_row(name: str, bank: Bank, prior: Prior) -> Row:
    """Somebody at ease with a phone (+1.5) and lost elsewhere (−1), a thousand times."""
    result = run(bank, np.tile(CAROLINE, (1000, 1)), rng(5), prior=prior)
    errors, held = result.at_end(result.errors), holds(result)
    return [
        name,
        f"{np.median(result.ends + 1):.0f}",
        f"{errors[:, 0].mean():+.3f}",
        f"{rmse(errors[:, 0]):.3f}",
        f"{100 * held[:, 0].mean():.1f} %",
        f"{errors[:, 1:].mean():+.3f}",
        f"{100 * held[:, 1:].mean():.1f} %",
    ]
