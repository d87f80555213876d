"""Every act of the house, one file per story."""

from palier.access.actions.forgetting import (
    end_idle_sittings,
    forget_limits,
    forget_sessions,
    forget_tries,
)
from palier.access.actions.invitations import accept_invitation, invite, withdraw_invitation
from palier.access.actions.passwords import (
    change_name,
    change_password,
    change_pin,
    choose_password,
    give_new_way_in,
)
from palier.access.actions.places import add_helper, open_place
from palier.access.actions.screens import hand_over, leave_screen, take_back
from palier.access.actions.team import (
    change_role,
    close_idle_accounts,
    close_membership,
    reopen_account,
)

__all__ = [
    "accept_invitation",
    "add_helper",
    "change_name",
    "change_password",
    "change_pin",
    "change_role",
    "choose_password",
    "close_idle_accounts",
    "close_membership",
    "end_idle_sittings",
    "forget_limits",
    "forget_sessions",
    "forget_tries",
    "give_new_way_in",
    "hand_over",
    "invite",
    "leave_screen",
    "open_place",
    "reopen_account",
    "take_back",
    "withdraw_invitation",
]
