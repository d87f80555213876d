"""Answers kept without their names: she may say no, and the queue writes them once a month."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from palier.audit.actions import record
from palier.diagnosis import keeping
from palier.diagnosis.models import AnswerSheet, Diagnosis, SheetRefusal
from palier.diagnosis.rules.sheets import LEAST_AT_ONCE, month_before
from palier.people.rules.actor import PersonActor


@transaction.atomic
def refuse_answer_sheets(*, actor: PersonActor, now: datetime) -> None:
    """« Ne pas les garder »: those that wait, and those to come. What was kept has no name any
    more, and nobody can find it again: the screen says so."""
    _, new = SheetRefusal.objects.get_or_create(person_id=actor.id, defaults={"at": now})
    if new:
        record("refuse_answer_sheets", actor=actor, now=now, person_id=actor.id)


@transaction.atomic
def allow_answer_sheets(*, actor: PersonActor, now: datetime) -> None:
    """She changed her mind; what waited while she refused is not kept for all that."""
    gone, _ = keeping.refusals_of(actor).delete()
    if gone:
        Diagnosis.objects.filter(keeping.hers(actor)).update(answers_due=False)
        record("allow_answer_sheets", actor=actor, now=now, person_id=actor.id)


@transaction.atomic
def keep_answer_sheets(*, now: datetime) -> int:
    """Once a month has ended: the sheets of all that was finished before it did, together, or none
    below :data:`LEAST_AT_ONCE`. Run again, it finds nothing left. How many were kept."""
    today = timezone.localtime(now).date()
    first = timezone.make_aware(datetime(today.year, today.month, 1))
    due = list(keeping.due_before(first).select_for_update(of=("self",)))
    sheets = [sheet for sheet in map(keeping.nameless, due) if sheet.answers]
    if len(sheets) < LEAST_AT_ONCE:
        return 0
    for sheet in sheets:
        sheet.month = month_before(today)
    AnswerSheet.objects.bulk_create(sorted(sheets, key=lambda sheet: sheet.pk))
    Diagnosis.objects.filter(pk__in=[one.pk for one in due]).update(answers_due=False)
    record("keep_answer_sheets", actor=None, now=now, sheets=len(sheets))
    return len(sheets)
