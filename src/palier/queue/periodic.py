"""What runs every hour or every day. Houses say so in their ``jobs.py``:

    @every(Daily(time(4)))
    @task
    def forget_sessions() -> None: ...

No process is the one that keeps the time: every worker asks for every period, and the database
keeps the first. A place that was closed at four o'clock does it when it opens, once.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from django.utils.module_loading import autodiscover_modules
from django.utils.timezone import get_default_timezone
from django_tasks.base import Task

from palier.queue.backend import row_of
from palier.queue.models import Job
from palier.queue.rules.periods import Rhythm, period

Periodic = Task[[], Any]
_known: dict[str, tuple[Periodic, Rhythm]] = {}


def every(rhythm: Rhythm) -> Callable[[Periodic], Periodic]:
    """Registers a task without arguments."""

    def register(task: Periodic) -> Periodic:
        _known[task.module_path] = (task, rhythm)
        return task

    return register


def known() -> dict[str, tuple[Periodic, Rhythm]]:
    """Every periodic task of every house, by its dotted name."""
    _open_every_house()
    return _known


@cache
def _open_every_house() -> None:
    autodiscover_modules("jobs")


def enqueue_due(now: datetime) -> int:
    """Enqueues each period that begins or has begun, once for all workers; how many were new."""
    due = {
        period(path, rhythm, now, get_default_timezone()): task
        for path, (task, rhythm) in known().items()
    }
    there = set(Job.objects.filter(period__in=due).values_list("period", flat=True))
    return sum(_enqueue(name, task) for name, task in due.items() if name not in there)


def _enqueue(name: str, task: Periodic) -> bool:
    _job, new = Job.objects.get_or_create(period=name, defaults=row_of(task, (), {}))
    return new
