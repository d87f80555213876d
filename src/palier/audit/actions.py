"""Writing the audit. Two verbs: an act was done; somebody looked. And, years later, forgetting."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from palier.audit.models import Entry
from palier.audit.rules.keeping import KEPT, most_at_once

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


TREMBLING = timedelta(minutes=1)
"""Two presses of one button within it are one act."""


def just_done(verb: str, *, actor: Doer, now: datetime, **facts: Fact) -> bool:
    """Whether the same actor did the same a moment ago: what only shows is then written once."""
    recent = Entry.objects.filter(by=actor.id, at__gt=now - TREMBLING, at__lte=now)
    same = {f"facts__{name}": value for name, value in facts.items()}
    return recent.filter(verb=verb, **same).exists()


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


def record_looks(matter: str, *, actor: Doer, people: Collection[UUID], now: datetime) -> None:
    """A list that shows this of several persons: the same lines, in one question; those of today
    are there already when the list is read again."""
    day = now.astimezone(ZoneInfo("Europe/Paris")).date()
    keys = {f"{actor.side}:{actor.id}:{one}:{matter}:{day}": one for one in people}
    for key in Entry.objects.filter(once__in=keys).values_list("once", flat=True):
        keys.pop(str(key), None)
    Entry.objects.bulk_create(
        [_look(matter, key, actor, one, now) for key, one in keys.items()], ignore_conflicts=True
    )


def _look(matter: str, once: str, actor: Doer, person_id: UUID, now: datetime) -> Entry:
    return Entry(
        once=once,
        at=now,
        verb="look",
        by_side=actor.side,
        by=actor.id,
        structure=actor.structure_id,
        person=person_id,
        facts={"matter": matter},
    )


@transaction.atomic
def forget_entries(*, now: datetime) -> int:
    """Lines that were kept long enough leave, the oldest first and a slice a day; how many."""
    old = Entry.objects.filter(at__lte=now - KEPT).order_by("at", "id")
    slice_of = old.values_list("pk", flat=True)[: most_at_once(Entry.objects.count())]
    lines = Entry.objects.filter(pk__in=list(slice_of)).forget()
    if lines:
        record("forget_entries", actor=None, now=now, lines=lines)
    return lines
