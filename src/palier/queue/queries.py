"""How the background work goes, for those who keep the place."""

from datetime import datetime

from django.db.models import QuerySet

from palier.queue.models import Job
from palier.queue.rules.keeping import LATE


def set_aside() -> QuerySet[Job]:
    """Jobs that failed too often and wait for somebody to look, the last first."""
    return Job.objects.filter(state=Job.State.SET_ASIDE).order_by("-finished_at")


def is_moving(now: datetime) -> bool:
    """False when a job should have run :data:`LATE` ago and nobody took it."""
    return not Job.objects.filter(state=Job.State.READY, run_after__lte=now - LATE).exists()
