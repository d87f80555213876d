"""One worker: takes a job, runs it, says what became of it; then the next.

*At least once*: a job that was cut (killed, out of memory, power) runs again, and one that was cut
between its last line and its "done" runs twice. So a job must be *idempotent*: run again, it
changes nothing more. It loads by identifier and calls one action that looks before it acts.
"""

import logging
import traceback
from collections.abc import Collection
from pathlib import Path
from threading import Event
from time import monotonic

from django.db import DatabaseError, connections
from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, TaskContext, task_backends

from palier.queue import leases, periodic
from palier.queue.backend import LeasedBackend, result_of, task_named
from palier.queue.heartbeat import Heartbeat
from palier.queue.models import Job
from palier.queue.rules.delays import may_begin

IDLE = 1.0
"""Seconds between two looks at an empty queue; a look only reads, so a sleeping disk sleeps on."""

PERIODS = 20.0
"""Seconds between two looks at the clock on the wall: an hourly job is less than that late."""

AWAY = 5.0
"""Seconds before asking again a database that does not answer."""

log = logging.getLogger(__name__)


class Worker:
    def __init__(self, queues: Collection[str] = ()) -> None:
        backend = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
        assert isinstance(backend, LeasedBackend)
        self.queues = queues or backend.queues
        self.lease = backend.lease
        self.heart = Heartbeat(self.lease)
        self._asked = float("-inf")
        self._busy = False

    def run(self, stop: Event) -> None:
        """Work until ``stop`` is set; the job that runs then is finished first."""
        self.heart.start()
        try:
            while not stop.is_set():
                self._turn(stop)
        finally:
            self.heart.rest()

    def run_waiting(self) -> int:
        """Run what is due until nothing is; how many were run (a failed one counts)."""
        ran = 0
        while self.run_next():
            ran += 1
        return ran

    def run_next(self) -> bool:
        """Run one job; False when none is free."""
        job = leases.take(self.queues, now=timezone.now(), lease=self.lease)
        if job is None:
            return False
        with self.heart.holding(job):
            error = _run(job)
        if not leases.end(job, error=error, now=timezone.now()):
            log.warning("job %s (%s) is held by another worker by now", job.pk, job.task)
        return True

    def _turn(self, stop: Event) -> None:
        try:
            self._ask_for_periods()
            self._busy = (self._busy or self._has_work()) and self.run_next()
            if not self._busy:
                stop.wait(IDLE)
        except DatabaseError as error:
            log.warning("the database does not answer (%s); asking again", type(error).__name__)
            connections.close_all()
            stop.wait(AWAY)

    def _ask_for_periods(self) -> None:
        if monotonic() - self._asked >= PERIODS:
            periodic.enqueue_due(timezone.now())
            self._asked = monotonic()

    def _has_work(self) -> bool:
        return Job.objects.free(timezone.now(), self.queues).exists()


def _run(job: Job) -> str:
    """ "" when the job is done, else the name of what it raised, and never its message."""
    if not may_begin(job.attempts):
        log.error("job %s (%s) took its worker with it; set aside", job.pk, job.task)
        return "WorkerDied"
    try:
        task = task_named(job.task)
        context = (TaskContext(task_result=result_of(job, task)),) if task.takes_context else ()
        task.call(*context, *job.args, **job.kwargs)
    except Exception as error:  # whatever it is: kept by its name, tried again, then set aside
        log.error("job %s (%s), try %s: %s", job.pk, job.task, job.attempts, _where(error))
        return type(error).__name__[:100]
    return ""


def _where(error: Exception) -> str:
    """Class and line; the message may hold words of somebody."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}"
