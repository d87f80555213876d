"""What can be pressed now. A press that is not offered changes nothing."""

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
from palier.simulators.phone.apps.acts import Offers
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.scoring import over
from palier.simulators.phone.state import Phone

SCREENS: dict[str, Offers] = {
    "home": home.offers,
    **calls.OFFERS,
    **dialling.OFFERS,
    **voicemail.OFFERS,
    **messages.OFFERS,
    **gallery.OFFERS,
    **camera.OFFERS,
    **network.OFFERS,
}

TYPED_ON = {"keypad", "entry", "code", "recording", "thread", "write"}
"""Screens with a field: there the key Enter presses something."""


def offers(world: PhoneScenario, state: Phone) -> list[str]:
    """The value of every button on screen; none when it is over."""
    if over(world, state):
        return []
    typing = ["enter"] if state.screen in TYPED_ON or world.boxes else []
    noting = ["noted"] if world.boxes else []
    return [*typing, *home.around(state), *SCREENS[state.screen](world, state), *noting]
