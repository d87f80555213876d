"""Every act of the house, one file per story."""

from palier.access.actions.cards import (
    choose_new_pin,
    choose_pin,
    choose_question,
    forgot_pin,
    make_card,
    use_card,
)
from palier.access.actions.forgetting import (
    end_idle_sittings,
    forget_drafts,
    forget_limits,
    forget_sessions,
    forget_tries,
)
from palier.access.actions.invitations import accept_invitation, invite, withdraw_invitation
from palier.access.actions.issuing import (
    issue_card,
    print_cards,
    replace_card,
    stop_card,
    vouch_for_person,
)
from palier.access.actions.passwords import (
    change_name,
    change_password,
    change_pin,
    choose_password,
    give_new_way_in,
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
from palier.access.actions.team import (
    change_role,
    close_idle_accounts,
    close_membership,
    reopen_account,
)
from palier.access.actions.trust import AddressTaken, CodeRefused, accept_trust

__all__ = [
    "AddressTaken",
    "CodeRefused",
    "accept_invitation",
    "accept_trust",
    "add_helper",
    "change_name",
    "change_password",
    "change_pin",
    "change_role",
    "choose_new_pin",
    "choose_password",
    "choose_pin",
    "choose_question",
    "claim_screen",
    "close_idle_accounts",
    "close_membership",
    "close_station",
    "end_idle_sittings",
    "forget_drafts",
    "forget_limits",
    "forget_sessions",
    "forget_tries",
    "forgot_pin",
    "give_new_way_in",
    "hand_over",
    "invite",
    "issue_card",
    "leave_screen",
    "make_card",
    "open_on_station",
    "open_place",
    "pair_station",
    "print_cards",
    "reopen_account",
    "replace_card",
    "retire_station",
    "still_here",
    "stop_card",
    "take_back",
    "use_card",
    "vouch_for_person",
    "withdraw_invitation",
]
