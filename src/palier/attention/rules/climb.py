"""What waits too long climbs: a colleague, then the head of the place. Pure.

« Demander de l’aide » promises a name and a time. When the time has passed and a whole opening day
more, somebody else answers, by a new time, and the person reads the new name.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from palier.attention.rules.due import next_opening_day

COLLEAGUE: Final = 1
HEAD: Final = 2
"""The last rung: nobody stands above the head of a place, and the desk goes on showing it."""


def climbs_at(due: datetime, *, weekdays: str, holidays: Collection[date]) -> datetime:
    """When an unanswered thing leaves its owner: one opening day after ``due``, at the same hour.

    ``due`` carries the time zone of the place.
    """
    day = next_opening_day(due.date(), weekdays, holidays)
    return datetime.combine(day, due.time(), tzinfo=due.tzinfo)


@dataclass(frozen=True)
class Colleague:
    """Somebody of the place who may answer. ``load``: how many things wait for her already."""

    id: UUID
    is_head: bool
    load: int


def next_owner(rung: int, owner: UUID, team: Sequence[Colleague]) -> tuple[int, UUID] | None:
    """The rung above and who stands there; ``None`` when nobody does.

    ``team``: those who may answer, the longest there first; volunteers are not among them. A
    colleague is whoever has the least waiting; a place whose only other member is its head goes
    straight to the head.
    """
    others = [one for one in team if one.id != owner]
    colleagues = [one for one in others if not one.is_head]
    heads = [one for one in others if one.is_head]
    if rung < COLLEAGUE and colleagues:
        return COLLEAGUE, min(colleagues, key=lambda one: one.load).id
    if rung < HEAD and heads:
        return HEAD, heads[0].id
    return None
