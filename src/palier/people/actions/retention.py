"""Who is not heard of any more is announced, then erased; a word keeps her.

What decides is in ``rules/retention.py`` (how long) and ``rules/farewell.py`` (never by a clock
alone).
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from palier.audit.actions import record
from palier.people import farewells, queries
from palier.people.erasing import erase
from palier.people.models import Accompaniment, Announcement
from palier.people.rules import farewell, retention
from palier.people.rules.actor import HelperActor
from palier.people.rules.may import require


def forget_people(*, now: datetime) -> int:
    """Announces first: whoever came back this morning is taken off the list before it is read."""
    announce_erasures(now=now)
    return erase_forgotten(now=now)


@transaction.atomic
def announce_erasures(*, now: datetime) -> int:
    """Once a day: announces who is due, takes back what is no longer true, counts the day.

    Run again the same day, or after a stop in its middle, it leaves the same rows. How many new.
    """
    due = {
        person_id: retention.erase_on(last)
        for person_id, last in farewells.last_contacts(now).items()
        if retention.announce_on(last) <= now
    }
    _take_back(due, now)
    known = set(Announcement.objects.values_list("person_id", flat=True))
    new = [person_id for person_id in due if person_id not in known]
    for person_id in new:
        at = farewell.erase_at(due[person_id], now)
        Announcement.objects.create(person_id=person_id, announced_at=now, erase_at=at)
        record("announce_erasures", actor=None, now=now, person_id=person_id)
    today = timezone.localtime(now).date()
    standing = Announcement.objects.exclude(last_seen_on__isnull=False, last_seen_on=today)
    standing.update(days_seen=F("days_seen") + 1, last_seen_on=today)
    return len(new)


def _take_back(due: Mapping[UUID, datetime], now: datetime) -> None:
    """She came back; or the announcement is dated tomorrow, and the clock was wrong."""
    for one in Announcement.objects.all():
        if one.person_id not in due or one.announced_at > now:
            one.delete()


def erase_forgotten(*, now: datetime) -> int:
    """Erases who is due, each in a transaction of her own; how many.

    A place that would lose too many at once loses nobody until its head confirms.
    """
    erased = 0
    for going in farewells.going_by_place(now).values():
        for announcement in going.may_go:
            erased += _erase_forgotten(announcement.person_id, now)
    return erased


@transaction.atomic
def _erase_forgotten(person_id: UUID, now: datetime) -> bool:
    """Looked at once more, locked: she may have come back a moment ago."""
    row = Announcement.objects.select_for_update().filter(person=person_id).first()
    if row is None or not farewells.is_due(row, now):
        return False
    record("erase_forgotten", actor=None, now=now, person_id=person_id)
    erase(person_id, now)
    return True


@transaction.atomic
def keep_person(*, actor: HelperActor, person_id: UUID, now: datetime) -> None:
    """« Encore là : garder ». It counts as a contact.

    Raises ``Beneficiary.DoesNotExist`` for whoever is not known here.
    """
    require(actor, "keep_person")
    person = queries.person_known_to(actor, person_id)
    gone, _ = Announcement.objects.filter(person=person).delete()
    if gone:
        Accompaniment.objects.filter(
            person=person, structure=actor.structure_id, until=None
        ).update(kept_at=now)
        record("keep_person", actor=actor, now=now, person_id=person.pk)


@transaction.atomic
def confirm_erasures(*, actor: HelperActor, now: datetime) -> int:
    """The head has looked at the list: those who wait today may go; how many.

    Raises :class:`NotAllowed` for anybody else.
    """
    require(actor, "confirm_erasures")
    waiting = farewells.waiting_for_head(actor, now)
    pks = [one.pk for one in waiting]
    Announcement.objects.filter(pk__in=pks, confirmed_at=None).update(confirmed_at=now)
    if pks:
        record("confirm_erasures", actor=actor, now=now, people=len(pks))
    return len(pks)
