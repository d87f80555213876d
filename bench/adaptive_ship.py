"""What the bank that ships measures today, whatever its size."""

import numpy as np
from adaptive_people import Run
from adaptive_tables import (
    GOAL,
    HONESTY_HEAD,
    LENGTH_HEAD,
    honesty_row,
    length_row,
    needed,
    rmse,
    simulated,
)
from report import table

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.items import DOMAINS
from palier.diagnosis.rules.landing import USUAL_DISCRIMINATION, USUAL_LAST_STEP


def shipping(bank: Bank, other: int) -> str:
    if not bank.items:
        return "No task ships yet."
    result = simulated(bank, 0.7)
    rows = [honesty_row("0.7", result)]
    return "\n\n".join([
        *told(bank, other),
        by_domain(bank, result),
        table([LENGTH_HEAD, length_row(f"RMSE ≤ {GOAL} in all six", result)]),
        verdict(result),
        table([HONESTY_HEAD, *rows]),
    ])  # fmt: skip


def told(bank: Bank, other: int) -> list[str]:
    counts = counted(bank)
    steps = np.mean([item.steps for item in bank.items])
    said = [
        f"{len(bank.items)} tasks read ({other} other files): "
        + ", ".join(f"{d} {n}" for d, n in counts.items())
        + f". {steps:.1f} steps and {bank.seconds.mean():.0f} s each on average.",
        usual_task(bank),
    ]
    blind = [d for d, n in counts.items() if not n]
    if blind:
        said.append(f"Nobody can watch {', '.join(blind)}: no landing is ever shown there.")
    return said


def counted(bank: Bank) -> dict[str, int]:
    return {d: span.stop - span.start for d, span in zip(DOMAINS, bank.spans, strict=True)}


def by_domain(bank: Bank, result: Run) -> str:
    found = rmse(result.errors, axis=1)
    shown = sorted({6, 10, 12, 18, len(found)} & set(range(1, len(found) + 1)))
    rows = [["tasks there", *map(str, counted(bank).values())]]
    rows += [[f"RMSE after {n} tasks", *(f"{x:.3f}" for x in found[n - 1])] for n in shown]
    at_stop = rmse(result.at_end(result.errors))
    rows.append(["RMSE under the stop rule", *(f"{x:.3f}" for x in at_stop)])
    return table([["", *DOMAINS], *rows])


def verdict(result: Run) -> str:
    """Against the goal of the issue: at most ten tasks and fifteen minutes."""
    count = needed(rmse(result.errors, axis=1))
    if count is None:
        return f"Goal of ten tasks: **not reached** (not within {len(result.errors)})."
    minutes = result.seconds[count - 1].mean() / 60
    reached = "reached" if count <= 10 and minutes <= 15 else "**not reached**"
    return f"Goal of ten tasks and fifteen minutes: {reached} ({count} tasks, {minutes:.1f} min)."


def usual_task(bank: Bank) -> str:
    usual = [item for item in bank.items if item.band == 2 and item.steps > 1]
    if not usual:
        return "No band-2 task of several steps yet."
    slope = np.mean([item.discrimination for item in usual])
    last = np.mean([item.thresholds[-1] for item in usual])
    return (
        f"Its usual task: discrimination {slope:.2f}, last step {last:+.2f} (the landings assume "
        f"{USUAL_DISCRIMINATION} and {USUAL_LAST_STEP:+})."
    )
