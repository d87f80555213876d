"""The adviser who comes once a month: the day, who wishes to be seen, what was answered."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from palier.audit.actions import record
from palier.journey import circle
from palier.journey.models import AdviserSeat, AdviserVisit, SharedFact
from palier.journey.rules.adviser import DayFault, day_fault
from palier.journey.rules.telling import adviser_answers
from palier.kernel.words import clean_line
from palier.people import queries as people
from palier.people.rules.actor import HelperActor, PersonActor
from palier.people.rules.may import require
from palier.people.writing import hold


class DayRefused(Exception):  # noqa: N818  (a refusal, not a mistake)
    """``fault``: a day that is over, or too far to be meant."""

    def __init__(self, fault: DayFault) -> None:
        self.fault = fault


class NobodyNamed(Exception):  # noqa: N818
    """The visit does not say who comes."""


class VisitOver(Exception):  # noqa: N818
    """The visit was cancelled, or its day is over: nobody is added any more."""


class NoWords(Exception):  # noqa: N818
    """An answer without a word."""


@transaction.atomic
def plan_adviser_visit(
    *, actor: HelperActor, adviser: str, day: date, now: datetime
) -> AdviserVisit:
    """Who comes, and when; written twice, it is one visit. Raises :class:`DayRefused`,
    :class:`NobodyNamed`."""
    require(actor, "plan_adviser_visit")
    name = clean_line(adviser)[:80]
    if not name:
        raise NobodyNamed
    if fault := day_fault(day, timezone.localtime(now).date()):
        raise DayRefused(fault)
    visit, new = AdviserVisit.objects.get_or_create(
        structure_id=actor.structure_id,
        day=day,
        adviser=name,
        defaults={"written_by_id": actor.id, "written_at": now},
    )
    if visit.cancelled_at:
        visit.cancelled_at = None
        visit.save(update_fields=["cancelled_at"])
        new = True
    if new:
        record("plan_adviser_visit", actor=actor, now=now, visit=str(visit.pk))
    return visit


@transaction.atomic
def cancel_adviser_visit(
    *, actor: HelperActor, adviservisit_id: UUID, now: datetime
) -> AdviserVisit:
    """Those who wished to be seen read it on their screen. Raises ``AdviserVisit.DoesNotExist``."""
    require(actor, "cancel_adviser_visit")
    visit = _of_place(actor, adviservisit_id)
    if visit.cancelled_at is None:
        visit.cancelled_at = now
        visit.save(update_fields=["cancelled_at"])
        record("cancel_adviser_visit", actor=actor, now=now, visit=str(visit.pk))
    return visit


@transaction.atomic
def wish_adviser(
    *, actor: PersonActor, adviservisit_id: UUID, words: str, shows_plan: bool, now: datetime
) -> AdviserSeat:
    """She wishes to be seen; asked again, her last words and her last choice hold.

    Raises ``AdviserVisit.DoesNotExist``, :class:`VisitOver`.
    """
    visit = _open_visit(actor, adviservisit_id, now)
    hold(actor.id)
    asked = clean_line(words)[:300]
    seat, new = AdviserSeat.objects.get_or_create(
        visit=visit,
        person_id=actor.id,
        withdrawn_at=None,
        defaults={"words": asked, "shows_plan": shows_plan, "wished_at": now},
    )
    if new:
        record("wish_adviser", actor=actor, now=now, person_id=actor.id, visit=str(visit.pk))
    elif (seat.words, seat.shows_plan) != (asked, shows_plan):
        seat.words, seat.shows_plan = asked, shows_plan
        seat.save(update_fields=["words", "shows_plan"])
    return seat


@transaction.atomic
def give_up_adviser(*, actor: PersonActor, adviservisit_id: UUID, now: datetime) -> None:
    """She no longer wishes it; pressed twice, it is done."""
    hold(actor.id)
    hers = AdviserSeat.objects.filter(
        visit__structure=actor.structure_id,
        visit=adviservisit_id,
        person=actor.id,
        withdrawn_at=None,
    )
    if hers.update(withdrawn_at=now):
        record("give_up_adviser", actor=actor, now=now, person_id=actor.id)


@transaction.atomic
def seat_person(  # noqa: PLR0913
    *,
    actor: HelperActor,
    person_id: UUID,
    adviservisit_id: UUID,
    words: str,
    shows_plan: bool,
    now: datetime,
) -> AdviserSeat:
    """She said it at the counter. What she asked for on her own screen is never overwritten, and
    her steps are shown only if she opened them to this place.

    Raises ``Beneficiary.DoesNotExist``, ``AdviserVisit.DoesNotExist``, :class:`VisitOver`.
    """
    require(actor, "seat_person")
    people.person_known_to(actor, person_id)
    visit = _open_visit(actor, adviservisit_id, now)
    hold(person_id)
    seat, new = AdviserSeat.objects.get_or_create(
        visit=visit,
        person_id=person_id,
        withdrawn_at=None,
        defaults={
            "words": clean_line(words)[:300],
            "shows_plan": shows_plan and circle.is_open_to(actor, person_id, now),
            "wished_at": now,
        },
    )
    if new:
        record("seat_person", actor=actor, now=now, person_id=person_id, visit=str(visit.pk))
    return seat


@transaction.atomic
def free_seat(*, actor: HelperActor, adviserseat_id: UUID, now: datetime) -> AdviserSeat:
    """She said that she no longer wishes it. Raises ``AdviserSeat.DoesNotExist``."""
    require(actor, "free_seat")
    seat = circle.seats_visible_to(actor).get(pk=adviserseat_id)
    seat.withdrawn_at = now
    seat.save(update_fields=["withdrawn_at"])
    record("free_seat", actor=actor, now=now, person_id=seat.person_id)
    return seat


@transaction.atomic
def note_seen(
    *, actor: HelperActor, adviserseat_id: UUID, seen: bool, now: datetime
) -> AdviserSeat:
    """Seen by the adviser, or ticked by mistake. Raises ``AdviserSeat.DoesNotExist``."""
    require(actor, "note_seen")
    seat = circle.seats_visible_to(actor).get(pk=adviserseat_id)
    if bool(seat.seen_at) != seen:
        seat.seen_at = now if seen else None
        seat.save(update_fields=["seen_at"])
        record("note_seen", actor=actor, now=now, person_id=seat.person_id, seen=seen)
    return seat


@transaction.atomic
def note_adviser_answer(
    *, actor: HelperActor, adviserseat_id: UUID, words: str, ticket: UUID, now: datetime
) -> SharedFact:
    """What the adviser answered is a line of her thread. Raises ``AdviserSeat.DoesNotExist``,
    ``Beneficiary.DoesNotExist`` without her agreement, :class:`NoWords`."""
    require(actor, "note_adviser_answer")
    seat = circle.seats_visible_to(actor).get(pk=adviserseat_id)
    circle.opened_to(actor, seat.person_id, now)
    if not (said := clean_line(words)):
        raise NoWords
    hold(seat.person_id)
    fact, new = SharedFact.objects.get_or_create(
        person_id=seat.person_id,
        ticket=ticket,
        defaults={
            "structure_id": actor.structure_id,
            "by_id": actor.id,
            "words": adviser_answers(seat.visit.adviser, said)[:500],
            "at": now,
        },
    )
    if new:
        record("note_adviser_answer", actor=actor, now=now, person_id=seat.person_id)
    return fact


def _of_place(actor: HelperActor | PersonActor, visit_id: UUID) -> AdviserVisit:
    mine = AdviserVisit.objects.filter(structure=actor.structure_id)
    return mine.select_for_update().get(pk=visit_id)


def _open_visit(actor: HelperActor | PersonActor, visit_id: UUID, now: datetime) -> AdviserVisit:
    visit = _of_place(actor, visit_id)
    if visit.cancelled_at or visit.day < timezone.localtime(now).date():
        raise VisitOver
    return visit
