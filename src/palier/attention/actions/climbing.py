"""What nobody answered goes to somebody else. Asked by the queue every hour."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from palier.attention import queries
from palier.attention.models import Concern
from palier.attention.rules.climb import HEAD, climbs_at, next_owner
from palier.attention.rules.due import answer_due
from palier.audit.actions import record
from palier.people.models import Membership


def climb_concerns(*, now: datetime) -> int:
    """Each thing that waited one opening day beyond its time has a new owner and a new time; how
    many. Run twice, or by two workers, each climbs once."""
    here = Membership.objects.filter(
        helper=OuterRef("owner"), structure=OuterRef("structure"), until=None
    )
    may_climb = Q(rung__lt=HEAD) | ~Exists(here)
    late = Concern.objects.filter(may_climb, closed_at=None, due__lt=now)
    # Asked on one morning, they are due at one hour: who waits the longest climbs first.
    in_order = late.order_by("due", "asked_at").values_list("pk", flat=True)
    return sum(_climb(pk, now) for pk in in_order)


@transaction.atomic
def _climb(concern_id: UUID, now: datetime) -> bool:
    """Looked at once more, locked: a colleague may have answered a moment ago."""
    waiting = Concern.objects.select_related("structure").select_for_update(of=("self",))
    concern = waiting.filter(pk=concern_id, closed_at=None, due__lt=now).first()
    if concern is None:
        return False
    place = queries.opening(concern.structure, now)
    if now < climbs_at(place.local(concern.due), weekdays=place.weekdays, holidays=place.holidays):
        return False
    team = queries.team_of(concern.structure_id)
    # Whoever left the place answers nothing: it begins again with those who work there.
    rung = concern.rung if concern.owner_id in {one.id for one in team} else 0
    above = next_owner(rung, concern.owner_id, team)
    if above is None:
        return False
    concern.rung, concern.owner_id = above
    concern.climbed_at = now
    concern.due = answer_due(
        place.local(now), present=False, weekdays=place.weekdays, holidays=place.holidays
    )
    concern.save(update_fields=["rung", "owner", "climbed_at", "due"])
    record(
        "climb_concerns",
        actor=None,
        now=now,
        person_id=concern.person_id,
        concern=str(concern.pk),
        rung=concern.rung,
    )
    return True
