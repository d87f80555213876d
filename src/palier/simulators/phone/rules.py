"""The state machine of the telephone: what each press does. Pure: no clock, no dice, no request."""

from palier.simulators.contract import verb
from palier.simulators.phone.apps import (
    calls,
    camera,
    dialling,
    gallery,
    home,
    messages,
    network,
    voicemail,
)
from palier.simulators.phone.apps.acts import Act, Fields, line
from palier.simulators.phone.offers import offers
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.scoring import over, steps
from palier.simulators.phone.state import Phone

__all__ = ["move", "over", "start", "steps"]

ENTER = {"keypad": "dial", "entry": "save", "code": "join"}
"""What the key Enter presses. Elsewhere it only keeps what was typed: a message half written
never leaves, a greeting half said is not recorded."""


def start(world: PhoneScenario) -> Phone:
    """On the first screen, or in front of a call that comes in."""
    net, sheet, ring = world.net, world.sheet, world.ringing
    held = {"near": sheet.near, "lit": sheet.lit, "flat": sheet.flat} if sheet else {}
    rings = {"screen": "ringing", "at": ring.number} if ring else {}
    left = {"wifi": net.wifi, "data": net.data, "on": net.joined or ""}
    return Phone().but(**left, **held, **rings)


def move(world: PhoneScenario, state: Phone, fields: Fields) -> Phone:
    """What the pressed button does. Not offered on this screen: nothing changes."""
    name, target = verb(fields)
    pressed = f"{name}:{target}" if target else name or "enter"
    if pressed not in offers(world, state):
        return state
    kept = _keep(world, state, fields).but(note="")
    if pressed == "enter":
        name = ENTER.get(state.screen, "")
    act = ACTS.get(name)
    return act(world, kept, target, fields) if act else kept


def _keep(world: PhoneScenario, state: Phone, fields: Fields) -> Phone:
    """What is being written is never lost, on the paper beside or in a message."""
    typed = {box.id: line(fields, f"n_{box.id}") for box in world.boxes if f"n_{box.id}" in fields}
    noted = state.but(noted={**state.noted, **typed})
    return messages.keep_draft(noted, fields) if state.screen in ("thread", "write") else noted


def _noted(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.did("noted", note="noted")


def _web(world: PhoneScenario, state: Phone, name: str, fields: Fields) -> Phone:
    """An application opens; the one of the Internet loads its page at once."""
    opened = home.ACTS["app"](world, state, name, fields)
    return network.load(world, opened) if name == "web" else opened


ACTS: dict[str, Act] = {
    **home.ACTS,
    **calls.ACTS,
    **dialling.ACTS,
    **voicemail.ACTS,
    **messages.ACTS,
    **gallery.ACTS,
    **camera.ACTS,
    **network.ACTS,
    "noted": _noted,
    "app": _web,
}
