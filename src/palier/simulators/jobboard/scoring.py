"""What was achieved: the signs seen in the state, and the end of the exercise."""

from collections.abc import Callable
from typing import Any

from palier.simulators.jobboard.finding import found
from palier.simulators.jobboard.reading import day, number
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.signs import Sign
from palier.simulators.jobboard.state import Board
from palier.simulators.jobboard.words import mentions
from palier.simulators.saying import fold

Check = Callable[[Any, JobboardScenario, Board], bool]

DAYS = frozenset({"training_from", "training_to", "sick_from", "sick_to", "day"})
NUMBERS = frozenset({"worked_hours", "worked_pay"})


def steps(scenario: JobboardScenario, state: Board) -> dict[str, bool]:
    """Each goal of the scenario, and whether it is reached: now, or once and for all."""
    return {key: _reached(key, sign, scenario, state) for key, sign in scenario.goals.items()}


def _reached(key: str, sign: Sign, scenario: JobboardScenario, state: Board) -> bool:
    return key in state.shown or seen(sign, scenario, state)


def seen(sign: Sign, scenario: JobboardScenario, state: Board) -> bool:
    """Whether every line filled in ``sign`` holds in this state."""
    lines = ((name, wanted) for name, wanted in sign if name in CHECKS and wanted is not None)
    return all(CHECKS[name](wanted, scenario, state) for name, wanted in lines)


def over(scenario: JobboardScenario, state: Board) -> bool:
    """An end was met, rightly or not, or nothing is left to achieve."""
    ended = not set(scenario.ends).isdisjoint(state.marks)
    return ended or all(steps(scenario, state).values())


def remembered(scenario: JobboardScenario, state: Board) -> Board:
    """The state with the steps now seen that nothing can undo."""
    now = (
        k for k, sign in scenario.goals.items() if not sign.may_go and seen(sign, scenario, state)
    )
    return state.but(shown=tuple(dict.fromkeys((*state.shown, *now))))


def canonical(box: str, held: str) -> str:
    """What a box holds, in the one form in which answers are compared."""
    name = box.partition(".")[2]
    if name in NUMBERS:
        return number(held)
    return day(held) if name in DAYS else fold(held).strip()


def _filed(wanted: dict[str, tuple[str, ...]], _: JobboardScenario, state: Board) -> bool:
    return all(
        canonical(box, state.filed.get(box, "")) in {canonical(box, one) for one in answers}
        for box, answers in wanted.items()
    )


def _running(alerts: frozenset[str], scenario: JobboardScenario, state: Board) -> bool:
    made = {"new"} if state.has("keep:new") else set()
    return ({one.id for one in scenario.alerts} | made) - set(state.stopped) == alerts


def _left(offers: frozenset[str], scenario: JobboardScenario, state: Board) -> bool:
    return {offer.id for offer in found(scenario, state.sent("search"))} == offers


CHECKS: dict[str, Check] = {
    "did": lambda marks, _, state: set(marks) <= set(state.marks),
    "never": lambda marks, _, state: set(marks).isdisjoint(state.marks),
    "filed": _filed,
    "says": lambda wanted, _, state: all(
        mentions(state.filed.get(box, ""), groups) for box, groups in wanted.items()
    ),
    "left": _left,
    "after": lambda keys, scenario, state: all(
        seen(scenario.goals[key], scenario, state) for key in keys
    ),
    "saved": lambda offers, _, state: offers == frozenset(state.saved),
    "running": _running,
}
