"""Where an interview is: read from what was already seen, so that any window shows the same."""

from dataclasses import dataclass
from functools import cache

from palier.diagnosis import measure
from palier.diagnosis.content import asks
from palier.diagnosis.models import Diagnosis
from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.engine import next_step
from palier.kernel.phrase import Phrase
from palier.people.rules.actor import HelperActor
from palier.simulators.bank import bank
from palier.simulators.contract import Task


@dataclass(frozen=True)
class Asked:
    """The task to ask now, and the sentence that asks for it."""

    task: Task
    says: Phrase


@cache
def _can_be_shown() -> Bank:
    """The part of the bank that has a sentence of its own, laid out once."""
    asked = {ask.task for ask in asks().asks}
    return Bank.of(item for item in measure.items().items if item.id in asked)


def asked_now(point: Diagnosis) -> Asked | None:
    """As on a screen, among what can be shown and was not met yet; None when enough was seen, or
    when nothing is left."""
    tried = measure.attempts(point)
    closed = [attempt for attempt in tried if attempt.play.closed_at]
    on_a_screen = {attempt.play.task_id for attempt in tried if not attempt.play.closed_at}
    step = next_step(
        _can_be_shown(),
        measure.responses(closed),
        measure.skipped(closed) | on_a_screen,
        dice=measure.dice_after(point.dice, len(closed)),
        met=measure.met_before(point),
    )
    says = asks().says(step.item.id) if step.item else None
    return Asked(bank().get(step.item.id).task, says) if step.item and says else None


def told_aloud(actor: HelperActor, diagnosis: Diagnosis) -> dict[str, str]:
    """Question → choice, of what was told to the place of ``actor`` and of nothing else: an answer
    given on her own screen stays hers."""
    heard = diagnosis.replies.filter(asked_by=actor.structure_id)
    return dict(heard.values_list("question", "choice"))


def answered_elsewhere(actor: HelperActor, diagnosis: Diagnosis) -> set[str]:
    """Questions that she answered or passed over without telling the place of ``actor``: which
    ones, never what."""
    others = diagnosis.replies.exclude(asked_by=actor.structure_id)
    return {*others.values_list("question", flat=True)}
