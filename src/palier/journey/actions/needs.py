"""What she wants, in her words: written by her, or by a helper who heard it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from palier.audit.actions import record
from palier.journey import queries
from palier.journey.models import Need
from palier.journey.writing import NoWords, hold_plan
from palier.kernel.words import clean_line
from palier.people.rules.actor import HelperActor, InPlace

MOST = 300


@transaction.atomic
def write_need(*, actor: InPlace, person_id: UUID, words: str, now: datetime) -> Need:
    """The same words said twice are one need. Raises :class:`NoWords`, ``NotAllowed``, or
    ``Beneficiary.DoesNotExist``."""
    plan = hold_plan(actor, "write_need", person_id, now)
    said = clean_line(words)[:MOST]
    if not said:
        raise NoWords
    for need in plan.needs.filter(closed_at=None):  # sealed: compared once opened
        if need.words == said:
            return need
    need = Need.objects.create(
        plan=plan,
        structure_id=actor.structure_id,
        words=said,
        said_at=now,
        heard_by_id=actor.id if isinstance(actor, HelperActor) else None,
    )
    record("write_need", actor=actor, now=now, person_id=person_id, need=str(need.pk))
    return need


@transaction.atomic
def close_need(*, actor: InPlace, need_id: UUID, now: datetime) -> Need:
    """It is settled, or no longer wanted; its steps stay. Raises ``Need.DoesNotExist``."""
    needs = queries.needs_visible_to(actor, now)
    hold_plan(actor, "close_need", needs.get(pk=need_id).plan.person_id, now)
    need = needs.get(pk=need_id)
    if need.closed_at is None:
        need.closed_at = now
        need.save(update_fields=["closed_at"])
        record("close_need", actor=actor, now=now, person_id=need.plan.person_id, need=str(need.pk))
    return need
