"""What a person does when she takes stock, and what a helper may add.

Every act locks the diagnosis first: two presses, two tabs or a replay leave one consistent record.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language

from palier.audit.actions import just_done, record
from palier.diagnosis import measure, queries
from palier.diagnosis.content import conversation
from palier.diagnosis.models import (
    Attempt,
    Diagnosis,
    Reception,
    Reply,
    StageOverrule,
)
from palier.diagnosis.rules.conversation import RATHER_NOT
from palier.diagnosis.rules.course import Screen
from palier.diagnosis.rules.items import DOMAINS
from palier.diagnosis.under_way import begun, ended
from palier.kernel.words import clean_line
from palier.people.rules.actor import HelperActor, NotAllowed, PersonActor
from palier.people.rules.may import require
from palier.people.writing import hold
from palier.simulators import actions as simulators
from palier.simulators.models import Play
from palier.skillmap.schema import STAGES


class UnknownReply(Exception):  # noqa: N818  (a refusal, not a mistake)
    """This question or this choice is not one of the conversation's."""


class ReasonMissing(Exception):  # noqa: N818
    """A helper who sees otherwise says why."""


@transaction.atomic
def start_point(*, actor: PersonActor, dice: int, now: datetime) -> Diagnosis:
    """Starts, or continues the one under way: there is never more than one open."""
    diagnosis, new = begun(actor.id, actor.structure_id, dice=dice, now=now)
    if new:
        record("start_point", actor=actor, now=now, person_id=actor.id, diagnosis=str(diagnosis.pk))
    return diagnosis


@transaction.atomic
def start_reception(*, actor: PersonActor, domain: str, dice: int, now: datetime) -> Reception:
    """Three minutes on one domain, in the diagnosis under way or a new one. The one already begun
    goes on when it is of the same domain, and ends undecided otherwise; an exercise under way waits
    for another time.

    Raises :class:`UnknownReply` when there is no such domain.
    """
    if domain not in DOMAINS:
        raise UnknownReply
    diagnosis = start_point(actor=actor, dice=dice, now=now)
    open_one = queries.open_reception(diagnosis)
    if open_one and open_one.domain == domain:
        return open_one
    if open_one:
        open_one.end("", now)
    if current := queries.open_attempt(diagnosis):
        simulators.put_off(actor=actor, play=current.play, now=now)
    reception = Reception.objects.create(diagnosis=diagnosis, domain=domain, started_at=now)
    record("start_reception", actor=actor, now=now, person_id=actor.id, reception=str(reception.pk))
    return reception


@transaction.atomic
def leave_reception(*, actor: PersonActor, now: datetime) -> None:
    """She stops before the end, or wants the whole: what was done is kept."""
    diagnosis = _locked(actor)
    if open_one := queries.open_reception(diagnosis):
        open_one.end("", now)


@transaction.atomic
def reply(*, actor: PersonActor, question: str, choice: str, now: datetime) -> None:
    """One answer; given again (after going back), the last one holds.

    Raises :class:`UnknownReply`, and ``Diagnosis.DoesNotExist`` when nothing is under way.
    """
    asked = conversation().question(question)
    if asked is None or asked.choice(choice) is None:
        raise UnknownReply
    Reply.objects.update_or_create(
        diagnosis=_locked(actor),
        question=question,
        booklet=None,
        asked_by=None,
        defaults={"choice": choice, "at": now},
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
    elif standing.reception and standing.decision:
        standing.reception.end(standing.decision, now)
    elif standing.screen is Screen.TASK and standing.item:
        _open_attempt(actor, diagnosis, standing, now)
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
def take_result(*, actor: PersonActor, diagnosis: Diagnosis, what: str, now: datetime) -> None:
    """She carries her result away for another tool; ``what``: which file. Nobody else may."""
    if diagnosis.person_id != actor.id:
        raise NotAllowed
    facts = {"diagnosis": str(diagnosis.pk), "what": what}
    if not just_done("take_result", actor=actor, now=now, **facts):
        record("take_result", actor=actor, now=now, person_id=actor.id, **facts)


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
    hold(actor.id)  # she, then her point, as on every medium: no two wait for each other
    return Diagnosis.objects.select_for_update().get(person=actor.id, finished_at=None)


def _open_attempt(
    actor: PersonActor, diagnosis: Diagnosis, standing: queries.Standing, now: datetime
) -> None:
    assert standing.item
    play = simulators.start_play(
        actor=actor, task_id=standing.item.id, purpose=Play.Purpose.POINT, now=now
    )
    Attempt.objects.create(
        diagnosis=diagnosis,
        play=play,
        position=queries.next_position(diagnosis),
        reception=standing.reception,
    )


def _finish(actor: PersonActor, diagnosis: Diagnosis, now: datetime) -> None:
    current = queries.open_attempt(diagnosis)
    if current is not None:
        simulators.put_off(actor=actor, play=current.play, now=now)
    diagnosis.answers_due = True
    diagnosis.language = get_language() or ""
    diagnosis.save(update_fields=["answers_due", "language"])
    ended(diagnosis, now)
    record("finish_point", actor=actor, now=now, person_id=actor.id, diagnosis=str(diagnosis.pk))
