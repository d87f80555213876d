"""Every act of the house, one file per story."""

from palier.people.actions.consents import (
    TextChanged,
    give_consent,
    withdraw_consent,
    withdraw_on_word,
)
from palier.people.actions.day import TooLongAgo, record_day
from palier.people.actions.papers import (
    NotSigned,
    PaperRefused,
    draw_up_consent,
    record_paper_consent,
)
from palier.people.actions.places import ImpossibleBasis, choose_bases, edit_place
from palier.people.actions.trust import (
    NoFirstName,
    TooManyTrusted,
    name_trusted_helper,
    stop_trusted_helper,
)
from palier.people.actions.visits import (
    AnotherDay,
    come_by_card,
    end_visit,
    undo_departure,
    welcome_person,
)

__all__ = [
    "AnotherDay",
    "ImpossibleBasis",
    "NoFirstName",
    "NotSigned",
    "PaperRefused",
    "TextChanged",
    "TooLongAgo",
    "TooManyTrusted",
    "choose_bases",
    "come_by_card",
    "draw_up_consent",
    "edit_place",
    "end_visit",
    "give_consent",
    "name_trusted_helper",
    "record_day",
    "record_paper_consent",
    "stop_trusted_helper",
    "undo_departure",
    "welcome_person",
    "withdraw_consent",
    "withdraw_on_word",
]
