"""Who did it: noted in one tap, taken back in one tap."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils import timezone

from palier.audit.actions import record
from palier.autonomy import queries
from palier.autonomy.models import TaskRecord
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.autonomy.rules.tasks import may_still_undo
from palier.autonomy.signals import done_without_mandate, task_undone
from palier.autonomy.writing import ImpossibleTask, Said, checked, write
from palier.people import queries as people
from palier.people.models import Beneficiary, Visit
from palier.people.rules.actor import HelperActor, NotAllowed, PersonActor
from palier.people.rules.may import may, require

__all__ = [
    "ImpossibleTask",
    "JustNoted",
    "TooLateToUndo",
    "record_own_task",
    "record_task",
    "undo_task",
]


class TooLateToUndo(Exception):  # noqa: N818  (a refusal, not a mistake)
    """A task noted on another day stays."""


class JustNoted(Exception):  # noqa: N818
    """A colleague, ``by`` (a first name), noted the same for the same visit a moment ago."""

    def __init__(self, by: str) -> None:
        super().__init__(by)
        self.by = by


MOMENT = timedelta(minutes=1)
"""Two helpers who note the same kind of task, for one visit, within it saw the same task."""


def record_task(  # noqa: PLR0913
    *,
    actor: HelperActor,
    task: str,
    level: HelpLevel,
    outcome: Outcome,
    ticket: UUID,
    now: datetime,
    visit_id: UUID | None = None,
    person_id: UUID | None = None,
    skill: str = "",
    words: str = "",
    minutes: int | None = None,
    done_at: datetime | None = None,
) -> TaskRecord:
    """One task, for somebody who is here (``visit_id``), whom the place knows (``person_id``), or
    for nobody in particular. The same form sent twice is one task.

    Done *for* somebody without a mandate, it is written all the same, and announced
    (``done_without_mandate``). Raises ``Visit.DoesNotExist`` or ``Beneficiary.DoesNotExist`` for
    whom this actor may not know, :class:`ImpossibleTask` for what cannot be, :class:`JustNoted`.
    """
    require(actor, "record_task")
    said, kind = checked(Said(task, level, outcome, ticket, skill, words, minutes, done_at), now)
    visit = people.visits_in_hand(actor, now).get(pk=visit_id) if visit_id else None
    person = _person(actor, visit, person_id)
    try:
        with transaction.atomic():
            sent = queries.tasks_of_place(actor).filter(ticket=ticket).first()
            if visit and not sent:
                _refuse_what_a_colleague_noted(actor, visit, task, now)
            return sent or _record_task(actor, said, visit, person, now=now, signs=kind.mandate)
    except IntegrityError:  # two presses at once: the other one was written first
        return queries.tasks_of_place(actor).get(ticket=ticket)


def _refuse_what_a_colleague_noted(
    actor: HelperActor, visit: Visit, task: str, now: datetime
) -> None:
    """The visit is held meanwhile: two helpers on two machines write one after the other."""
    Visit.objects.select_for_update().get(pk=visit.pk)
    moment_ago = TaskRecord.objects.filter(visit=visit, task=task, recorded_at__gt=now - MOMENT)
    others = moment_ago.exclude(recorded_by=None).exclude(recorded_by=actor.id)
    if other := others.select_related("recorded_by").first():
        raise JustNoted(other.recorded_by.name if other.recorded_by else "")


def _person(actor: HelperActor, visit: Visit | None, person_id: UUID | None) -> UUID | None:
    if visit is None:
        return people.person_known_to(actor, person_id).pk if person_id else None
    if person_id not in (None, visit.person_id):
        raise Beneficiary.DoesNotExist
    return visit.person_id


def _record_task(  # noqa: PLR0913
    actor: HelperActor,
    said: Said,
    visit: Visit | None,
    person_id: UUID | None,
    *,
    now: datetime,
    signs: bool,
) -> TaskRecord:
    in_her_name = said.level is HelpLevel.FOR and signs
    mandate = queries.mandate_covering(actor, person_id, said, now) if in_her_name else None
    written = write(
        said,
        now,
        structure_id=actor.structure_id,
        person_id=person_id,
        visit_id=visit.pk if visit else None,
        mandate_id=mandate.pk if mandate else None,
        recorded_by_id=actor.id,
    )
    if visit and visit.helped_at is None:
        visit.helped_at = now
        visit.save(update_fields=["helped_at"])
    record(
        "record_task",
        actor=actor,
        now=now,
        person_id=person_id,
        task=str(written.pk),
        mandate=str(mandate.pk) if mandate else None,
    )
    if in_her_name and mandate is None:
        done_without_mandate.send(sender=TaskRecord, record=written, helper_id=actor.id, now=now)
    return written


@transaction.atomic
def undo_task(*, actor: HelperActor, record_id: UUID, now: datetime) -> None:
    """« Annuler »: by whoever noted it, or any professional of the place, the same day. The audit
    keeps that it was noted and taken back.

    Raises ``TaskRecord.DoesNotExist`` for one already taken back, ``NotAllowed`` for what is not
    this actor's to undo, :class:`TooLateToUndo` on another day.
    """
    require(actor, "undo_task")
    written = TaskRecord.objects.select_for_update().get(pk=record_id)
    hers = written.recorded_by_id == actor.id
    if written.structure_id != actor.structure_id or not (hers or may(actor, "know_people")):
        raise NotAllowed
    local = timezone.localtime
    if not may_still_undo(local(written.recorded_at), local(now)):
        raise TooLateToUndo
    _waits_again(written)
    record("undo_task", actor=actor, now=now, person_id=written.person_id, task=str(written.pk))
    task_undone.send(sender=TaskRecord, record=written, now=now)
    written.delete()


def _waits_again(written: TaskRecord) -> None:
    """Somebody whom only this task said to be helped waits as before; when others say it too, she
    is helped since the first of them."""
    if written.visit_id:
        others = TaskRecord.objects.filter(visit=written.visit_id).exclude(pk=written.pk)
        first = others.exclude(recorded_by=None).aggregate(at=Min("recorded_at"))["at"]
        visits = Visit.objects.filter(pk=written.visit_id, helped_at=written.recorded_at)
        visits.update(helped_at=first)


def record_own_task(  # noqa: PLR0913
    *,
    actor: PersonActor,
    task: str,
    outcome: Outcome,
    ticket: UUID,
    now: datetime,
    level: HelpLevel = HelpLevel.ALONE,
    skill: str = "",
    words: str = "",
    done_at: datetime | None = None,
) -> TaskRecord:
    """She says what she did. Raises :class:`ImpossibleTask` for what cannot be."""
    said, _ = checked(Said(task, level, outcome, ticket, skill, words, None, done_at), now)
    mine = queries.tasks_of_person(actor)
    if queries.is_ticket_of_another(actor, ticket):  # a page left on the screen by who sat before
        ticket = uuid5(actor.id, str(ticket))
        said = replace(said, ticket=ticket)
    try:
        with transaction.atomic():
            if sent := mine.filter(ticket=ticket).first():
                return sent
            whose = {"structure_id": actor.structure_id, "person_id": actor.id}
            written = write(said, now, **whose, visit_id=actor.visit_id, recorded_by_id=None)
            record(
                "record_own_task", actor=actor, now=now, person_id=actor.id, task=str(written.pk)
            )
            return written
    except IntegrityError:  # two presses at once: the other one was written first
        return mine.get(ticket=ticket)
