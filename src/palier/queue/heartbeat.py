"""A thread that renews the lease of the job that runs beside it, and stops the process when it
cannot: better to begin again elsewhere than to run twice."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Lock, Thread
from time import monotonic

from django.db import DatabaseError, connections
from django.utils import timezone

from palier.queue import leases
from palier.queue.models import Job
from palier.queue.rules.leases import LONGEST_RUN, beat

log = logging.getLogger(__name__)


def _die() -> None:
    os._exit(1)  # sys.exit would only end the thread


class Heartbeat(Thread):
    def __init__(self, lease: timedelta, die: Callable[[], None] = _die) -> None:
        super().__init__(daemon=True, name="heartbeat")
        self.lease, self.die = lease, die
        self._rest = Event()
        self._lock = Lock()
        self._job: Job | None = None
        self._begun = self._renewed = 0.0

    @contextmanager
    def holding(self, job: Job) -> Iterator[None]:
        """``job`` is renewed until the end of the block."""
        with self._lock:
            self._job, self._begun = job, monotonic()
            self._renewed = self._begun
        try:
            yield
        finally:
            # Waits for a renewal under way: after this line none can find the job already ended.
            with self._lock:
                self._job = None

    def run(self) -> None:
        while not self._rest.wait(beat(self.lease).total_seconds()):
            with self._lock:
                if self._job:
                    self._beat(self._job)

    def rest(self) -> None:
        """The thread ends at its next beat."""
        self._rest.set()

    def _beat(self, job: Job) -> None:
        if monotonic() - self._begun > LONGEST_RUN.total_seconds():
            self._give_up(job, "it runs for too long")
        elif not self._renew(job):
            self._give_up(job, "its lease is lost")

    def _renew(self, job: Job) -> bool:
        try:
            kept = leases.renew(job, now=timezone.now(), lease=self.lease)
            self._renewed = monotonic() if kept else self._renewed
        except DatabaseError:  # busy or away: the lease still holds for a while
            return monotonic() - self._renewed < self.lease.total_seconds()
        finally:
            connections.close_all()  # a beat is rare: it keeps no connection between two
        return kept

    def _give_up(self, job: Job, why: str) -> None:
        log.error("job %s (%s): %s; this worker stops", job.pk, job.task, why)
        self.die()
