"""Every act of the house, one file per story."""

from palier.access.actions.forgetting import (
    end_idle_sittings,
    forget_limits,
    forget_sessions,
    forget_tries,
)
from palier.access.actions.places import add_helper, open_place
from palier.access.actions.screens import hand_over, leave_screen, still_here, take_back
from palier.access.actions.stations import (
    claim_screen,
    close_station,
    open_on_station,
    pair_station,
    retire_station,
)

__all__ = [
    "add_helper",
    "claim_screen",
    "close_station",
    "end_idle_sittings",
    "forget_limits",
    "forget_sessions",
    "forget_tries",
    "hand_over",
    "leave_screen",
    "open_on_station",
    "open_place",
    "pair_station",
    "retire_station",
    "still_here",
    "take_back",
]
