"""Welcoming somebody, what a person opens or closes, what the head of a place answers for."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from palier.audit.actions import record
from palier.kernel.words import clean_line
from palier.people import queries
from palier.people.content import processings
from palier.people.models import Accompaniment, Basis, Beneficiary, Consent, Structure, Visit
from palier.people.rules import consent as consent_rules
from palier.people.rules.actor import HelperActor, Matter, PersonActor


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
        return queries.visits_visible_to(actor).get(ticket=ticket)


def _welcome(  # noqa: PLR0913
    *,
    actor: HelperActor,
    first_name: str,
    request: str,
    ticket: UUID,
    now: datetime,
    returning: UUID | None,
) -> Visit:
    if sent := queries.visits_visible_to(actor).filter(ticket=ticket).first():
        return sent
    person = (
        queries.person_known_to(actor, returning)
        if returning
        else Beneficiary.objects.create(first_name=clean_line(first_name)[:40], created_at=now)
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


@transaction.atomic
def end_visit(*, actor: HelperActor, visit_id: UUID, now: datetime) -> Visit:
    """The person left. Said twice, the first time counts."""
    visit = queries.visits_visible_to(actor).select_for_update().get(pk=visit_id)
    if visit.left_at is None:
        visit.left_at = now
        visit.save(update_fields=["left_at"])
        record("end_visit", actor=actor, now=now, person_id=visit.person_id, visit=str(visit.pk))
    return visit


@transaction.atomic
def give_consent(*, actor: PersonActor, matter: Matter, now: datetime) -> Consent:
    """The person lets this place see ``matter``; given twice, it is given once."""
    _close_ended(actor, matter, now)
    consent, new = Consent.objects.get_or_create(
        person_id=actor.id,
        structure_id=actor.structure_id,
        matter=matter,
        withdrawn_at=None,
        defaults={
            "text_version": consent_rules.RESULT_VERSION,
            "given_at": now,
            "until": consent_rules.end(now),
        },
    )
    if new:
        record("give_consent", actor=actor, now=now, person_id=actor.id, matter=matter.value)
    return consent


@transaction.atomic
def withdraw_consent(*, actor: PersonActor, consent_id: UUID, now: datetime) -> None:
    """Closed at once: the next request of a helper finds nothing."""
    consent = Consent.objects.select_for_update().get(pk=consent_id, person=actor.id)
    if consent.withdrawn_at is None:
        consent.withdrawn_at = now
        consent.save(update_fields=["withdrawn_at"])
        record("withdraw_consent", actor=actor, now=now, person_id=actor.id, matter=consent.matter)


def _close_ended(actor: PersonActor, matter: Matter, now: datetime) -> None:
    Consent.objects.filter(
        person=actor.id,
        structure=actor.structure_id,
        matter=matter,
        withdrawn_at=None,
        until__lte=now,
    ).update(withdrawn_at=now)


class ImpossibleBasis(ValueError):  # noqa: N818  (a refusal, not a mistake)
    """This purpose is unknown, or may not rest on that basis."""


@transaction.atomic
def choose_bases(*, actor: HelperActor, chosen: Mapping[str, str], now: datetime) -> None:
    """The head of a place says on which basis each purpose rests; only what changes is written.

    Raises ``NotAllowed``, or :class:`ImpossibleBasis` and then nothing changes.
    """
    place = queries.place_headed_by(actor)
    known = {one.key: one for one in processings()}
    for key, basis in chosen.items():
        if key not in known or basis not in known[key].possible:
            raise ImpossibleBasis(key)
    held = {key: one.basis for key, one in known.items()} | queries.bases_chosen(place.pk)
    changed: dict[str, Any] = {key: basis for key, basis in chosen.items() if held[key] != basis}
    for key, basis in changed.items():
        Basis.objects.update_or_create(
            structure=place, processing=key, defaults={"basis": basis, "since": now}
        )
    if changed:
        record("choose_bases", actor=actor, now=now, **changed)


@transaction.atomic
def edit_place(  # noqa: PLR0913
    *, actor: HelperActor, address: str, phone: str, email: str, dpo: str, now: datetime
) -> Structure:
    """Who answers, and how to reach them: shown to everybody. Raises ``NotAllowed``, or
    ``ValidationError`` with sentences for a person."""
    place = queries.place_headed_by(actor)
    place.address, place.phone = clean_line(address), clean_line(phone)
    place.email, place.dpo = clean_line(email), clean_line(dpo)
    place.full_clean()
    place.save(update_fields=["address", "phone", "email", "dpo"])
    record("edit_place", actor=actor, now=now, place=str(place.pk))
    return place
