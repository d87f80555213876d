"""Playing a task. The state machine is the simulator's; here is what is kept, once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from palier.audit.actions import record
from palier.people.rules.actor import PersonActor
from palier.people.writing import hold
from palier.simulators import queries
from palier.simulators.bank import Ready, bank
from palier.simulators.models import Play


class StalePlay(Exception):  # noqa: N818  (a refusal, not a mistake)
    """This screen is not the latest: another press was already taken into account."""


def start_play(*, actor: PersonActor, task_id: str, purpose: Play.Purpose, now: datetime) -> Play:
    """Raises ``KeyError`` when the bank has no such task."""
    ready = bank().get(task_id)
    state = ready.simulator.start(ready.scenario)
    return Play.objects.create(
        person_id=actor.id,
        purpose=purpose,
        task_id=task_id,
        task_version=ready.version,
        state=state.model_dump(mode="json"),
        steps=_wanted(ready, state),
        started_at=now,
    )


@transaction.atomic
def start_practice(*, actor: PersonActor, task_id: str, now: datetime) -> Play:
    """Starts, or continues the one under way: many presses at once are one exercise.

    Raises ``KeyError`` when the bank has no such task.
    """
    hold(actor.id)
    return queries.practice_of(actor, task_id) or start_play(
        actor=actor, task_id=task_id, purpose=Play.Purpose.PRACTICE, now=now
    )


@transaction.atomic
def make_move(*, actor: PersonActor, play_id: UUID, turn: int, fields: Mapping[str, str]) -> Play:
    """One press of a button inside the window.

    Raises :class:`StalePlay` for a second press of the same screen, a closed play, or a task that
    changed meanwhile: nothing is doubled, nothing is lost.
    """
    play, ready = _open_play(actor, play_id, turn)
    state = _state(ready, play)
    after = ready.simulator.move(ready.scenario, state, fields)
    play.state = after.model_dump(mode="json")
    play.steps = _wanted(ready, after)
    play.turn += 1
    play.save(update_fields=["state", "steps", "turn"])
    return play


@transaction.atomic
def close_play(  # noqa: PLR0913
    *,
    actor: PersonActor,
    play_id: UUID,
    turn: int,
    outcome: str,
    helped: bool,
    now: datetime,
    fields: Mapping[str, str] | None = None,
) -> Play:
    """ "J’ai terminé", "je ne sais pas" or "pas maintenant". What was done before counts, and so
    does what was being typed (``fields``)."""
    play, ready = _open_play(actor, play_id, turn)
    if fields and ready.simulator.unsent:
        last = {**fields, "do": ready.simulator.unsent}
        typed = ready.simulator.move(ready.scenario, _state(ready, play), last)
        play.steps = _wanted(ready, typed)
    play.outcome = Play.Outcome(outcome)
    play.helped, play.closed_at = helped, now
    play.state = {}  # what was typed in an exercise is nobody's business afterwards
    play.save(update_fields=["outcome", "helped", "closed_at", "state", "steps"])
    record(
        "close_play",
        actor=actor,
        now=now,
        person_id=actor.id,
        play=str(play.pk),
        task=play.task_id,
    )
    return play


@transaction.atomic
def restart_if_changed(*, actor: PersonActor, play: Play, now: datetime) -> None:
    """The task was updated under the person's hands: the play ends as if put off, uncounted."""
    if play.closed_at is None and queries.task_of(play) is None:
        put_off(actor=actor, play=play, now=now)


def put_off(*, actor: PersonActor, play: Play, now: datetime) -> None:
    """Left half-way, for a reason that is not the person's answer: it is no evidence."""
    play.outcome, play.closed_at, play.state = Play.Outcome.SKIPPED, now, {}
    play.save(update_fields=["outcome", "closed_at", "state"])
    record("put_off", actor=actor, now=now, person_id=actor.id, play=str(play.pk))


def _open_play(actor: PersonActor, play_id: UUID, turn: int) -> tuple[Play, Ready]:
    play = queries.plays_of(actor).select_for_update().filter(pk=play_id, closed_at=None).first()
    if play is None or play.turn != turn:
        raise StalePlay
    ready = queries.task_of(play)
    if ready is None:
        raise StalePlay
    return play, ready


def _state(ready: Ready, play: Play) -> Any:
    return ready.simulator.state.model_validate(play.state)


def _wanted(ready: Ready, state: Any) -> dict[str, bool]:
    """The steps that the task scores, of all those the simulator can tell."""
    told = ready.simulator.steps(ready.scenario, state)
    return {step.id: told[step.id] for step in ready.task.steps}
