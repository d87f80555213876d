"""Which skills the steps of now need, for *Faire le point* to propose them before all."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from palier.autonomy.content import catalogue
from palier.journey.content import skill_of
from palier.journey.models import Step
from palier.journey.queries import current_steps_of
from palier.people.rules.actor import Actor


def skills_of_steps(actor: Actor, person_id: UUID, now: datetime) -> frozenset[str]:
    """As far as ``actor`` may see them: a plan that is not shared tells nothing."""
    steps = current_steps_of(actor, person_id, now)
    return frozenset(skill for step in steps for skill in _needed(step))


def _needed(step: Step) -> Iterator[str]:
    """The skill of the exercise that prepares it; else the first of its task, the one that a record
    of it moves."""
    if skill := skill_of(step.exercise):
        yield skill
    else:
        yield from (
            skill for k in catalogue().kinds if k.key == step.task for skill in k.skills[:1]
        )
