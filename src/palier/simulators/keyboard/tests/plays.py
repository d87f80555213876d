"""The tasks that ship, and real ways of playing them, for the tests of this folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from palier.kernel.content import read_all
from palier.simulators.contract import Task
from palier.simulators.keyboard import Scenario, State, simulator

CONTENT = Path(__file__).parents[5] / "content" / "tasks" / "keyboard"
TASKS = {task.id: task for task in read_all(CONTENT, Task)}
SCENARIOS = {name: Scenario.model_validate(task.scenario) for name, task in TASKS.items()}
PLAYS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("plays.yaml").read_text(encoding="utf-8")
)


def write(scenario: Scenario, typed: Mapping[str, str], state: State | None = None) -> State:
    """The state once ``typed`` (field id → text) is sent with "C’est écrit"."""
    fields = {f"typed_{name}": text for name, text in typed.items()}
    before = state or simulator.start(scenario)
    return simulator.move(scenario, before, {"do": "write", **fields})


def shown_by(scenario: Scenario, typed: Mapping[str, str]) -> set[str]:
    """The steps that ``typed`` earns."""
    steps = simulator.steps(scenario, write(scenario, typed))
    return {name for name, done in steps.items() if done}


for _name, _plays in PLAYS.items():
    _way = TASKS[_name].way[0].items()
    _plays["perfect"] = {key.removeprefix("typed_"): text for key, text in _way if key != "do"}
