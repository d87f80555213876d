"""Writing the audit. Two verbs: an act was done; somebody looked."""

from datetime import datetime
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from palier.audit.models import Entry

Fact = str | int | bool | None


class Doer(Protocol):
    """Whoever acts: the houses above give their own actors this face."""

    @property
    def side(self) -> str: ...
    @property
    def id(self) -> UUID: ...
    @property
    def structure_id(self) -> UUID | None: ...


def record(
    verb: str, *, actor: Doer | None, now: datetime, person_id: UUID | None = None, **facts: Fact
) -> None:
    """One act done by ``actor`` (``None``: the program itself). ``facts``: ids and codes only."""
    Entry.objects.create(
        at=now,
        verb=verb,
        by_side=actor.side if actor else "system",
        by=actor.id if actor else None,
        structure=actor.structure_id if actor else None,
        person=person_id,
        facts=facts,
    )


def record_look(matter: str, *, actor: Doer, person_id: UUID, now: datetime) -> None:
    """Somebody opened what concerns a person: one line per helper, person, matter and day.

    The only write that a GET may cause. Who works in a place and is also somebody's cousin looks
    twice, once under each hat.
    """
    day = now.astimezone(ZoneInfo("Europe/Paris")).date()
    Entry.objects.get_or_create(
        once=f"{actor.side}:{actor.id}:{person_id}:{matter}:{day}",
        defaults={
            "at": now,
            "verb": "look",
            "by_side": actor.side,
            "by": actor.id,
            "structure": actor.structure_id,
            "person": person_id,
            "facts": {"matter": matter},
        },
    )
