"""The helper asks, the person shows on her own telephone or on any computer: what was seen is
ticked. Nothing stays open between two tasks, so another window may go on where this one stopped."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from palier.audit.actions import record
from palier.diagnosis import interview, queries, witnessed
from palier.diagnosis.actions.point import UnknownReply
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Diagnosis, Reply
from palier.diagnosis.under_way import begun
from palier.people import queries as people
from palier.people.rules.actor import HelperActor
from palier.people.rules.may import require
from palier.people.writing import hold
from palier.simulators.bank import bank
from palier.simulators.models import Play


class NotNow(Exception):  # noqa: N818  (a refusal, not a mistake)
    """An exercise is open on a screen: she ends it there first."""


@transaction.atomic
def start_interview(*, actor: HelperActor, person_id: UUID, dice: int, now: datetime) -> Diagnosis:
    """Starts, or goes on with the one under way, whatever medium it began with.

    Raises ``Beneficiary.DoesNotExist`` for whoever this place does not know.
    """
    require(actor, "start_interview")
    person = people.person_known_to(actor, person_id)
    point, new = begun(person.pk, actor.structure_id, dice=dice, now=now)
    if new:
        record(
            "start_interview", actor=actor, now=now, person_id=person.pk, diagnosis=str(point.pk)
        )
    return point


@transaction.atomic
def record_shown(  # noqa: PLR0913
    *,
    actor: HelperActor,
    person_id: UUID,
    task_id: str,
    turn: int,
    seen: Collection[str],
    outcome: str,
    helped: bool,
    now: datetime,
) -> bool:
    """One task shown: ``seen`` are the steps ticked. False, and nothing written, when this screen
    is not the latest (``turn``: how many attempts it knew of) or asks another task.

    Raises ``Beneficiary.DoesNotExist``, ``Diagnosis.DoesNotExist``, ``ValueError`` (outcome).
    """
    require(actor, "record_shown")
    person = people.person_known_to(actor, person_id)
    hold(person.pk)
    point = Diagnosis.objects.select_for_update().get(person=person, finished_at=None)
    asked = interview.asked_now(point)
    if asked is None or (asked.task.id, queries.next_position(point)) != (task_id, turn):
        return False
    done = Play.Outcome(outcome) == Play.Outcome.DONE
    steps = {step.id: done and step.id in seen for step in asked.task.steps}
    kept = witnessed.Witnessed(bank().get(task_id), Play.Medium.SHOWN, steps, outcome, helped)
    play = witnessed.keep(point, kept, now)
    record("record_shown", actor=actor, now=now, person_id=person.pk, play=str(play.pk))
    return True


@transaction.atomic
def record_told(
    *, actor: HelperActor, person_id: UUID, told: Mapping[str, str], now: datetime
) -> None:
    """What she answers aloud: question → choice, empty to take an answer back. A question that is
    not there stays as it was; what she answered on a screen or on paper is never written over.

    Raises ``Beneficiary.DoesNotExist``, ``Diagnosis.DoesNotExist`` (nothing under way),
    :class:`UnknownReply`.
    """
    require(actor, "record_told")
    person = people.person_known_to(actor, person_id)
    hold(person.pk)
    point = Diagnosis.objects.select_for_update().get(person=person, finished_at=None)
    before = interview.told_aloud(actor, point)
    changed = {key: choice for key, choice in told.items() if choice != before.get(key, "")}
    for question, choice in changed.items():
        _keep_told(actor, point, question, choice, now)
    if changed:
        record("record_told", actor=actor, now=now, person_id=person.pk, diagnosis=str(point.pk))


def _keep_told(
    actor: HelperActor, point: Diagnosis, question: str, choice: str, now: datetime
) -> None:
    asked = conversation().question(question)
    heard: dict[str, Any] = {
        "question": question,
        "booklet": None,
        "asked_by_id": actor.structure_id,
    }
    if asked and not choice:
        point.replies.filter(**heard).delete()
    elif asked and asked.choice(choice):
        kept = {"choice": choice, "at": now}
        Reply.objects.update_or_create(diagnosis=point, **heard, defaults=kept)
    else:
        raise UnknownReply


@transaction.atomic
def finish_interview(*, actor: HelperActor, person_id: UUID, now: datetime) -> Diagnosis | None:
    """The result is told from now on; pressed twice, once (None: nothing was under way).

    Raises ``Beneficiary.DoesNotExist``, :class:`NotNow`.
    """
    require(actor, "finish_interview")
    person = people.person_known_to(actor, person_id)
    hold(person.pk)
    point = Diagnosis.objects.select_for_update().filter(person=person, finished_at=None).first()
    if point is None:
        return None
    if not witnessed.freeze(point, now):
        raise NotNow
    record("finish_interview", actor=actor, now=now, person_id=person.pk, diagnosis=str(point.pk))
    return point
