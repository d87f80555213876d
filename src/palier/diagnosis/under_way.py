"""The one diagnosis that a person has open: begun once, locked, ended once, whatever the medium."""

from datetime import datetime
from uuid import UUID

from palier.diagnosis import queries
from palier.diagnosis.models import Diagnosis
from palier.diagnosis.result import snapshot
from palier.people.writing import hold
from palier.simulators.bank import bank


def begun(
    person_id: UUID, structure_id: UUID, *, dice: int, now: datetime
) -> tuple[Diagnosis, bool]:
    """The diagnosis that is open, locked, and whether it is new: there is never more than one."""
    hold(person_id)
    diagnosis, new = Diagnosis.objects.get_or_create(
        person_id=person_id,
        finished_at=None,
        defaults={
            "structure_id": structure_id,
            "started_at": now,
            "dice": dice % 2**31,
            "bank": bank().version,
        },
    )
    return Diagnosis.objects.select_for_update().get(pk=diagnosis.pk), new


def ended(diagnosis: Diagnosis, now: datetime) -> None:
    """The result as it is told from now on; three minutes at the counter end with it, undecided."""
    if open_one := queries.open_reception(diagnosis):
        open_one.end("", now)
    diagnosis.result, diagnosis.finished_at = snapshot(diagnosis), now
    diagnosis.save(update_fields=["result", "finished_at"])
