"""One way to write a task down, whoever says it; the acts say who, and by which right."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from palier.autonomy.content import catalogue
from palier.autonomy.models import TaskRecord
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.autonomy.rules.tasks import is_possible_duration, is_possible_moment
from palier.autonomy.schema import Kind
from palier.kernel.words import clean_line


class ImpossibleTask(Exception):  # noqa: N818  (a refusal, not a mistake)
    """A kind that does not exist, a skill that is not of this kind, a time or a length that cannot
    be: nothing is written."""


@dataclass(frozen=True)
class Said:
    """What was done. ``skill`` "" is the first of its kind; ``done_at`` ``None`` is now."""

    task: str
    level: HelpLevel
    outcome: Outcome
    ticket: UUID
    skill: str = ""
    words: str = ""
    minutes: int | None = None
    done_at: datetime | None = None


def checked(said: Said, now: datetime) -> tuple[Said, Kind]:
    """What was said with its blanks filled, and its kind. Raises :class:`ImpossibleTask`."""
    kind = catalogue().get(said.task)
    if kind is None or said.skill not in ("", *kind.skills):
        raise ImpossibleTask
    if not is_possible_duration(said.minutes) or not is_possible_moment(said.done_at or now, now):
        raise ImpossibleTask
    return replace(said, skill=said.skill or kind.skill, done_at=said.done_at or now), kind


def write(said: Said, now: datetime, **whose: UUID | None) -> TaskRecord:
    """``whose``: structure_id, person_id, visit_id, mandate_id, recorded_by_id."""
    return TaskRecord.objects.create(
        task=said.task,
        skill=said.skill,
        words=clean_line(said.words)[:200],
        level=said.level,
        outcome=said.outcome,
        minutes=said.minutes,
        done_at=said.done_at or now,
        recorded_at=now,
        ticket=said.ticket,
        **whose,
    )
