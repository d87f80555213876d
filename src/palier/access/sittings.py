"""A screen opens for a person and ends; the acts around it (`actions/`) say who did it and why."""

from datetime import datetime
from typing import Any

from palier.access.models import Sitting


def open_sitting(*, now: datetime, **fields: Any) -> Sitting:
    return Sitting.objects.create(opened_at=now, seen_at=now, **fields)


def end_sitting(*, sitting: Sitting, ending: Sitting.Ending, now: datetime) -> bool:
    """Whether it was still open. From here on, nothing of the person answers in that browser."""
    open_one = Sitting.objects.filter(pk=sitting.pk, ended_at=None)
    return bool(open_one.update(ended_at=now, ending=ending))
