"""The settings, the networks, and the page of the Internet."""

from typing import Any

from palier.simulators.phone.apps.network import network, waiting
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.shown.naming import Naming
from palier.simulators.phone.state import Phone


def view(world: PhoneScenario, state: Phone, naming: Naming) -> dict[str, Any]:
    here, asked = network(world, state.on), network(world, state.at)
    return {
        "wifi": state.wifi,
        "data": state.data,
        "on": naming.said(here.name) if here and state.wifi else "",
        "on_id": state.on,
        "networks": [
            (one.id, naming.said(one.name), bool(one.code), one.id == state.on)
            for one in world.net.around
        ],
        "network": naming.said(asked.name) if asked else "",
        "portal": waiting(world, state) is not None,
        "online": _through(world, state),
        "page": naming.said(world.page),
    }


def _through(world: PhoneScenario, state: Phone) -> str:
    """What the page comes by: "wifi", "data", or nothing."""
    here = network(world, state.on) if state.wifi else None
    if here:
        return "wifi" if here.works and waiting(world, state) is None else ""
    return "data" if state.data else ""
