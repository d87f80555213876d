"""Every act of the house, one file per story."""

from palier.access.actions.forgetting import (
    end_idle_sittings,
    forget_limits,
    forget_sessions,
    forget_tries,
)
from palier.access.actions.places import add_helper, open_place
from palier.access.actions.screens import hand_over, leave_screen, take_back
from palier.access.actions.trust import (
    AddressTaken,
    CodeRefused,
    accept_trust,
)

__all__ = [
    "AddressTaken",
    "CodeRefused",
    "accept_trust",
    "add_helper",
    "end_idle_sittings",
    "forget_limits",
    "forget_sessions",
    "forget_tries",
    "hand_over",
    "leave_screen",
    "open_place",
    "take_back",
]
