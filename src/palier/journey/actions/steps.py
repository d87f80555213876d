"""Small steps: written, changed, put off, taken up, dropped; by her or with a helper."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from palier.audit.actions import record
from palier.journey import queries
from palier.journey.content import paths
from palier.journey.models import Plan, Step, StepReview
from palier.journey.writing import (
    NoWords,
    PlanFull,
    Said,
    StepChanged,
    end,
    free_slot,
    hold_plan,
    hold_step,
    put,
    settle,
    write,
)
from palier.people.queries import who_may_answer
from palier.people.rules.actor import HelperActor, InPlace


@transaction.atomic
def write_step(*, actor: InPlace, person_id: UUID, said: Said, ticket: UUID, now: datetime) -> Step:
    """A step in their own words. When three are current it is kept for later, never refused. The
    same form sent twice is one step. Raises :class:`NoWords`, ``NotAllowed``, or
    ``Beneficiary.DoesNotExist``."""
    plan = hold_plan(actor, "write_step", person_id, now)
    if sent := plan.steps.filter(ticket=ticket).first():
        return sent
    columns = said.columns()
    if not columns["words"]:
        raise NoWords
    step = _new(plan, actor, ticket, now, **columns)
    record("write_step", actor=actor, now=now, person_id=person_id, step=str(step.pk))
    return step


@transaction.atomic
def accept_step(  # noqa: PLR0913
    *,
    actor: InPlace,
    person_id: UUID,
    name: str,
    ticket: UUID,
    now: datetime,
    need_id: UUID | None = None,
) -> Step:
    """A step of a usual path (``path/step``), with the help that comes next for her, and a day.

    Already taken by anybody, it is that one. Raises ``KeyError`` for a step that is on no path.
    """
    plan = hold_plan(actor, "accept_step", person_id, now)
    step_of_path = paths().step(name)
    if step_of_path is None:
        raise KeyError(name)
    for one in plan.steps.filter(path=name).order_by("-written_at"):
        if one.ticket == ticket or one.state in (Step.State.CURRENT, Step.State.LATER):
            return one
    help_ = queries.help_for(actor, person_id, step_of_path.task, now)
    step = _new(
        plan,
        actor,
        ticket,
        now,
        words=step_of_path.act.fr,
        path=name,
        task=step_of_path.task,
        exercise=step_of_path.exercise or "",
        level=help_.level,
        near=help_.near,
        helper_id=_with(actor, person_id),
        day=queries.another_day_for(name, actor.structure_id, now),
        need=plan.needs.filter(pk=need_id).first() if need_id else None,
    )
    record("accept_step", actor=actor, now=now, person_id=person_id, step=str(step.pk))
    return step


def _with(actor: InPlace, person_id: UUID) -> UUID:
    """A named human: whoever proposes it, else who answers her."""
    if isinstance(actor, HelperActor):
        return actor.id
    return who_may_answer(actor.structure_id, person_id).pk


def _new(plan: Plan, actor: InPlace, ticket: UUID, now: datetime, **columns: object) -> Step:
    step = Step(
        plan=plan,
        structure_id=actor.structure_id,
        ticket=ticket,
        written_at=now,
        written_by_id=actor.id if isinstance(actor, HelperActor) else None,
        **columns,
    )
    put(step, free_slot(plan))
    step.save(force_insert=True)
    return step


@transaction.atomic
def change_step(*, actor: InPlace, step_id: UUID, version: int, said: Said, now: datetime) -> Step:
    """Raises :class:`StepChanged` for an edit of an older version, :class:`NoWords`,
    ``Step.DoesNotExist``. An edit that says what is already written changes nothing."""
    step = hold_step(actor, "change_step", step_id, now)
    columns = said.columns()
    if all(getattr(step, name) == value for name, value in columns.items()):
        return step
    if step.version != version or step.state not in (Step.State.CURRENT, Step.State.LATER):
        raise StepChanged(step)
    if not columns["words"]:
        raise NoWords
    for name, value in columns.items():
        setattr(step, name, value)
    write(step, actor)
    if isinstance(actor, HelperActor):
        settle(step, actor, now)
    record("change_step", actor=actor, now=now, person_id=step.plan.person_id, step=str(step.pk))
    return step


@transaction.atomic
def drop_step(*, actor: InPlace, step_id: UUID, now: datetime) -> Step:
    """ "Je n’en ai plus besoin": said twice, it is said once. Raises ``Step.DoesNotExist``."""
    step = hold_step(actor, "drop_step", step_id, now)
    if step.state not in (Step.State.CURRENT, Step.State.LATER):
        return step
    StepReview.objects.create(
        id=uuid4(),
        step=step,
        structure_id=actor.structure_id,
        outcome=StepReview.Outcome.DROPPED,
        at=now,
        told_to_id=actor.id if isinstance(actor, HelperActor) else None,
    )
    end(step, Step.State.DROPPED, actor, now)
    record("drop_step", actor=actor, now=now, person_id=step.plan.person_id, step=str(step.pk))
    return step


@transaction.atomic
def choose_step_later(*, actor: InPlace, step_id: UUID, now: datetime) -> Step:
    """Not now: it waits, and leaves its place to another. Raises ``Step.DoesNotExist``."""
    step = hold_step(actor, "choose_step_later", step_id, now)
    if step.state == Step.State.CURRENT:
        put(step, None)
        write(step, actor)
        record(
            "choose_step_later",
            actor=actor,
            now=now,
            person_id=step.plan.person_id,
            step=str(step.pk),
        )
    return step


@transaction.atomic
def choose_step_now(*, actor: InPlace, step_id: UUID, now: datetime) -> Step:
    """A step that waited is taken up. Raises :class:`PlanFull`, ``Step.DoesNotExist``."""
    step = hold_step(actor, "choose_step_now", step_id, now)
    if step.state == Step.State.LATER:
        slot = free_slot(step.plan)
        if slot is None:
            raise PlanFull
        put(step, slot)
        write(step, actor)
        record(
            "choose_step_now",
            actor=actor,
            now=now,
            person_id=step.plan.person_id,
            step=str(step.pk),
        )
    return step
