"""Somebody comes, and leaves."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from palier.audit.actions import record
from palier.kernel.words import clean_line
from palier.people import queries
from palier.people.models import Accompaniment, Beneficiary, Visit
from palier.people.naming import write_names
from palier.people.rules.actor import HelperActor, PersonActor
from palier.people.rules.may import require


def welcome_person(  # noqa: PLR0913
    *,
    actor: HelperActor,
    first_name: str,
    request: str,
    ticket: UUID,
    now: datetime,
    returning: UUID | None = None,
) -> Visit:
    """Somebody arrives, with a first name or none, for something or nothing.

    ``ticket`` comes with the blank form: the same form sent twice is one visit. ``returning`` is a
    person this place already knows (``Beneficiary.DoesNotExist`` otherwise).
    """
    require(actor, "welcome_person")
    try:
        with transaction.atomic():
            return _welcome(
                actor=actor,
                first_name=first_name,
                request=request,
                ticket=ticket,
                now=now,
                returning=returning,
            )
    except IntegrityError:  # two presses at once: the other one was written first
        return queries.visits_in_hand(actor, now).get(ticket=ticket)


def _welcome(  # noqa: PLR0913
    *,
    actor: HelperActor,
    first_name: str,
    request: str,
    ticket: UUID,
    now: datetime,
    returning: UUID | None,
) -> Visit:
    if sent := queries.visits_in_hand(actor, now).filter(ticket=ticket).first():
        return sent
    person = (
        queries.person_known_to(actor, returning) if returning else _somebody_new(first_name, now)
    )
    Accompaniment.objects.get_or_create(
        person=person, structure_id=actor.structure_id, until=None, defaults={"since": now}
    )
    visit = Visit.objects.create(
        person=person,
        structure_id=actor.structure_id,
        request=clean_line(request)[:200],
        welcomed_by_id=actor.id,
        arrived_at=now,
        ticket=ticket,
    )
    record("welcome_person", actor=actor, now=now, person_id=person.pk, visit=str(visit.pk))
    return visit


def _somebody_new(first_name: str, now: datetime) -> Beneficiary:
    person = Beneficiary.objects.create(first_name=clean_line(first_name)[:40], created_at=now)
    write_names(person)
    return person


@transaction.atomic
def come_by_card(*, actor: PersonActor, now: datetime) -> Visit:
    """She came by herself, with her card: the place knows that she is here, and nothing else.

    One coming a day: signing in again, or after the desk said she had left, goes on with the same.
    """
    Accompaniment.objects.get_or_create(
        person_id=actor.id,
        structure_id=actor.structure_id,
        until=None,
        defaults={"since": now},
    )
    today = queries.visits_today(actor, now).select_for_update().order_by("-arrived_at").first()
    if today is None:
        today = Visit.objects.create(
            person_id=actor.id, structure_id=actor.structure_id, arrived_at=now
        )
    elif today.left_at is not None:
        today.left_at = None
        today.save(update_fields=["left_at"])
    else:
        return today
    record("come_by_card", actor=actor, now=now, person_id=actor.id, visit=str(today.pk))
    return today


@transaction.atomic
def end_visit(*, actor: HelperActor, visit_id: UUID, now: datetime) -> Visit:
    """The person left. Said twice, the first time counts."""
    require(actor, "end_visit")
    visit = queries.visits_in_hand(actor, now).select_for_update().get(pk=visit_id)
    if visit.left_at is None:
        visit.left_at = now
        visit.save(update_fields=["left_at"])
        record("end_visit", actor=actor, now=now, person_id=visit.person_id, visit=str(visit.pk))
    return visit
