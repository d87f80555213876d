"""What a person's real steps need now. Houses above know it, and say so when they start
(``apps.py``: ``needs_skills(finder)``): this house never looks at a plan."""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from palier.people.rules.actor import Actor

Finder = Callable[[Actor, UUID, datetime], Collection[str]]
_finders: list[Finder] = []


def needs_skills(finder: Finder) -> None:
    """``finder(actor, person_id, now)``: the skills that her steps need, as far as ``actor`` may
    see these steps."""
    if finder not in _finders:
        _finders.append(finder)


def wanted(actor: Actor, person_id: UUID, now: datetime) -> frozenset[str]:
    return frozenset(skill for finder in _finders for skill in finder(actor, person_id, now))
