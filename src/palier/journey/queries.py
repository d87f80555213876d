"""Whose needs and steps one may read: hers to her, and to a place that she opened them to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import F, OrderBy, QuerySet
from django.utils import timezone

from palier.attention.queries import opening
from palier.autonomy.queries import proposal_for
from palier.autonomy.rules.fading import Proposal
from palier.journey.content import paths
from palier.journey.models import Need, Step, StepReview
from palier.journey.rules.review import another_day
from palier.journey.schema import PathStep, Where
from palier.people import queries as people
from palier.people.models import Beneficiary, Structure
from palier.people.rules.actor import Actor, HelperActor, InPlace, Matter, PersonActor

_CURRENT = Step.State.CURRENT


def _last(column: str) -> OrderBy:
    """By that column; rows without it come last."""
    return F(column).asc(nulls_last=True)


def steps_visible_to(actor: Actor, now: datetime) -> QuerySet[Step]:
    """Every step that this actor may open, whatever its state."""
    seen = people.visible_to(actor, Matter.PLAN, now)
    return Step.objects.filter(plan__person__in=seen).select_related(
        "plan__person", "helper", "structure", "written_by"
    )


def needs_visible_to(actor: InPlace, now: datetime) -> QuerySet[Need]:
    seen = people.visible_to(actor, Matter.PLAN, now)
    needs = Need.objects.filter(plan__person__in=seen)
    return needs.select_related("plan", "heard_by").order_by("said_at", "pk")


def steps_of(actor: Actor, person_id: UUID, now: datetime) -> QuerySet[Step]:
    """All the steps of one person, the current ones first in their places, then as written."""
    steps = steps_visible_to(actor, now).filter(plan__person=person_id)
    return steps.order_by(_last("slot"), "written_at", "pk")


def current_steps_of(actor: Actor, person_id: UUID, now: datetime) -> QuerySet[Step]:
    """The steps of now, three at most, what has the nearest day first."""
    return in_order(steps_of(actor, person_id, now).filter(state=_CURRENT))


def in_order(steps: QuerySet[Step]) -> QuerySet[Step]:
    """By day, those without a day last."""
    return steps.order_by(_last("day"), _last("hour"), "slot")


def by_day(step: Step) -> tuple[bool, date, bool, time, int]:
    """The same order, for steps already read."""
    never, midnight = date.max, time.max
    return (
        step.day is None,
        step.day or never,
        step.hour is None,
        step.hour or midnight,
        step.slot or 0,
    )


def next_step_of(actor: PersonActor, now: datetime) -> Step | None:
    """« Mon prochain pas »."""
    return current_steps_of(actor, actor.id, now).first()


def step_prepared_by(actor: PersonActor, exercise: str, now: datetime) -> Step | None:
    """The step of now that this exercise prepares."""
    return current_steps_of(actor, actor.id, now).filter(exercise=exercise).first()


def steps_due(actor: HelperActor, now: datetime) -> QuerySet[Step]:
    """For the desk: current steps whose day is today or before, of those who opened them to it."""
    today = timezone.localtime(now).date()
    due = steps_visible_to(actor, now).filter(state=_CURRENT, day__lte=today)
    return due.order_by("day", _last("hour"), "pk")


@dataclass(frozen=True)
class Expected:
    """Somebody who has a step to do in this place today; ``hour`` when one was said."""

    person: Beneficiary
    step: Step
    hour: time | None


def expected_today(actor: HelperActor, now: datetime) -> list[Expected]:
    """For the desk: once each, the earliest first."""
    today = timezone.localtime(now).date()
    steps = steps_visible_to(actor, now).filter(
        state=_CURRENT, day=today, structure=actor.structure_id
    )
    found = dict[UUID, Expected]()
    for step in steps.order_by(_last("hour"), "slot", "written_at"):
        if is_here(step):
            found.setdefault(step.plan.person_id, Expected(step.plan.person, step, step.hour))
    return list(found.values())


def is_here(step: Step) -> bool:
    """Whether it is to be done in the place where it was written: said so, or usually so."""
    if step.where:
        return step.where == step.structure.name
    usual = of_path(step)
    return usual is None or usual.where[0] is Where.HERE


def of_path(step: Step) -> PathStep | None:
    return paths().step(step.path) if step.path else None


def help_for(actor: InPlace, person_id: UUID, task: str, now: datetime) -> Proposal:
    """How much help comes next for that kind of task, by the rules of ``autonomy``."""
    return proposal_for(actor, person_id, task, now)


def times_not_done(step: Step) -> int:
    """How many times it was not done, and what it was cut from before it."""
    line: Iterable[UUID] = filter(None, (step.pk, step.cut_from_id))
    return StepReview.objects.filter(step__in=line, outcome=StepReview.Outcome.NOT_YET).count()


def another_day_for(name: str, structure_id: UUID, now: datetime) -> date:
    """When to do a step (``path/step``, or "" for one in their own words) in that place: in a week,
    and before what the law closes."""
    today = timezone.localtime(now).date()
    place = opening(Structure.objects.get(pk=structure_id), now)
    path = paths().get(name.split("/", maxsplit=1)[0])
    last = path.monthly.closing(today) if path and path.monthly else None
    return another_day(today, place.weekdays, place.holidays, last)
