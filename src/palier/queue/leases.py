"""Taking a job, keeping it, ending it. Every statement but the first names the lease: a worker
believed dead that wakes up changes nothing any more."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import F

from palier.queue.models import Job
from palier.queue.rules.delays import may_retry, retry_delay


def take(queues: Collection[str], *, now: datetime, lease: timedelta) -> Job | None:
    """The next free job, held until ``now + lease``, or None.

    One UPDATE: on SQLite the transaction is IMMEDIATE, so workers take turns; on PostgreSQL each
    skips the rows that another is taking, so nobody waits.
    """
    name = uuid4()
    with transaction.atomic():
        free = Job.objects.free(now, queues).select_for_update(skip_locked=True)
        taken = Job.objects.filter(pk=free.values("pk")[:1]).update(
            state=Job.State.RUNNING,
            lease=name,
            leased_until=now + lease,
            attempts=F("attempts") + 1,
            started_at=now,
        )
    return Job.objects.get(lease=name) if taken else None


def renew(job: Job, *, now: datetime, lease: timedelta) -> bool:
    """Whether ``job`` is still held, now until ``now + lease``."""
    return _held(job, leased_until=now + lease)


def end(job: Job, *, error: str, now: datetime) -> bool:
    """``job`` was done, or ended with ``error``: tried again later, or set aside at the last.

    False when another worker holds it by now: what it will say counts.
    """
    if not error:
        return _finished(job, Job.State.DONE, "", now)
    if not may_retry(job.attempts):
        return _finished(job, Job.State.SET_ASIDE, error, now)
    return _held(
        job,
        state=Job.State.READY,
        run_after=now + retry_delay(job.attempts),
        last_error=error,
        lease=None,
        leased_until=None,
    )


def _finished(job: Job, state: Job.State, error: str, now: datetime) -> bool:
    return _held(job, state=state, finished_at=now, last_error=error, lease=None, leased_until=None)


def _held(job: Job, **changes: object) -> bool:
    return Job.objects.filter(pk=job.pk, lease=job.lease).update(**changes) == 1
