"""« C’est fait ? »: by her or by a helper who is told; what changes follows ``rules/review.py``."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from palier.attention.actions import raise_concern
from palier.audit.actions import record
from palier.autonomy.actions.tasks import record_own_task, record_task
from palier.autonomy.content import catalogue, kind_of
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.journey import queries
from palier.journey.content import paths
from palier.journey.models import Step, StepReview
from palier.journey.rules.review import Change, Hard, Tried, after_not_yet
from palier.journey.schema import PathStep
from palier.journey.writing import StepChanged, end, hold_step, put, write
from palier.kernel.words import clean_line
from palier.people import queries as people
from palier.people.rules.actor import HelperActor, InPlace, Matter

OPEN = (Step.State.CURRENT, Step.State.LATER)


@dataclass(frozen=True)
class Reviewed:
    """``step`` as it is now (its first piece, when it was cut); ``change`` is what the rules
    decided, when it was not done; ``human``: who was called, if somebody was."""

    step: Step
    change: Change | None = None
    human: str = ""


@transaction.atomic
def review_step(  # noqa: PLR0913
    *,
    actor: InPlace,
    step_id: UUID,
    version: int,
    outcome: str,
    now: datetime,
    level: str = "",
    hard: str = "",
    words: str = "",
) -> Reviewed:
    """Done: the task is recorded with who did it (``level``), without typing it again. Not yet: the
    step changes. The same press twice counts once.

    Raises :class:`StepChanged` when somebody changed the step meanwhile, ``ValueError`` for an
    answer that is not one of ours, ``Step.DoesNotExist``.
    """
    said, felt = StepReview.Outcome(outcome), Hard(hard)
    helped = HelpLevel(level) if said is StepReview.Outcome.DONE else None
    step = hold_step(actor, "review_step", step_id, now)
    if step.version != version or step.state not in OPEN:
        if _just_said(actor, step, said, now):
            return Reviewed(step)
        raise StepChanged(step)
    review = StepReview.objects.create(
        id=uuid4(),
        step=step,
        structure_id=actor.structure_id,
        outcome=said,
        level=helped or "",
        hard=felt,
        words=clean_line(words)[:300],
        at=now,
        told_to_id=actor.id if isinstance(actor, HelperActor) else None,
    )
    record("review_step", actor=actor, now=now, person_id=step.plan.person_id, step=str(step.pk))
    if helped:
        return _done(actor, step, review, helped, now)
    if said is StepReview.Outcome.DROPPED:
        end(step, Step.State.DROPPED, actor, now)
        return Reviewed(step)
    return _not_yet(actor, step, felt, now)


TREMBLING = timedelta(minutes=5)
"""The time of two presses, and of a page that was slow to answer."""


def _just_said(actor: InPlace, step: Step, said: StepReview.Outcome, now: datetime) -> bool:
    """A trembling hand: the same answer, by the same person, to the version just before."""
    by = actor.id if isinstance(actor, HelperActor) else None
    same = step.reviews.filter(outcome=said, told_to=by)
    return same.filter(at__gte=now - TREMBLING, at__lte=now + TREMBLING).exists()


def _done(
    actor: InPlace, step: Step, review: StepReview, level: HelpLevel, now: datetime
) -> Reviewed:
    end(step, Step.State.DONE, actor, now)
    task = step.task if catalogue().get(step.task) else kind_of(step.words).key
    if isinstance(actor, HelperActor):
        record_task(
            actor=actor,
            person_id=step.plan.person_id,
            task=task,
            level=level,
            outcome=Outcome.WELL,
            ticket=review.pk,
            now=now,
        )
    else:
        record_own_task(
            actor=actor, task=task, level=level, outcome=Outcome.WELL, ticket=review.pk, now=now
        )
    return Reviewed(step)


def _not_yet(actor: InPlace, step: Step, hard: Hard, now: datetime) -> Reviewed:
    of_path = paths().step(step.path)
    pieces = of_path.pieces if of_path and not step.cut_from_id else ()
    times = queries.times_not_done(step)
    change = after_not_yet(
        hard, Tried(HelpLevel(step.level), step.near, times, len(pieces), bool(step.exercise))
    )
    step.level, step.near = change.level, change.near
    step.day, step.hour = queries.another_day_for(step.path, step.structure_id, now), None
    if change.here:
        step.where = step.structure.name
    if change.cut and of_path:
        step = _cut(actor, step, of_path, now)
    else:
        write(step, actor)
    return Reviewed(step, change, _call(actor, step, now) if change.human else "")


def _cut(actor: InPlace, step: Step, of_path: PathStep, now: datetime) -> Step:
    """The first piece takes its place; the others wait, in their order."""
    slot = step.slot
    end(step, Step.State.CUT, actor, now)
    made = []
    for order, piece in enumerate(of_path.pieces):
        one = Step(
            plan=step.plan,
            need_id=step.need_id,
            cut_from=step,
            structure_id=step.structure_id,
            words=piece.fr,
            path=step.path,
            task=step.task,
            exercise=step.exercise,
            level=step.level,
            near=step.near,
            where=step.where,
            helper_id=step.helper_id,
            with_whom=step.with_whom,
            day=step.day if order == 0 else None,
            written_at=now + timedelta(microseconds=order),
            written_by_id=step.written_by_id,
        )
        put(one, slot if order == 0 else None)
        one.save(force_insert=True)
        made.append(one)
    return made[0]


def _call(actor: InPlace, step: Step, now: datetime) -> str:
    """Somebody talks with her, in a place that she lets see her steps; else nobody is told without
    her, and her screen offers it. The first name of who was called."""
    person_id = step.plan.person_id
    opened = people.live_consents(now).filter(
        person=person_id, structure=actor.structure_id, matter=Matter.PLAN
    )
    if not opened.exists():
        return ""
    concern = raise_concern(
        actor=actor,
        reason="step",
        structure_id=actor.structure_id,
        person_id=person_id,
        about=step.pk,
        owner_id=step.helper_id,
        now=now,
    )
    return concern.owner.name
