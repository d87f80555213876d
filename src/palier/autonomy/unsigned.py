"""What was done in somebody's name without a mandate: recorded, flagged, and put right."""

from uuid import UUID

from django.db.models import QuerySet

from palier.autonomy.content import catalogue
from palier.autonomy.models import TaskRecord
from palier.autonomy.rules.level import HelpLevel


def unsigned_acts(structure_id: UUID, person_id: UUID | None) -> QuerySet[TaskRecord]:
    """Of one person in one place; of those who gave no name when ``person_id`` is ``None``."""
    asks = [kind.key for kind in catalogue().kinds if kind.mandate]
    return TaskRecord.objects.filter(
        structure=structure_id,
        person=person_id,
        level=HelpLevel.FOR,
        mandate=None,
        task__in=asks,
    )
