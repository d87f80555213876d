"""A screen opens for a person and ends; the acts around it (`actions/`) say who did it and why."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from palier.access.models import Sitting
from palier.people.models import Visit
from palier.people.writing import hold


@transaction.atomic
def open_sitting(*, person_id: UUID, now: datetime, **fields: Any) -> Sitting:
    """One screen at a time: a newer one ends the older ones, which say so at the next press.

    Her row is held meanwhile, so that two screens opened together are not both open.
    """
    hold(person_id)
    older = Sitting.objects.filter(person=person_id, ended_at=None)
    older.update(ended_at=now, ending=Sitting.Ending.ELSEWHERE)
    return Sitting.objects.create(person_id=person_id, opened_at=now, seen_at=now, **fields)


def give_screen(
    *, visit: Visit, how: Sitting.How, given_by: UUID, now: datetime, **fields: Any
) -> Sitting:
    """A helper opens a screen for somebody who came: she no longer waits."""
    if visit.helped_at is None:
        visit.helped_at = now
        visit.save(update_fields=["helped_at"])
    return open_sitting(
        person_id=visit.person_id,
        structure_id=visit.structure_id,
        visit=visit,
        how=how,
        opened_by_id=given_by,
        now=now,
        **fields,
    )


def end_sitting(*, sitting: Sitting, ending: Sitting.Ending, now: datetime) -> bool:
    """Whether it was still open. From here on, nothing of the person answers in that browser."""
    open_one = Sitting.objects.filter(pk=sitting.pk, ended_at=None)
    return bool(open_one.update(ended_at=now, ending=ending))
