"""The tasks that ship, with their scenarios read, and the hands that play them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import yaml

from palier.kernel.content import read_all
from palier.simulators.contract import Task
from palier.simulators.phone import simulator
from palier.simulators.phone.offers import offers
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Phone

Move = dict[str, str]

FOLDER = Path(__file__).resolve().parents[5] / "content" / "tasks" / "phone"
TASKS = {task.id: task for task in read_all(FOLDER, Task)}
SCENARIOS = {key: PhoneScenario.model_validate(task.scenario) for key, task in TASKS.items()}
WAYS: dict[str, list[Move]] = {key: list(task.way) for key, task in TASKS.items()}
SLIPS = yaml.safe_load((Path(__file__).parent / "plays.yaml").read_text(encoding="utf-8"))
"""For each task, the presses of somebody who slips, and the steps they show."""

FIELDS = ("body", "to", "dial", "name", "number", "code", "speech", "n_number", "n_hour", "n_place")


def slip(key: str) -> list[Move]:
    """A press written alone types nothing."""
    return [{"do": one} if isinstance(one, str) else one for one in SLIPS[key]["moves"]]


def play(world: PhoneScenario, moves: Iterable[Move]) -> Phone:
    state = simulator.start(world)
    for move in moves:
        state = simulator.move(world, state, move)
    return state


def achieved(world: PhoneScenario, state: Phone) -> set[str]:
    return {key for key, done in simulator.steps(world, state).items() if done}


def wander(
    world: PhoneScenario, typed: str, presses: int, choose: Callable[[list[str], list[str]], str]
) -> set[str]:
    """The steps earned by somebody who presses without reading, as long as there is something."""
    state, history = simulator.start(world), []
    while (values := offers(world, state)) and len(history) < presses:
        history.append(choose(values, history))
        fields = dict.fromkeys(FIELDS, typed)
        state = simulator.move(world, state, {**fields, "do": history[-1]})
    return achieved(world, state)


def blind(seed: int) -> Callable[[list[str], list[str]], str]:
    """A hand that presses anything, the same way each time."""
    dice = Random(seed)
    return lambda values, _: dice.choice(values)


def least_pressed(values: list[str], history: list[str]) -> str:
    """A hand that presses each button once before pressing any again."""
    return min(values, key=history.count)
