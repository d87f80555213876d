from palier.attention.actions.answering import (
    AlreadyTaken,
    close_concern,
    settle_concern,
    take_concern,
)
from palier.attention.actions.asking import ask_for_human, ask_on_behalf
from palier.attention.actions.climbing import climb_concerns
from palier.attention.actions.raising import raise_concern

__all__ = [
    "AlreadyTaken",
    "ask_for_human",
    "ask_on_behalf",
    "climb_concerns",
    "close_concern",
    "raise_concern",
    "settle_concern",
    "take_concern",
]
