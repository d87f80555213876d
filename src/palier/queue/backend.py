"""The ``django.tasks`` API over our table (in Django 6, ``django_tasks`` is ``django.tasks``).

    from django_tasks import task

    @task
    def send_notice(notice_id: str) -> None: ...

    send_notice.enqueue(str(notice.pk))         # in the caller's transaction, or never

What it does not keep: what a task returns, and the message of what it raises; both may be about a
person. A task that must tell something writes it where it belongs.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError, TaskResultDoesNotExist
from django_tasks.utils import normalize_json

from palier.queue.models import Job
from palier.queue.rules.arguments import is_codes
from palier.queue.rules.leases import LEASE

STATUS: Final = {
    Job.State.READY: TaskResultStatus.READY,
    Job.State.RUNNING: TaskResultStatus.RUNNING,
    Job.State.DONE: TaskResultStatus.SUCCESSFUL,
    Job.State.SET_ASIDE: TaskResultStatus.FAILED,
}


class LeasedBackend(BaseTaskBackend):
    """``OPTIONS: {"lease": timedelta}`` changes how long a killed worker's job waits."""

    supports_defer = supports_priority = supports_get_result = True

    @property
    def lease(self) -> timedelta:
        length: timedelta = self.options.get("lease", LEASE)
        return length

    def enqueue(self, task: Task[..., Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Raises ``InvalidTaskError`` when an argument is more than identifiers and codes."""
        self.validate_task(task)
        return result_of(Job.objects.create(**row_of(task, args, kwargs)), task)

    def get_result(self, result_id: str) -> TaskResult[Any]:
        found = Job.objects.filter(pk=result_id).first() if result_id.isdecimal() else None
        if found is None:
            raise TaskResultDoesNotExist(result_id)
        return result_of(found, task_named(found.task))


def enqueue_once(key: str, task: Task[..., Any], *args: Any, **kwargs: Any) -> TaskResult[Any]:
    """The open job of that ``key``, made if there is none; finished, it may be made again."""
    row = row_of(task, args, kwargs)
    job, _new = Job.objects.get_or_create(unique_key=key, finished_at=None, defaults=row)
    return result_of(job, task)


def row_of(task: Task[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a new job; raises ``InvalidTaskError`` for words among its arguments."""
    told = {"args": normalize_json(list(args)), "kwargs": normalize_json(dict(kwargs))}
    if not is_codes(told):
        raise InvalidTaskError("a job is told identifiers and codes only (rules/arguments.py)")
    now = timezone.now()
    return told | {
        "task": task.module_path,
        "queue": task.queue_name,
        "priority": task.priority,
        "run_after": task.run_after or now,
        "enqueued_at": now,
    }


def task_named(path: str) -> Task[..., Any]:
    """The task of that dotted name; raises ``ImportError``, or ``InvalidTaskError`` for a function
    that is no task: what a row names must have been meant to be run."""
    found = import_string(path)
    if not isinstance(found, Task):
        raise InvalidTaskError(f"{path} is not a task")
    return found


def result_of(job: Job, task: Task[..., Any]) -> TaskResult[Any]:
    """A job as the API shows it: one worker per try, nobody's name, no traceback."""
    return TaskResult(
        task=task,
        id=str(job.pk),
        status=STATUS[Job.State(job.state)],
        enqueued_at=job.enqueued_at,
        started_at=job.started_at,
        last_attempted_at=job.started_at,
        finished_at=job.finished_at,
        args=job.args,
        kwargs=job.kwargs,
        backend=task.backend,
        errors=[],
        worker_ids=["" for _ in range(job.attempts)],
    )
