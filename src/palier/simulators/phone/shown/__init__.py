"""What the screen shows, in the language of the person. Every key is there in every state."""

from typing import Any

from palier.simulators.days import hour
from palier.simulators.phone.offers import offers
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.scoring import over
from palier.simulators.phone.shown import calling, hearing, joining, shooting, writing
from palier.simulators.phone.shown.naming import Naming
from palier.simulators.phone.state import Phone


def view(world: PhoneScenario, state: Phone, language: str) -> dict[str, Any]:
    """Plain values for the template: texts already in ``language``, nothing to work out."""
    naming = Naming(world, state, language)
    screen = "done" if over(world, state) else state.screen
    return {
        "screen": screen,
        "body": f"simulators/phone/{screen}.html",
        "at": state.at,
        "note": state.note,
        "offers": frozenset(offers(world, state)),
        "clock": hour(world.now),
        "day": naming.day(world.now),
        "card": naming.said(world.card),
        "boxes": [
            (f"n_{box.id}", naming.said(box.label), state.noted.get(box.id, ""))
            for box in world.boxes
        ],
        **calling.view(world, state, naming),
        **hearing.view(world, state, naming),
        **writing.view(world, state, naming),
        **shooting.view(world, state, naming),
        **joining.view(world, state, naming),
    }
