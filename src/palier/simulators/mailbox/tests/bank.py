"""The tasks that ship, with their scenarios read, and the way tests play them."""

from collections.abc import Iterable
from pathlib import Path

from palier.kernel.content import read_all
from palier.simulators.contract import Task
from palier.simulators.mailbox import simulator
from palier.simulators.mailbox.scenario import MailboxScenario
from palier.simulators.mailbox.state import Mailbox
from palier.simulators.mailbox.tests.plays import Move

FOLDER = Path(__file__).resolve().parents[5] / "content" / "tasks" / "mailbox"
TASKS = {task.id: task for task in read_all(FOLDER, Task)}
PERFECT: dict[str, list[Move]] = {
    key: [(move["do"], {k: v for k, v in move.items() if k != "do"}) for move in task.way]
    for key, task in TASKS.items()
}
SCENARIOS = {key: MailboxScenario.model_validate(task.scenario) for key, task in TASKS.items()}


def play(scenario: MailboxScenario, moves: Iterable[Move]) -> Mailbox:
    state = simulator.start(scenario)
    for pressed, fields in moves:
        state = simulator.move(scenario, state, {"do": pressed, **fields})
    return state


def achieved(scenario: MailboxScenario, state: Mailbox) -> set[str]:
    return {key for key, done in simulator.steps(scenario, state).items() if done}
