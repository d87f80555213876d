"""How a picture item is played and read: pure functions, no clock, no dice.

*Pointing is not doing.* Choosing the right picture among four shows that somebody knows what the
sign means, not that the hand can do it, and a blind choice is right one time in three or four. The
tasks of this simulator therefore carry lower discriminations (0.7 to 1.2) than those of the
mailbox, the keyboard and the browser: the same number of right steps moves the estimate less, and
the interval stays wider.

The first choice counts and stays: otherwise the next screen, which comes whatever was touched,
would show what the last one was about.
"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from palier.simulators.contract import Key, State, verb
from palier.simulators.pictures.scenario import Choice, PictureScenario, Screen


class PictureState(State):
    """The choices made, one per screen already seen, oldest first."""

    picked: Annotated[tuple[Key, ...], Field(max_length=3)] = ()


def start(_scenario: PictureScenario) -> PictureState:
    """The first screen, nothing touched yet."""
    return PictureState()


def over(scenario: PictureScenario, state: PictureState) -> bool:
    """True when every screen had its choice."""
    return len(state.picked) >= len(scenario.screens)


def screen_of(scenario: PictureScenario, state: PictureState) -> Screen | None:
    """The screen that waits for a choice; None when all are answered."""
    return None if over(scenario, state) else scenario.screens[len(state.picked)]


def move(scenario: PictureScenario, state: PictureState, fields: Mapping[str, str]) -> PictureState:
    """``do=pick:c`` answers the waiting screen when ``c`` is on it; all else changes nothing."""
    name, target = verb(fields)
    screen = screen_of(scenario, state)
    if name != "pick" or screen is None or target not in {c.id for c in screen.choices}:
        return state
    return PictureState(picked=(*state.picked, target))


def steps(scenario: PictureScenario, state: PictureState) -> dict[str, bool]:
    """Each step of the scenario → earned by the choices made so far."""
    earned = {step for choice in _made(scenario, state) for step in choice.earns}
    return {step: step in earned for step in scenario.step_ids()}


def _made(scenario: PictureScenario, state: PictureState) -> list[Choice]:
    """The choices picked, each looked for on its own screen only."""
    pairs = zip(scenario.screens, state.picked, strict=False)
    return [choice for screen, id_ in pairs for choice in screen.choices if choice.id == id_]
