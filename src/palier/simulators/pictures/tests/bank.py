"""The picture items that ship, read once, with what several tests ask of them."""

from collections.abc import Iterator
from pathlib import Path

from palier.kernel.content import read_all
from palier.kernel.phrase import Phrase
from palier.simulators.contract import Task
from palier.simulators.pictures import PictureScenario, PictureState, simulator

FOLDER = Path(__file__).resolve().parents[5] / "content" / "tasks" / "pictures"
BANK = [(task, PictureScenario.model_validate(task.scenario)) for task in read_all(FOLDER, Task)]
NAMES = [task.id for task, _ in BANK]
LANGUAGES = ("fr", "en")


def phrases(value: object) -> Iterator[Phrase]:
    """Every text of a task or a scenario, wherever it is."""
    if isinstance(value, Phrase):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from phrases(item)
    elif hasattr(value, "model_fields_set"):
        for name in type(value).model_fields:
            yield from phrases(getattr(value, name))


def played(scenario: PictureScenario, picks: list[str]) -> PictureState:
    """The state after these choices, one per screen."""
    state = simulator.start(scenario)
    for pick in picks:
        state = simulator.move(scenario, state, {"do": f"pick:{pick}"})
    return state


def states(scenario: PictureScenario) -> Iterator[PictureState]:
    """Each screen once, then the end, along the best path."""
    best = [screen.best().id for screen in scenario.screens]
    for count in range(len(best) + 1):
        yield played(scenario, best[:count])
