"""The calls: the list, a number, the line."""

from typing import Any

from palier.simulators.phone.apps.calls import known, recent
from palier.simulators.phone.apps.dialling import KEYS
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.shown.naming import Naming
from palier.simulators.phone.state import Phone

Shown = dict[str, Any]


def view(world: PhoneScenario, state: Phone, naming: Naming) -> Shown:
    missed = [call for call in world.calls if call.kind == "missed"]
    return {
        "missed": 0 if "app:calls" in state.marks else len({call.number for call in missed}),
        "calls": [_call(world, state, naming, number) for number in recent(world, state)],
        "people": [naming.who(number) for number in known(world, state)],
        "who": {**naming.who(state.at), "known": state.at in naming.names},
        "blocked": state.at in state.blocked,
        "typed": state.typed,
        "entry": {"name": state.entry.name, "number": state.entry.number},
        "line": _line(world, state, naming),
    }


def _call(world: PhoneScenario, state: Phone, naming: Naming, number: str) -> Shown:
    """The last call of a number; one rung just now is a call made."""
    every = [call for call in world.calls if call.number == number]
    last = max(every, key=lambda call: call.at, default=None)
    made = last is None or f"called:{number}" in state.marks
    rang = world.ringing and world.ringing.number == number
    refused = "missed" if "refused" in state.marks else "received"
    return {
        **naming.who(number),
        "kind": refused if rang else "made" if made or last is None else last.kind,
        "when": naming.when(last.at if last and not made else world.now),
        "times": len(every),
        "blocked": number in state.blocked,
    }


def _line(world: PhoneScenario, state: Phone, naming: Naming) -> Shown:
    node = world.node(state.node)
    choices = node.choices if node else ()
    return {
        "says": naming.said(node.says) if node else "",
        "choices": [(choice.id, naming.said(choice.says)) for choice in choices],
        "keys": KEYS if node and node.keys else [],
    }
