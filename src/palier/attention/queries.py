"""What waits, for whom; and when a place is open."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from jours_feries_france import JoursFeries

from palier.attention.models import Concern
from palier.attention.rules.climb import Colleague
from palier.attention.rules.due import answer_due
from palier.people.models import Membership, Structure, TrustedHelper
from palier.people.queries import answering_in
from palier.people.rules.actor import InPlace, PersonActor, Role
from palier.people.rules.may import may


def concerns_visible_to(actor: InPlace) -> QuerySet[Concern]:
    """What waits in the helper's place, the oldest first; for the person, what she asked for."""
    if not isinstance(actor, PersonActor) and not may(actor, "take_concern"):
        return Concern.objects.none()
    mine = (
        Concern.objects.filter(person=actor.id, reason=Concern.Reason.TALK)
        if isinstance(actor, PersonActor)
        else Concern.objects.filter(structure=actor.structure_id)
    )
    open_ones = mine.filter(closed_at=None).select_related("person", "owner", "asked_by")
    return open_ones.order_by("asked_at", "due")


def asked_by(tie: TrustedHelper) -> Concern | None:
    """What a trusted helper asked on her behalf and still waits; what she asked herself is hers."""
    return Concern.objects.filter(asked_by=tie, closed_at=None).select_related("owner").first()


@dataclass(frozen=True)
class Opening:
    """When a place is open: ISO weekdays, and the holidays around now."""

    weekdays: str
    holidays: frozenset[date]

    @staticmethod
    def local(moment: datetime) -> datetime:
        """In the time zone of the place (Paris: Palier has one)."""
        return timezone.localtime(moment)


def opening(place: Structure, now: datetime) -> Opening:
    year = timezone.localtime(now).year
    return Opening(place.open_weekdays, holidays(year, place.holidays))


def due_in(structure_id: UUID, now: datetime, *, present: bool = False) -> datetime:
    """By when somebody of that place answers what is asked now."""
    place = opening(Structure.objects.get(pk=structure_id), now)
    return answer_due(
        place.local(now), present=present, weekdays=place.weekdays, holidays=place.holidays
    )


def team_of(structure_id: UUID) -> list[Colleague]:
    """Those who may answer in a place, the longest there first, with what waits for each."""
    waiting = Concern.objects.filter(structure=structure_id, closed_at=None)
    load = Counter(waiting.values_list("owner", flat=True))
    working = Membership.objects.filter(
        structure=structure_id, until=None, helper__in=answering_in(structure_id)
    )
    return [
        Colleague(one.helper_id, one.role == Role.HEAD, load[one.helper_id])
        for one in working.order_by("since", "pk")
    ]


@cache
def holidays(year: int, zone: str = "") -> frozenset[date]:
    """Public holidays of that part of France (``""``: the metropole), of the year before, that one
    and the next: a concern may be raised in December and climb in January."""
    years = (year - 1, year, year + 1)
    return frozenset(day for y in years for day in JoursFeries.for_year(y, zone or None).values())
