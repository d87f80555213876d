"""The tasks that ship, and hands that play them: at ease, slipping, or pressing blindly."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

from palier.kernel.content import read_all
from palier.simulators.contract import Task
from palier.simulators.jobboard import simulator
from palier.simulators.jobboard.page import Box
from palier.simulators.jobboard.rules import drawn, offers
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board

Move = dict[str, str]

FOLDER = Path(__file__).resolve().parents[5] / "content" / "tasks" / "jobboard"
TASKS = {task.id: task for task in read_all(FOLDER, Task)}
SCENARIOS = {key: JobboardScenario.model_validate(task.scenario) for key, task in TASKS.items()}
TYPED = ("bonjour", "12", "12/3", "")
"""What somebody who does not read may type in a box."""


def press(*values: str) -> list[Move]:
    return [{"do": value} for value in values]


def play(scenario: JobboardScenario, moves: Iterable[Move]) -> Board:
    state = simulator.start(scenario)
    for move in moves:
        state = simulator.move(scenario, state, move)
    return state


def achieved(scenario: JobboardScenario, state: Board) -> set[str]:
    return {key for key, done in simulator.steps(scenario, state).items() if done}


def fill(box: Box, dice: Random) -> str:
    """Something that a blind hand leaves in a box."""
    return dice.choice([key for key, _ in box.options] if box.options else TYPED)


def blind(scenario: JobboardScenario, dice: Random, presses: int) -> Board:
    """A hand that presses at random and fills every box with anything that fits."""
    state = simulator.start(scenario)
    for _ in range(presses):
        if not (values := offers(scenario, state)):
            break
        boxes = drawn(scenario, state).boxes()
        fields = {box.name: fill(box, dice) for box in boxes if box.kind != "tick"}
        fields |= {box.name: "yes" for box in boxes if box.kind == "tick" and dice.random() < 0.5}
        state = simulator.move(scenario, state, {**fields, "do": dice.choice(values)})
    return state


def in_turn(scenario: JobboardScenario, typed: str, presses: int = 120) -> Board:
    """A hand that presses the button it pressed least, the highest first."""
    state, history = simulator.start(scenario), list[str]()
    for _ in range(presses):
        if not (values := offers(scenario, state)):
            break
        history.append(min(values, key=history.count))
        pages = drawn(scenario, state).boxes()
        boxes = {box.name: box.options[-1][0] if box.options else typed for box in pages}
        state = simulator.move(scenario, state, {**boxes, "do": history[-1]})
    return state
