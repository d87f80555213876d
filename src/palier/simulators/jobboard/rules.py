"""The state machine of the board. Pure: no clock, no dice, no request."""

from collections.abc import Mapping

from palier.simulators.contract import verb
from palier.simulators.jobboard.boxes import typed
from palier.simulators.jobboard.page import Page
from palier.simulators.jobboard.rooms import ACTS, SCREENS
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.scoring import over, remembered
from palier.simulators.jobboard.state import Board


def start(scenario: JobboardScenario) -> Board:
    """In the first room of the menu, with what former visits left."""
    room = scenario.menu[0]
    given = {f"search.{box}": value for box, value in scenario.given.items()}
    for alert in scenario.alerts:
        given |= {f"alert_{alert.id}.{box}": value for box, value in alert.set.items()}
    if scenario.month:
        given |= {f"update.{box}": value for box, value in scenario.month.before.items()}
    return Board(screen=room, room=room, filed=given)


def drawn(scenario: JobboardScenario, state: Board) -> Page:
    """The page on screen."""
    return SCREENS[state.screen](scenario, state)


def menu(scenario: JobboardScenario) -> tuple[str, ...]:
    """The presses of the menu; none when there is one room only."""
    return tuple(f"go:{room}" for room in scenario.menu) if len(scenario.menu) > 1 else ()


def offers(scenario: JobboardScenario, state: Board) -> tuple[str, ...]:
    """Everything that can be pressed now, from top to bottom; nothing once it is over."""
    if over(scenario, state):
        return ()
    return (*menu(scenario), *drawn(scenario, state).presses())


def move(scenario: JobboardScenario, state: Board, fields: Mapping[str, str]) -> Board:
    """What the pressed button does. Not on this screen: nothing changes."""
    name, target = verb(fields)
    pressed = f"{name}:{target}" if target else name
    if pressed not in offers(scenario, state):
        return state
    page = drawn(scenario, state)
    kept = typed(page, state, fields) if pressed in page.presses() else state
    then = ACTS[name](scenario, kept.but(told="", refused=False), target)
    return then if then.refused else remembered(scenario, then.happened(name, pressed))
