"""The tasks that ship, with their scenarios read, and the way tests play them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from palier.kernel.content import read_all
from palier.simulators.contract import Task
from palier.simulators.writer import simulator
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.state import Writer

FOLDER = Path(__file__).resolve().parents[5] / "content" / "tasks" / "writer"
TASKS = {task.id: task for task in read_all(FOLDER, Task)}
SCENARIOS = {key: WriterScenario.model_validate(task.scenario) for key, task in TASKS.items()}
WAYS = {key: list(task.way) for key, task in TASKS.items()}

Move = Mapping[str, str]


def play(scenario: WriterScenario, moves: Iterable[Move]) -> Writer:
    state = simulator.start(scenario)
    for move in moves:
        state = simulator.move(scenario, state, move)
    return state


def press(*values: str) -> list[Move]:
    return [{"do": value} for value in values]


def type_in(line: str, words: str) -> list[Move]:
    """Press a line, write in it, and say that it is written."""
    return [{"do": f"edit:{line}"}, {"do": "keep", "typed": words}]


def shown(scenario: WriterScenario, state: Writer) -> set[str]:
    return {key for key, done in simulator.steps(scenario, state).items() if done}


def along(key: str) -> list[Writer]:
    """Every state of somebody at ease."""
    return [play(SCENARIOS[key], WAYS[key][:n]) for n in range(len(WAYS[key]) + 1)]
