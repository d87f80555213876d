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
    forget_limits,
    forget_sessions,
    forget_tries,
)
from palier.access.actions.issuing import (
    issue_card,
    print_cards,
    replace_card,
    stop_card,
    vouch_for_person,
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
    "choose_new_pin",
    "choose_pin",
    "choose_question",
    "claim_screen",
    "close_station",
    "end_idle_sittings",
    "forget_limits",
    "forget_sessions",
    "forget_tries",
    "forgot_pin",
    "hand_over",
    "issue_card",
    "leave_screen",
    "make_card",
    "open_on_station",
    "open_place",
    "pair_station",
    "print_cards",
    "replace_card",
    "retire_station",
    "still_here",
    "stop_card",
    "take_back",
    "use_card",
    "vouch_for_person",
]
