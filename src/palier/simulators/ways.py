"""The way back from an exercise to the real thing that it prepares. Houses above know it, and say
so when they start (``apps.py``: ``lead_back(finder)``): nothing travels in an address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from palier.kernel.phrase import Phrase
from palier.people.rules.actor import PersonActor


@dataclass(frozen=True)
class WayBack:
    """``address``: a path of ours; ``says``: the words of the button."""

    address: str
    says: Phrase


Finder = Callable[[PersonActor, str, datetime], WayBack | None]
_finders: list[Finder] = []


def lead_back(finder: Finder) -> None:
    """``finder(actor, task_id, now)``: where this exercise leads back to, for that person."""
    if finder not in _finders:
        _finders.append(finder)


def way_back(actor: PersonActor, task_id: str, now: datetime) -> WayBack | None:
    """The first way that a house above knows; ``None`` for an exercise done for itself."""
    found = (finder(actor, task_id, now) for finder in _finders)
    return next((way for way in found if way), None)
