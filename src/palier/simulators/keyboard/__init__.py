"""The keyboard: writing an address, a name, a line of a CV, with the signs hard to find."""

from collections.abc import Mapping
from typing import Any

from palier.simulators import contract
from palier.simulators.keyboard import drawing, rules
from palier.simulators.keyboard.keys import KEYS
from palier.simulators.keyboard.rules import State
from palier.simulators.keyboard.scenario import Scenario
from palier.simulators.keyboard.wanted import Field

TYPING = {"email": "email", "phone": "tel", "text": "text", "secret": "text"}
"""``inputmode``: the keyboard a telephone opens on a real form for such a field."""


class Keyboard:
    """The contract, kept by the pure functions of ``rules``."""

    name = "keyboard"
    template = "simulators/keyboard.html"
    unsent = "write"
    scenario: type[Scenario] = Scenario
    state: type[State] = State

    def start(self, scenario: Scenario) -> State:
        return rules.start(scenario)

    def move(self, scenario: Scenario, state: State, fields: Mapping[str, str]) -> State:
        return rules.move(scenario, state, fields)

    def steps(self, scenario: Scenario, state: State) -> dict[str, bool]:
        return rules.steps(scenario, state)

    def over(self, scenario: Scenario, state: State) -> bool:  # noqa: ARG002 - the contract's shape
        return rules.over(state)

    def view(self, scenario: Scenario, state: State, language: str) -> dict[str, Any]:
        """What the template draws: texts in ``language``, numbers for the SVG, nothing secret (the
        target of a line to correct is not in it)."""
        return {
            "title": scenario.title.said(language),
            "heading": scenario.heading.said(language),
            "phase": state.phase,
            "fields": [_field(field, state, language) for field in scenario.fields],
            "keys": [_key(name, state, language) for name in scenario.keys],
            "help": drawing.key_help(state.shown, language) if state.shown in KEYS else None,
            "limit": contract.MOVE_LIMIT,
        }


def _field(field: Field, state: State, language: str) -> dict[str, Any]:
    return {
        "id": field.id,
        "label": field.label.said(language),
        "text": state.texts.get(field.id, field.start),
        "mode": TYPING[field.kind],
        "rows": field.rows,
        "spoken": field.spoken.said(language) if field.spoken else "",
        "paper": drawing.paper(field.drawn) if field.drawn else None,
    }


def _key(name: str, state: State, language: str) -> dict[str, Any]:
    key = KEYS[name]
    return {
        "name": name,
        "char": key.char,
        "said": key.said.said(language),
        "shown": name == state.shown,
    }


simulator: contract.Simulator[Scenario, State] = Keyboard()
