"""Who has not been heard of, and who is about to be erased. Questions only."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Subquery, UUIDField

from palier.people.models import Accompaniment, Announcement, Beneficiary, Visit
from palier.people.queries import people_known_to
from palier.people.registry import holdings
from palier.people.rules import farewell, retention
from palier.people.rules.actor import HelperActor, PersonActor
from palier.people.rules.may import may


@dataclass
class Going:
    """Those of one place who are due; ``known``: how many persons the place knows."""

    known: int
    due: list[Announcement] = field(default_factory=list)

    @property
    def must_be_confirmed(self) -> bool:
        return farewell.is_too_many(len(self.due), self.known)

    @property
    def may_go(self) -> list[Announcement]:
        return [one for one in self.due if one.confirmed_at or not self.must_be_confirmed]


def last_contacts(now: datetime, among: Collection[UUID] | None = None) -> dict[UUID, datetime]:
    """Each person and the last date that proves she was there: every ``contacts`` of the registry.

    A date to come proves nothing: the clock was wrong, then or now. What was absorbed counts for
    the row that was kept, and has no farewell of its own.
    """
    last: dict[UUID, datetime] = {}
    absorbed = Beneficiary.objects.exclude(merged_into=None)
    if among is not None:
        absorbed = absorbed.filter(merged_into__in=among)
    kept = dict(absorbed.values_list("pk", "merged_into"))
    for holding in holdings():
        for name in holding.contacts:
            rows = holding.model._default_manager.filter(**{f"{name}__lte": now})
            if among is not None:
                rows = rows.filter(**{f"{holding.person}__in": {*among, *kept}})
            found = rows.order_by().values_list(holding.person).annotate(Max(name))
            for whose, at in found:
                person_id = kept.get(whose, whose)
                last[person_id] = max(at, last.get(person_id, at))
    return last


def is_due(announcement: Announcement, now: datetime) -> bool:
    last = last_contacts(now, [announcement.person_id]).get(announcement.person_id)
    return last is not None and _may_erase(announcement, last, now)


def _may_erase(announcement: Announcement, last: datetime, now: datetime) -> bool:
    return farewell.may_erase(
        due=retention.erase_on(last),
        announced=announcement.announced_at,
        days_seen=announcement.days_seen,
        now=now,
    )


def going_by_place(now: datetime) -> dict[UUID | None, Going]:
    """Who may be erased now, by the place that saw her last (``None``: no place ever did)."""
    last_visit = Visit.objects.filter(person=OuterRef("person")).order_by("-arrived_at")
    announced = Announcement.objects.filter(announced_at__lte=now - farewell.STANDS).annotate(
        place=Subquery(last_visit.values("structure")[:1], output_field=UUIDField())
    )
    contacts = last_contacts(now, [one.person_id for one in announced])
    known = known_by_place()
    going: dict[UUID | None, Going] = {}
    for one in announced:
        last = contacts.get(one.person_id)
        if last is not None and _may_erase(one, last, now):
            place = one.place
            going.setdefault(place, Going(known.get(place, 0))).due.append(one)
    return going


def known_by_place() -> dict[UUID, int]:
    """How many persons each place accompanies."""
    found = Accompaniment.objects.filter(until=None).values_list("structure")
    return dict(found.annotate(Count("person", distinct=True)).order_by())


def waiting_for_head(actor: HelperActor, now: datetime) -> list[Announcement]:
    """Those whom only the head of this place may let go; nobody, for anybody else."""
    if not may(actor, "confirm_erasures"):
        return []
    going = going_by_place(now).get(actor.structure_id)
    if going is None or not going.must_be_confirmed:
        return []
    return [one for one in going.due if one.confirmed_at is None]


def soon_erased(actor: HelperActor, now: datetime) -> QuerySet[Announcement]:
    """« Bientôt effacé »: announced persons of this place who have not come since."""
    came = Visit.objects.filter(person=OuterRef("person"), arrived_at__gt=OuterRef("announced_at"))
    return (
        Announcement.objects.filter(
            ~Exists(came), person__in=people_known_to(actor), announced_at__lte=now
        )
        .select_related("person")
        .order_by("erase_at", "pk")  # announced in one night, they share their hour
    )


def announced_to(actor: PersonActor) -> Announcement | None:
    """What the person reads when she comes back: she was to be erased, and is not any more."""
    return Announcement.objects.filter(person=actor.id).first()
