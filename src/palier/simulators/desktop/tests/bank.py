"""The tasks that ship, with their scenarios read, and the way tests play them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from palier.kernel.content import read_all
from palier.simulators.contract import Task
from palier.simulators.desktop import simulator
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop

FOLDER = Path(__file__).resolve().parents[5] / "content" / "tasks" / "desktop"
TASKS = {task.id: task for task in read_all(FOLDER, Task)}
SCENARIOS = {key: DesktopScenario.model_validate(task.scenario) for key, task in TASKS.items()}

Move = Mapping[str, str]


def press(*values: str) -> list[Move]:
    return [{"do": value} for value in values]


def twice(*keys: str) -> list[Move]:
    """Each thing pressed two times: marked, then opened."""
    return press(*(f"press:{key}" for key in keys for _ in range(2)))


def play(scenario: DesktopScenario, moves: Iterable[Move]) -> Desktop:
    state = simulator.start(scenario)
    for fields in moves:
        state = simulator.move(scenario, state, fields)
    return state


def states(key: str, moves: Iterable[Move]) -> list[Desktop]:
    """Every situation on the way, the first one included."""
    passed = list(moves)
    return [play(SCENARIOS[key], passed[:n]) for n in range(len(passed) + 1)]


def achieved(scenario: DesktopScenario, state: Desktop) -> set[str]:
    return {key for key, done in simulator.steps(scenario, state).items() if done}
