"""What a person does when she takes stock, and what a helper may add.

Every act locks the diagnosis first: two presses, two tabs or a replay leave one consistent record.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from palier.audit.actions import record
from palier.diagnosis import measure, queries
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Attempt, Diagnosis, Reply, StageOverrule
from palier.diagnosis.result import snapshot
from palier.diagnosis.rules.conversation import RATHER_NOT
from palier.diagnosis.rules.course import Screen
from palier.diagnosis.rules.items import Item
from palier.kernel.words import clean_line
from palier.people.rules.actor import HelperActor, PersonActor
from palier.people.rules.may import require
from palier.simulators import actions as simulators
from palier.simulators.bank import bank
from palier.simulators.models import Play
from palier.skillmap.schema import STAGES


class UnknownReply(Exception):  # noqa: N818  (a refusal, not a mistake)
    """This question or this choice is not one of the conversation's."""


class ReasonMissing(Exception):  # noqa: N818
    """A helper who sees otherwise says why."""


@transaction.atomic
def start_point(*, actor: PersonActor, dice: int, now: datetime) -> Diagnosis:
    """Starts, or continues the one under way: there is never more than one open."""
    diagnosis, new = Diagnosis.objects.get_or_create(
        person_id=actor.id,
        finished_at=None,
        defaults={
            "structure_id": actor.structure_id,
            "started_at": now,
            "dice": dice % 2**31,
            "bank": bank().version,
        },
    )
    if new:
        record("start_point", actor=actor, now=now, person_id=actor.id, diagnosis=str(diagnosis.pk))
    return diagnosis


@transaction.atomic
def reply(*, actor: PersonActor, question: str, choice: str, now: datetime) -> None:
    """One answer; given again (after going back), the last one holds.

    Raises :class:`UnknownReply`, and ``Diagnosis.DoesNotExist`` when nothing is under way.
    """
    asked = conversation().question(question)
    if asked is None or asked.choice(choice) is None:
        raise UnknownReply
    diagnosis = _locked(actor)
    Reply.objects.update_or_create(
        diagnosis=diagnosis, question=question, defaults={"choice": choice, "at": now}
    )


@transaction.atomic
def skip_questions(*, actor: PersonActor, now: datetime) -> None:
    """Straight to the exercises: what was not asked is "je préfère ne pas répondre", and the
    questions stay open to anyone who goes back to them."""
    diagnosis = _locked(actor)
    answered = queries.replies_of(diagnosis)
    Reply.objects.bulk_create(
        Reply(diagnosis=diagnosis, question=question.key, choice=RATHER_NOT.key, at=now)
        for question in conversation().questions
        if question.key not in answered
    )


@transaction.atomic
def advance(*, actor: PersonActor, now: datetime) -> Screen:
    """Opens the next exercise, or finishes when enough was seen; does nothing otherwise."""
    diagnosis = _locked(actor)
    current = queries.open_attempt(diagnosis)
    if current is not None:
        simulators.restart_if_changed(actor=actor, play=current.play, now=now)
    standing = queries.standing_of(diagnosis)
    if standing.screen is Screen.RESULT:
        _finish(actor, diagnosis, now)
    elif standing.screen is Screen.TASK and standing.item:
        _open_attempt(actor, diagnosis, standing.item, now)
    return standing.screen


@transaction.atomic
def close_attempt(  # noqa: PLR0913
    *,
    actor: PersonActor,
    play_id: UUID,
    turn: int,
    outcome: str,
    helped: bool,
    now: datetime,
    fields: Mapping[str, str] | None = None,
) -> None:
    """Ends the exercise on the screen, with what was being typed there. Raises
    ``simulators.StalePlay`` for a second press."""
    _locked(actor)
    simulators.close_play(
        actor=actor,
        play_id=play_id,
        turn=turn,
        outcome=outcome,
        helped=helped,
        now=now,
        fields=fields,
    )


@transaction.atomic
def rest(*, actor: PersonActor) -> None:
    """ "On continue": the next pause is offered after another sitting."""
    diagnosis = _locked(actor)
    diagnosis.rested = measure.seconds(measure.closed_attempts(diagnosis))
    diagnosis.save(update_fields=["rested"])


@transaction.atomic
def finish_point(*, actor: PersonActor, now: datetime) -> None:
    """The person wants her result now; what was not watched says so."""
    _finish(actor, _locked(actor), now)


@transaction.atomic
def overrule_stage(
    *, actor: HelperActor, diagnosis_id: UUID, stage: str, reason: str, now: datetime
) -> None:
    """A helper sees another stage, and says why.

    Raises ``Diagnosis.DoesNotExist``, ``ValueError`` (no such stage), :class:`ReasonMissing`.
    """
    require(actor, "overrule_stage")
    seen = queries.visible_to(actor, now).select_for_update(of=("self",))
    diagnosis = seen.get(pk=diagnosis_id)
    if stage not in STAGES:
        raise ValueError(stage)
    said = clean_line(reason)[:300]
    if not said:
        raise ReasonMissing
    last = diagnosis.overrules.first()
    if last and (last.stage, last.reason, last.by_id) == (stage, said, actor.id):
        return  # pressed twice
    StageOverrule.objects.create(
        diagnosis=diagnosis, stage=stage, reason=said, by_id=actor.id, at=now
    )
    record(
        "overrule_stage",
        actor=actor,
        now=now,
        person_id=diagnosis.person_id,
        diagnosis=str(diagnosis.pk),
    )


def _locked(actor: PersonActor) -> Diagnosis:
    return Diagnosis.objects.select_for_update().get(person=actor.id, finished_at=None)


def _open_attempt(actor: PersonActor, diagnosis: Diagnosis, item: Item, now: datetime) -> None:
    play = simulators.start_play(actor=actor, task_id=item.id, purpose=Play.Purpose.POINT, now=now)
    Attempt.objects.create(
        diagnosis=diagnosis, play=play, position=len(measure.closed_attempts(diagnosis))
    )


def _finish(actor: PersonActor, diagnosis: Diagnosis, now: datetime) -> None:
    current = queries.open_attempt(diagnosis)
    if current is not None:
        simulators.put_off(actor=actor, play=current.play, now=now)
    diagnosis.result = snapshot(diagnosis)
    diagnosis.finished_at = now
    diagnosis.save(update_fields=["result", "finished_at"])
    record("finish_point", actor=actor, now=now, person_id=actor.id, diagnosis=str(diagnosis.pk))
