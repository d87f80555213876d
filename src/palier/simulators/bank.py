"""The bank: every task that experts wrote, checked and versioned."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from pydantic import ValidationError

from palier.kernel.content import read, unfit, version, wrong
from palier.simulators.contract import Simulator, State, Task
from palier.simulators.registry import SIMULATORS

TOLD = frozenset({"way", "spoken"})
"""What may be written otherwise without making another task of it: what was seen still counts."""


@dataclass(frozen=True)
class Ready:
    """A task with its simulator and its scenario, parsed once."""

    task: Task
    simulator: Simulator[Any, Any]
    scenario: Any
    version: str


@dataclass(frozen=True)
class Bank:
    tasks: dict[str, Ready]
    version: str

    def get(self, task_id: str) -> Ready:
        """Raises ``KeyError`` for a task that is not in the bank (any more)."""
        return self.tasks[task_id]


def load(folder: Path) -> Bank:
    """Raises :class:`ContentError`, naming file and line, on the first unplayable task."""
    tasks: dict[str, Ready] = {}
    for path in sorted(folder.rglob("*.yaml")):
        ready = _prepare(path, read(path, Task))
        if ready.task.id in tasks:
            raise wrong(path, ("id",), f"another task bears the id {ready.task.id}")
        tasks[ready.task.id] = ready
    versions = "".join(ready.version for ready in tasks.values())
    return Bank(tasks, sha256(versions.encode()).hexdigest()[:12])


def _prepare(path: Path, task: Task) -> Ready:
    simulator = SIMULATORS.get(task.simulator)
    if simulator is None:
        raise wrong(path, ("simulator",), f"there is no simulator {task.simulator!r}")
    try:
        scenario = simulator.scenario.model_validate(task.scenario)
    except ValidationError as error:
        raise unfit(path, error, "scenario") from error
    scored = simulator.steps(scenario, simulator.start(scenario))
    for place, step in enumerate(task.steps):
        if step.id not in scored:
            raise wrong(path, ("steps", place), f"nothing in the scenario scores {step.id!r}")
    ready = Ready(task, simulator, scenario, version(task, without=TOLD))
    done = simulator.steps(scenario, along(ready)[-1])
    if left := [step.id for step in task.steps if not done[step.id]]:
        raise wrong(path, ("way",), f"its way does not show {', '.join(left)}")
    return ready


def along(ready: Ready) -> list[State]:
    """The states of somebody at ease: before the first press of its way, then after each."""
    states = [ready.simulator.start(ready.scenario)]
    for move in ready.task.way:
        states.append(ready.simulator.move(ready.scenario, states[-1], move))
    return states


@cache
def bank() -> Bank:
    """The bank of this server, read once."""
    return load(settings.CONTENT / "tasks")
