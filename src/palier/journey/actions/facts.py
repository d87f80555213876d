"""The thread: lines are added, answered, withdrawn; none is changed, so two pens lose nothing."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from palier.audit.actions import record
from palier.journey import circle
from palier.journey.models import SharedFact
from palier.journey.rules.facts import Answer, Fault, Kind, Said, fault
from palier.kernel.words import clean_line
from palier.people.rules.actor import HelperActor, InPlace, PersonActor
from palier.people.rules.may import require
from palier.people.writing import hold


class FactRefused(Exception):  # noqa: N818  (a refusal, not a mistake)
    """``fault``: what is missing, or a day that cannot be."""

    def __init__(self, what: Fault) -> None:
        self.fault = what


class AlreadyAnswered(Exception):  # noqa: N818
    """Another answer is written: the first one stays, and what changed is a new line."""


@transaction.atomic
def write_fact(
    *, actor: HelperActor, person_id: UUID, said: Said, ticket: UUID, now: datetime
) -> SharedFact:
    """A line of a professional, which she reads; a form sent twice is one line.

    Raises ``Beneficiary.DoesNotExist`` without her agreement, :class:`FactRefused`.
    """
    require(actor, "write_fact")
    circle.opened_to(actor, person_id, now)
    fact, new = _write(actor, person_id, said, ticket, now)
    if new:
        record("write_fact", actor=actor, now=now, person_id=person_id, kind=fact.kind)
    return fact


@transaction.atomic
def write_my_fact(*, actor: PersonActor, said: Said, ticket: UUID, now: datetime) -> SharedFact:
    """A line of hers. Raises :class:`FactRefused`."""
    fact, new = _write(actor, actor.id, said, ticket, now)
    if new:
        record("write_my_fact", actor=actor, now=now, person_id=actor.id, kind=fact.kind)
    return fact


@transaction.atomic
def withdraw_fact(*, actor: HelperActor, sharedfact_id: UUID, now: datetime) -> SharedFact:
    """Whoever wrote a line withdraws it: it stays, struck. Raises ``SharedFact.DoesNotExist`` for
    somebody else's."""
    require(actor, "withdraw_fact")
    mine = circle.facts_visible_to(actor, now).filter(by=actor.id, structure=actor.structure_id)
    fact, new = _withdraw(mine.get(pk=sharedfact_id).pk, now)
    if new:
        record("withdraw_fact", actor=actor, now=now, person_id=fact.person_id)
    return fact


@transaction.atomic
def withdraw_my_fact(*, actor: PersonActor, sharedfact_id: UUID, now: datetime) -> SharedFact:
    """The same for a line of hers."""
    mine = circle.facts_visible_to(actor, now).filter(by=None)
    fact, new = _withdraw(mine.get(pk=sharedfact_id).pk, now)
    if new:
        record("withdraw_my_fact", actor=actor, now=now, person_id=actor.id)
    return fact


@transaction.atomic
def note_answer(
    *, actor: HelperActor, sharedfact_id: UUID, answer: Answer, now: datetime
) -> SharedFact:
    """What came back of what was sent. Raises ``SharedFact.DoesNotExist``,
    :class:`AlreadyAnswered`."""
    require(actor, "note_answer")
    fact, new = _answer(actor, sharedfact_id, answer, now)
    if new:
        record("note_answer", actor=actor, now=now, person_id=fact.person_id)
    return fact


@transaction.atomic
def note_my_answer(
    *, actor: PersonActor, sharedfact_id: UUID, answer: Answer, now: datetime
) -> SharedFact:
    """The same, noted by her."""
    fact, new = _answer(actor, sharedfact_id, answer, now)
    if new:
        record("note_my_answer", actor=actor, now=now, person_id=actor.id)
    return fact


def _write(
    actor: InPlace, person_id: UUID, said: Said, ticket: UUID, now: datetime
) -> tuple[SharedFact, bool]:
    today = timezone.localtime(now).date()
    clean = Said(
        words=clean_line(said.words)[:500],
        kind=said.kind,
        whom=clean_line(said.whom)[:80],
        day=said.day or (today if said.kind in {Kind.SENT, Kind.INTERVIEW} else None),
        channel=said.channel if said.kind is Kind.SENT else None,
        change=clean_line(said.change)[:160] if said.kind is Kind.INTERVIEW else "",
    )
    if wrong := fault(clean, today):
        raise FactRefused(wrong)
    hold(person_id)
    return SharedFact.objects.get_or_create(
        person_id=person_id,
        ticket=ticket,
        defaults={
            "structure_id": actor.structure_id,
            "by_id": actor.id if isinstance(actor, HelperActor) else None,
            "kind": clean.kind.value,
            "whom": clean.whom,
            "day": clean.day,
            "channel": clean.channel.value if clean.channel else "",
            "change": clean.change,
            "words": clean.words,
            "at": now,
        },
    )


def _withdraw(fact_id: UUID, now: datetime) -> tuple[SharedFact, bool]:
    fact = SharedFact.objects.select_for_update().get(pk=fact_id)
    if fact.withdrawn_at:
        return fact, False
    fact.withdrawn_at = now
    fact.save(update_fields=["withdrawn_at"])
    return fact, True


def _answer(
    actor: InPlace, fact_id: UUID, answer: Answer, now: datetime
) -> tuple[SharedFact, bool]:
    sent = circle.facts_visible_to(actor, now).filter(kind=Kind.SENT.value, withdrawn_at=None)
    fact = SharedFact.objects.select_for_update().get(pk=sent.get(pk=fact_id).pk)
    if fact.answer == answer:
        return fact, False
    if fact.answer:
        raise AlreadyAnswered
    fact.answer, fact.answered_at = answer.value, now
    fact.save(update_fields=["answer", "answered_at"])
    return fact, True
