"""The rooms of the site: what each screen shows, and what each press does there."""

from palier.simulators.jobboard.rooms import (
    adviser,
    alerts,
    applications,
    apply,
    companies,
    offer,
    registering,
    reporting,
    search,
    space,
    update,
)
from palier.simulators.jobboard.rooms.door import Act, Draw

ROOMS = (
    search,
    offer,
    apply,
    alerts,
    applications,
    companies,
    space,
    update,
    adviser,
    registering,
    reporting,
)

SCREENS: dict[str, Draw] = {name: draw for room in ROOMS for name, draw in room.SCREENS.items()}
ACTS: dict[str, Act] = {name: act for room in ROOMS for name, act in room.ACTS.items()}
