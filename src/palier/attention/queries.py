from datetime import date

from django.db.models import QuerySet
from jours_feries_france import JoursFeries

from palier.attention.models import Concern
from palier.people.models import TrustedHelper
from palier.people.rules.actor import InPlace, PersonActor
from palier.people.rules.may import may


def concerns_visible_to(actor: InPlace) -> QuerySet[Concern]:
    """What waits in the helper's place, or what the person asked for; the most urgent first."""
    if not isinstance(actor, PersonActor) and not may(actor, "take_concern"):
        return Concern.objects.none()
    mine = (
        Concern.objects.filter(person=actor.id)
        if isinstance(actor, PersonActor)
        else Concern.objects.filter(structure=actor.structure_id)
    )
    return mine.filter(closed_at=None).select_related("person", "owner", "asked_by").order_by("due")


def asked_by(tie: TrustedHelper) -> Concern | None:
    """What a trusted helper asked on her behalf and still waits; what she asked herself is hers."""
    return Concern.objects.filter(asked_by=tie, closed_at=None).select_related("owner").first()


def holidays(year: int) -> frozenset[date]:
    """Public holidays of metropolitan France, of that year and the next (a Friday of December)."""
    return frozenset(day for y in (year, year + 1) for day in JoursFeries.for_year(y).values())
