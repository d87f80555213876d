"""One way to change a plan: its row is locked first, so that changes wait in line, and the version
of a step says which of two came first. Never a clock: two machines may not agree on the time."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from palier.attention.actions import settle_concern
from palier.attention.models import Concern
from palier.autonomy.rules.level import HelpLevel
from palier.journey import queries
from palier.journey.models import Plan, Step
from palier.journey.rules.plan import MOST_CURRENT
from palier.kernel.words import clean_line
from palier.people import queries as people
from palier.people.rules.actor import HelperActor, InPlace, Matter
from palier.people.rules.may import require


@dataclass(frozen=True)
class Said:
    """A step as it is written. ``near``: without help, somebody near; ``helper_id``: who works here
    and does it with her; ``with_whom``: somebody else, in words."""

    words: str
    level: HelpLevel = HelpLevel.WITH
    near: bool = False
    where: str = ""
    day: date | None = None
    hour: time | None = None
    helper_id: UUID | None = None
    with_whom: str = ""

    def columns(self) -> dict[str, object]:
        return {
            "words": clean_line(self.words)[:200],
            "level": self.level,
            "near": self.near,
            "where": clean_line(self.where)[:120],
            "day": self.day,
            "hour": self.hour,
            "helper_id": self.helper_id,
            "with_whom": clean_line(self.with_whom)[:60],
        }


class StepChanged(Exception):  # noqa: N818  (a refusal, not a mistake)
    """Somebody changed this step since it was read; ``step`` is as it is now. Nothing was written:
    what was being said is still in the hands of whoever says it."""

    def __init__(self, step: Step) -> None:
        super().__init__(step.pk)
        self.step = step


class PlanFull(Exception):  # noqa: N818
    """Three steps are current: one is put off or done first."""


class NoWords(Exception):  # noqa: N818
    """A need or a step without a word."""


def hold_plan(actor: InPlace, act: str, person_id: UUID, now: datetime) -> Plan:
    """Her plan, which nobody else changes until the end of the transaction. Raises ``NotAllowed``,
    or ``Beneficiary.DoesNotExist`` for whoever did not open it to this actor."""
    if isinstance(actor, HelperActor):
        require(actor, act)
    person = people.visible_to(actor, Matter.PLAN, now).get(pk=person_id)
    plan, _ = Plan.objects.get_or_create(person=person, defaults={"created_at": now})
    return Plan.objects.select_for_update().get(pk=plan.pk)


def hold_step(actor: InPlace, act: str, step_id: UUID, now: datetime) -> Step:
    """A step of a plan that is held, read once it is. Raises ``Step.DoesNotExist``."""
    steps = queries.steps_visible_to(actor, now)
    hold_plan(actor, act, steps.get(pk=step_id).plan.person_id, now)
    return steps.get(pk=step_id)


def free_slot(plan: Plan) -> int | None:
    """Where a current step may stand; ``None`` when there are three. The plan is held."""
    current = plan.steps.filter(state=Step.State.CURRENT)
    taken = set(current.values_list("slot", flat=True))
    return next((n for n in range(1, MOST_CURRENT + 1) if n not in taken), None)


def put(step: Step, slot: int | None) -> None:
    """In that place, or for later."""
    step.slot = slot
    step.state = Step.State.CURRENT if slot else Step.State.LATER


def write(step: Step, actor: InPlace) -> None:
    """One more version, and who wrote it. No date: versions alone say what came first."""
    step.version += 1
    step.written_by_id = actor.id if isinstance(actor, HelperActor) else None
    step.save()


def end(step: Step, state: Step.State, actor: InPlace, now: datetime) -> None:
    """The step leaves; the next piece of what was cut takes its place. Who was to talk about it
    need not any more."""
    slot, step.slot = step.slot, None
    step.state, step.ended_at = state, now
    write(step, actor)
    if step.cut_from_id and slot and state is not Step.State.CUT:
        waiting = Step.objects.filter(cut_from=step.cut_from_id, state=Step.State.LATER)
        if piece := waiting.order_by("written_at", "ticket").first():
            put(piece, slot)
            write(piece, actor)
    settle(step, actor, now)


def settle(step: Step, actor: InPlace, now: datetime) -> None:
    """« Un pas difficile » is over, in whichever place it waited."""
    waiting = Concern.objects.filter(reason="step", about=step.pk, closed_at=None)
    for place in set(waiting.values_list("structure_id", flat=True)):
        settle_concern(
            actor=actor,
            reason="step",
            closing="changed",
            now=now,
            structure_id=place,
            about=step.pk,
        )
