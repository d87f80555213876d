"""What a helper saw, on paper or on somebody's own machine, becomes the same rows as a screen's:
a closed play and an attempt of the one diagnosis under way. Everything after them is the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from palier.diagnosis import queries
from palier.diagnosis.models import Attempt, Diagnosis
from palier.diagnosis.under_way import ended
from palier.simulators.bank import Ready
from palier.simulators.models import Play


@dataclass(frozen=True)
class Witnessed:
    """One task as it was seen: ``steps`` is step → done, of every step the task scores."""

    ready: Ready
    medium: Play.Medium
    steps: Mapping[str, bool]
    outcome: str
    helped: bool


def keep(diagnosis: Diagnosis, seen: Witnessed, now: datetime) -> Play:
    """The play and its place among the attempts, after those of any other medium."""
    play = Play.objects.create(
        person_id=diagnosis.person_id,
        purpose=Play.Purpose.POINT,
        medium=seen.medium,
        task_id=seen.ready.task.id,
        task_version=seen.ready.version,
        state={},
        started_at=now,
        closed_at=now,
        outcome=seen.outcome,
        helped=seen.helped,
        steps={step.id: bool(seen.steps.get(step.id)) for step in seen.ready.task.steps},
    )
    Attempt.objects.create(
        diagnosis=diagnosis, play=play, position=queries.next_position(diagnosis)
    )
    return play


def freeze(diagnosis: Diagnosis, now: datetime) -> bool:
    """The result as it is told from now on; False while an exercise is open on a screen: she ends
    it there, and her point goes on. Its answers are not kept without her name: nobody told her on a
    screen that they would be."""
    if queries.open_attempt(diagnosis) is not None:
        return False
    ended(diagnosis, now)
    return True
