"""What houses below announce, and a human must hear."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.dispatch import receiver

from palier.attention.actions import raise_concern, settle_concern
from palier.attention.models import Concern
from palier.autonomy.models import Mandate, TaskRecord
from palier.autonomy.rules.tasks import SLACK
from palier.autonomy.signals import done_without_mandate, mandate_signed, task_undone
from palier.autonomy.unsigned import unsigned_acts

UNSIGNED = Concern.Reason.UNSIGNED


@receiver(done_without_mandate)
def somebody_puts_it_right(record: TaskRecord, helper_id: UUID, now: datetime, **_: Any) -> None:
    """One thing for each person, whatever the number of acts; whoever did it answers for it."""
    raise_concern(
        actor=None,
        reason=UNSIGNED,
        structure_id=record.structure_id,
        person_id=record.person_id,
        about=None if record.person_id else record.pk,
        owner_id=helper_id,
        now=now,
    )


@receiver(mandate_signed)
def a_signature_settles_it(mandate: Mandate, now: datetime, **_: Any) -> None:
    _settle(mandate.structure_id, mandate.person_id, Concern.Closing.SIGNED, now)


@receiver(task_undone)
def what_was_taken_back_asks_nothing(record: TaskRecord, now: datetime, **_: Any) -> None:
    """``record`` still stands in its table: it is deleted after everybody heard."""
    if record.person_id is None:
        settle_concern(
            actor=None,
            reason=UNSIGNED,
            closing=Concern.Closing.NOT_NEEDED,
            structure_id=record.structure_id,
            about=record.pk,
            now=now,
        )
    else:
        closing = Concern.Closing.NOT_NEEDED
        _settle(record.structure_id, record.person_id, closing, now, but=record.pk)


def _settle(
    structure_id: UUID, person_id: UUID, closing: str, now: datetime, but: UUID | None = None
) -> None:
    """Once nothing of hers is left without a mandate, since it waits: what came before was answered
    then (« impossible à régulariser »), and no signature will ever cover it."""
    waiting = Concern.objects.filter(
        structure=structure_id, person=person_id, reason=UNSIGNED, about=None, closed_at=None
    ).first()
    if waiting is None:
        return
    left = unsigned_acts(structure_id, person_id).filter(recorded_at__gte=waiting.asked_at - SLACK)
    if set(left.values_list("pk", flat=True)) - {but}:
        return
    settle_concern(
        actor=None,
        reason=UNSIGNED,
        closing=closing,
        structure_id=structure_id,
        person_id=person_id,
        now=now,
    )
