"""Shortcuts of these tests: a person with a plan, and what a helper says of a step."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from palier.journey.actions import reviews, steps
from palier.journey.models import Plan, Step
from palier.journey.writing import Said
from palier.people import actions as people
from palier.people.rules.actor import InPlace, Matter
from tests.cast import Cast


def opens_plan(cast: Cast, name: str) -> UUID:
    """The person shows her next steps to the place; her id."""
    actor = cast.person(name)
    people.give_consent(actor=actor, matter=Matter.PLAN, now=cast.now)
    return actor.id


def takes(actor: InPlace, person_id: UUID, name: str, now: datetime) -> Step:
    return steps.accept_step(actor=actor, person_id=person_id, name=name, ticket=uuid4(), now=now)


def writes(actor: InPlace, person_id: UUID, words: str, now: datetime, **more: Any) -> Step:
    return steps.write_step(
        actor=actor, person_id=person_id, said=Said(words, **more), ticket=uuid4(), now=now
    )


def not_yet(actor: InPlace, step: Step, hard: str, now: datetime) -> reviews.Reviewed:
    step.refresh_from_db()
    return reviews.review_step(
        actor=actor,
        step_id=step.pk,
        version=step.version,
        outcome="not_yet",
        hard=hard,
        now=now,
    )


def done(actor: InPlace, step: Step, level: str, now: datetime) -> reviews.Reviewed:
    step.refresh_from_db()
    return reviews.review_step(
        actor=actor, step_id=step.pk, version=step.version, outcome="done", level=level, now=now
    )


def sound(plan: Plan) -> None:
    """Whatever happened, a plan keeps this: three current steps at most, each in its own place."""
    current = plan.steps.filter(state=Step.State.CURRENT)
    slots = list(current.values_list("slot", flat=True))
    assert len(slots) == len(set(slots)) <= 3
    assert set(slots) <= {1, 2, 3}
    assert not plan.steps.exclude(state=Step.State.CURRENT).exclude(slot=None).exists()
