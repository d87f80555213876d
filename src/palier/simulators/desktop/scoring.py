"""What was achieved on the computer: signs seen in the state, and the end of the exercise."""

from collections.abc import Callable
from typing import Any

from palier.simulators.desktop.goals import Printed, Sign
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop, Job
from palier.simulators.desktop.things import fold

Check = Callable[[Any, Desktop], bool]


def steps(scenario: DesktopScenario, state: Desktop) -> dict[str, bool]:
    """Each goal of the scenario, and whether it is reached in this state."""
    return {key: seen(sign, state) for key, sign in scenario.goals.items()}


def seen(sign: Sign, state: Desktop) -> bool:
    """Whether every line filled in ``sign`` holds."""
    return all(CHECKS[name](wanted, state) for name, wanted in sign if wanted is not None)


def over(scenario: DesktopScenario, state: Desktop) -> bool:
    """Whether an end was met, rightly or not, or nothing is left to achieve."""
    if not set(scenario.ends).isdisjoint(state.marks):
        return True
    return all(steps(scenario, state).values())


def lies(state: Desktop, file: str, place: str) -> bool:
    """Whether the file, or a copy of it, is in ``place``."""
    return any(item.of == file and item.inside == place for item in state.items)


def _named(groups: tuple[tuple[str, ...], ...], state: Desktop, file: str) -> bool:
    names = [fold(item.name) for item in state.items if item.of == file and item.inside != "bin"]
    return any(all(any(fold(w) in name for w in group) for group in groups) for name in names)


def _printed(wanted: Printed, state: Desktop) -> bool:
    if wanted.once and len(state.jobs) != 1:
        return False
    return any(_fits(wanted, job) for job in state.jobs)


def _fits(wanted: Printed, job: Job) -> bool:
    asked = wanted.model_dump(exclude={"once"}, exclude_none=True)
    return all(getattr(job, name) == value for name, value in asked.items())


def _clear(things: tuple[str, ...], state: Desktop) -> bool:
    left = {"tray": state.tray > 0, "glass": state.glass, "stick": state.stick in ("in", "safe")}
    return not any(left[thing] for thing in things)


CHECKS: dict[str, Check] = {
    "marks": lambda marks, state: set(marks) <= set(state.marks),
    "either": lambda marks, state: not set(marks).isdisjoint(state.marks),
    "never": lambda marks, state: set(marks).isdisjoint(state.marks),
    "at": lambda files, state: all(lies(state, file, place) for file, place in files.items()),
    "gone": lambda files, state: (
        not any(lies(state, file, place) for file, places in files.items() for place in places)
    ),
    "named": lambda files, state: all(_named(groups, state, f) for f, groups in files.items()),
    "printed": _printed,
    "chosen": lambda file, state: file == state.chosen,
    "inside": lambda account, state: account == state.inside,
    "bare": lambda _, state: not state.windows,
    "closed": lambda _, state: not state.sessions,
    "clear": _clear,
}
