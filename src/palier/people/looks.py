"""« Qui a regardé ? »: what a person reads of those who looked, in every place."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from palier.audit.models import Entry
from palier.audit.words import LOOKS, said_of
from palier.kernel.phrase import Phrase
from palier.kernel.words import first_word
from palier.people.models import Helper, Structure
from palier.people.queries import called_by
from palier.people.rules.actor import PersonActor

MOST: Final = 30
"""Looks on one screen: a month of a helper a day. The file she takes away holds them all."""


@dataclass(frozen=True)
class Look:
    """``who``: a first name, "" for somebody who has left; ``at``: the first look of the day."""

    at: datetime
    who: str
    place: str
    what: Phrase

    @property
    def day(self) -> date:
        """The day of the place, under which looks are read together."""
        return timezone.localtime(self.at).date()


def _who(line: Entry, helpers: dict[UUID, Helper], near: dict[UUID, str]) -> str:
    """A colleague by her first name; somebody near by the name she gave him."""
    if line.by is None:
        return ""
    if line.by_side == "trusted":
        return near.get(line.by, "")
    return first_word(str(helpers.get(line.by, "")))


def looks_at(actor: PersonActor) -> list[Look]:
    """The latest first, whichever place they were made from."""
    lines = list(Entry.objects.filter(person=actor.id, verb="look").order_by("-at", "-id")[:MOST])
    helpers = Helper.objects.in_bulk({line.by for line in lines if line.by})
    near = called_by(actor)
    places = Structure.objects.in_bulk({line.structure for line in lines if line.structure})
    return [
        Look(
            at=line.at,
            who=_who(line, helpers, near),
            place=str(places.get(line.structure, "")) if line.structure else "",
            what=LOOKS.get(str(line.facts.get("matter")), said_of("look")),
        )
        for line in lines
    ]
