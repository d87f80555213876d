"""The bank: every task that experts wrote, checked and versioned."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from pydantic import ValidationError

from palier.kernel.content import ContentError, read, version
from palier.simulators.contract import Simulator, Task
from palier.simulators.registry import SIMULATORS


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
    """Raises :class:`ContentError`, naming the file, on the first task that cannot be played."""
    tasks: dict[str, Ready] = {}
    for path in sorted(folder.rglob("*.yaml")):
        ready = _read(path)
        if ready.task.id in tasks:
            raise ContentError(f"{path.name}: another task bears the id {ready.task.id}")
        tasks[ready.task.id] = ready
    versions = "".join(ready.version for ready in tasks.values())
    return Bank(tasks, sha256(versions.encode()).hexdigest()[:12])


def _read(path: Path) -> Ready:
    task = read(path, Task)
    try:
        return _prepare(task)
    except ContentError as error:
        raise ContentError(f"{path.name}: {error}") from error


def _prepare(task: Task) -> Ready:
    simulator = SIMULATORS.get(task.simulator)
    if simulator is None:
        raise ContentError(f"{task.id}: there is no simulator {task.simulator!r}")
    try:
        scenario = simulator.scenario.model_validate(task.scenario)
    except ValidationError as error:
        raise ContentError(f"{task.id}: {error}") from error
    scored = set(simulator.steps(scenario, simulator.start(scenario)))
    if missing := {step.id for step in task.steps} - scored:
        raise ContentError(f"{task.id}: nothing in the scenario scores {sorted(missing)}")
    return Ready(task, simulator, scenario, version(task))


@cache
def bank() -> Bank:
    """The bank of this server, read once."""
    return load(settings.CONTENT / "tasks")
