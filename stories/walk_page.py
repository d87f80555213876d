"""``docs/walk-of-a-point.md``: the exercises of one *Faire le point*, their expected time, the sum.

Written by ``scripts/screenshots`` from what was really played; a test reads it again, and finds
every figure in the bank and in the engine of the day.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from palier.diagnosis import measure
from palier.diagnosis.rules.engine import Next, next_step
from palier.diagnosis.rules.items import ALONE, Response
from palier.simulators.bank import bank
from palier.simulators.contract import Task
from palier.skillmap.schema import LANDING_NAMES

GOAL = 15
"""Minutes of a person's time that the diagnosis aims at."""

ROW = re.compile(r"^\| \d+ \| `([a-z0-9-]+)` \|.*\| (\d) of \d \|$", re.MULTILINE)
PICTURE = re.compile(r"!\[([^]]*)]\(screenshots/point/([a-z0-9-]+\.png)\)")


@dataclass(frozen=True)
class Met:
    """One exercise as it was played: how many of its steps were seen done."""

    task_id: str
    score: int

    @property
    def task(self) -> Task:
        return bank().get(self.task_id).task


@dataclass(frozen=True)
class Picture:
    file: str
    says: str


def read(page: str) -> tuple[list[Met], list[Picture]]:
    """What a page says was met, and the pictures it shows."""
    met = [Met(found[1], int(found[2])) for found in ROW.finditer(page)]
    return met, [Picture(found[2], found[1]) for found in PICTURE.finditer(page)]


def believed(met: Iterable[Met], dice: int = 0) -> Next:
    """What the engine knows after them, and why it would stop or what it asks next."""
    responses = [Response(measure.item_of(one.task), one.score, ALONE) for one in met]
    return next_step(measure.items(), responses, dice=measure.dice_after(dice, len(responses)))


def within(met: Sequence[Met], minutes: int) -> Sequence[Met]:
    """The first of them, as many as fit."""
    ends = accumulate(one.task.seconds for one in met)
    return met[: sum(end <= 60 * minutes for end in ends)]


def all_seen(met: Sequence[Met]) -> Sequence[Met]:
    """The first of them, until each domain was looked at."""
    domains = {one.task.domain for one in met}
    far = next(n for n in range(len(met) + 1) if {o.task.domain for o in met[:n]} == domains)
    return met[:far]


def page_of(met: Sequence[Met], pictures: Sequence[Picture]) -> str:
    shown = "\n\n".join(f"![{one.says}](screenshots/point/{one.file})" for one in pictures)
    return "\n".join((HEAD, *_rows(met), "", _sums(met), "", "## The pictures", "", shown, ""))


def _rows(met: Sequence[Met]) -> Iterable[str]:
    ends = accumulate(one.task.seconds for one in met)
    for n, (one, end) in enumerate(zip(met, ends, strict=True), 1):
        task = one.task
        yield (
            f"| {n} | `{task.id}` | {task.question.en} | {task.domain} | {task.simulator} "
            f"| {task.seconds} s | {clock(end)} | {one.score} of {len(task.steps)} |"
        )


def _sums(met: Sequence[Met]) -> str:
    """True figures, the goal reached or not."""
    total, seen, goal = clock(_seconds(met)), all_seen(met), within(met, GOAL)
    end, then = believed(met), believed(goal)
    same = sum(a.step == b.step for a, b in zip(end.landings, then.landings, strict=True))
    verdict = "reached" if _seconds(met) <= 60 * GOAL else "**not reached**"
    return SUMS.format(
        exercises=len(met),
        total=total,
        verdict=verdict,
        stop=STOPS[end.stop.value if end.stop else ""],
        seen=clock(_seconds(seen)),
        seen_after=len(seen),
        goal_after=len(goal),
        goal=clock(_seconds(goal)),
        same=same,
        sd_then=then.posterior.sd.max(),
        sd_end=end.posterior.sd.max(),
        landings="; ".join(
            f"{one.domain}: {LANDING_NAMES[one.step].en}" for one in end.landings if one.step
        ),
    )


def _seconds(met: Iterable[Met]) -> int:
    return sum(one.task.seconds for one in met)


def clock(seconds: int) -> str:
    return f"{seconds // 60} min {seconds % 60:02}"


STOPS = {
    "": "she asked for her result before the end",
    "sure": "the engine was sure enough of the six domains",
    "items": "the engine asks no more exercises than that",
    "time": "its fifteen minutes were spent before it was sure enough of everything",
    "exhausted": "nothing was left to ask",
}

HEAD = """# A walk through one *Faire le point*

Claudia, in the demonstration, from the offer to the printed sheet. `make screenshots` plays it
again in Chromium and writes this page; a test finds every figure of it in the bank and in the
engine of the day. How much she knows is ours: the middle of the scale, a little uneven
(`stories/recorded.py`).

The seconds are the *expected* ones of the bank, for somebody who hesitates: values of experts, not
measured on people. The ten questions at the beginning are not in the sum; « Passer aux exercices »
skips them.

| | exercise | what is asked | domain | where | expected | so far | steps seen done |
|---|---|---|---|---|---|---|---|"""

SUMS = """## The sum

**{exercises} exercises, {total}** of expected time: the goal of fifteen minutes is {verdict} for
her. It ended there because {stop}.

- After {seen} ({seen_after} exercises), each of the six domains has been looked at once: there is
  a result to read and to print.
- Within fifteen minutes ({goal_after} exercises, {goal}), {same} of her six landings are already
  those of the end. The least sure domain has a standard deviation of {sd_then:.2f} then,
  {sd_end:.2f} at the end.
- At the end: {landings}.

A pause is offered every five minutes, with the result as one of its three doors: nobody has to
stay until the end. What thousands of simulated people need, with this bank and with one made up for
the purpose, is in [the bench](../bench/results/adaptive.md)."""
