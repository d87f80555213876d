"""`palier items list`: one line an exercise, in Markdown; ``docs/reference/`` shows it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from palier.simulators.contract import Task

HEAD = ("domain", "skill", "band", "exercise", "steps", "seconds", "discrimination")


def show(_now: datetime) -> None:
    """Print every exercise of the bank."""
    from palier.simulators.bank import bank  # noqa: PLC0415  (houses need settings)

    for line in table(ready.task for ready in bank().tasks.values()):
        print(line)


def table(tasks: Iterable["Task"]) -> Iterator[str]:
    """The tasks by domain, skill and band; ``steps`` are the difficulties, easiest first."""
    yield f"| {' | '.join(HEAD)} |"
    yield "|---|---|--:|---|---|--:|--:|"
    for task in sorted(tasks, key=lambda task: (task.domain, task.skill, task.band, task.id)):
        yield f"| {' | '.join(_cells(task))} |"


def _cells(task: "Task") -> Iterator[str]:
    yield from (task.domain, task.skill.partition(".")[2], str(task.band), f"`{task.id}`")
    yield " ".join(f"{step.difficulty:.1f}".replace("-", "−") for step in task.steps)
    yield from (str(task.seconds), f"{task.discrimination:.1f}")
