"""The keyboard window as a pure state machine: type, look where a key is, show back, correct.

Looking up a key is always allowed and never takes a step away, because finding the sign oneself on
a drawing *is* doing it. Only a step that says ``unaided`` (the last and hardest one of its task)
needs no drawing: help is planned to fade, and the difference between "with the drawing" and
"without" is what Luc's workarounds hide. The state remembers which keys were asked for.
"""

from collections.abc import Mapping
from typing import Literal

from palier.simulators import contract
from palier.simulators.keyboard.scenario import Scenario, achieved
from palier.simulators.letters import spaced


class State(contract.State):
    """``texts``: field id → typed, at most ``MOVE_LIMIT`` characters each. ``asked``: the keys
    looked up, in order, once each; ``shown``: the one on screen. ``phase``: *blank* is "C’est
    écrit" pressed on nothing, *written* shows the text back."""

    texts: dict[str, str]
    asked: tuple[str, ...] = ()
    shown: str = ""
    phase: Literal["writing", "blank", "written"] = "writing"


def start(scenario: Scenario) -> State:
    return State(texts={field.id: field.start for field in scenario.fields})


def move(scenario: Scenario, state: State, fields: Mapping[str, str]) -> State:
    """``write``, ``help:<key>`` or ``fix``; anything else changes nothing."""
    name, target = contract.verb(fields)
    if name == "write":
        return _write(scenario, state, fields)
    if name == "help" and target in scenario.keys:
        return _look_up(scenario, state, fields, target)
    if name == "fix":
        return state.model_copy(update={"phase": "writing"})
    return state


def steps(scenario: Scenario, state: State) -> dict[str, bool]:
    """What the typed text shows, "C’est écrit" pressed or not: leaving early loses nothing."""
    return achieved(scenario, state.texts, aided=bool(state.asked))


def over(state: State) -> bool:
    """Written: the screen may propose to go on. ``fix`` still opens the window again."""
    return state.phase == "written"


def _write(scenario: Scenario, state: State, fields: Mapping[str, str]) -> State:
    texts = _typed(scenario, state, fields)
    phase = "written" if any(text.strip() for text in texts.values()) else "blank"
    return state.model_copy(update={"texts": texts, "phase": phase, "shown": ""})


def _look_up(scenario: Scenario, state: State, fields: Mapping[str, str], key: str) -> State:
    """Keeps what was being typed: asking where a key is must never cost a sentence."""
    return state.model_copy(
        update={
            "texts": _typed(scenario, state, fields),
            "asked": tuple(dict.fromkeys((*state.asked, key))),
            "shown": key,
            "phase": "writing",
        }
    )


def _typed(scenario: Scenario, state: State, fields: Mapping[str, str]) -> dict[str, str]:
    """The fields that were sent; those that were not stay as they were."""
    return {
        field.id: _text(fields, f"typed_{field.id}")
        if f"typed_{field.id}" in fields
        else state.texts.get(field.id, field.start)
        for field in scenario.fields
    }


def _text(fields: Mapping[str, str], name: str) -> str:
    """The contract's ``text`` drops non-breaking spaces, which Macs and telephones type before
    "!" or between digits: they become spaces first."""
    return contract.text({name: spaced(str(fields[name])[: contract.MOVE_LIMIT])}, name)
