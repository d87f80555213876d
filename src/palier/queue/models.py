from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.db.models import Q


class Jobs(models.QuerySet["Job"]):
    def free(self, now: datetime, queues: Collection[str]) -> "Jobs":
        """What a worker may take: due, and held by nobody or by somebody who is believed dead."""
        return self.filter(
            Q(leased_until=None) | Q(leased_until__lte=now),
            finished_at=None,
            run_after__lte=now,
            queue__in=queues,
        ).order_by("-priority", "run_after", "id")


class Job(models.Model):
    """One thing to do later: which task, told what, by when, and what became of it.

    ``args`` and ``kwargs`` hold identifiers and codes only, never personal content: a row outlives
    in backups what it speaks of (``rules/arguments.py`` refuses the rest). For the same reason
    ``last_error`` is the name of a class, without its message.
    """

    class State(models.TextChoices):
        READY = "ready"
        RUNNING = "running"
        DONE = "done"
        SET_ASIDE = "aside"

    task = models.CharField(max_length=200)
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    queue = models.CharField(max_length=32)
    priority = models.SmallIntegerField(default=0)
    run_after = models.DateTimeField()
    unique_key = models.CharField(max_length=200, null=True)  # noqa: DJ001  ("" would be unique)
    period = models.CharField(max_length=200, null=True, unique=True)  # noqa: DJ001  (idem)

    state = models.CharField(max_length=10, choices=State, default=State.READY)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease = models.UUIDField(null=True, unique=True)
    leased_until = models.DateTimeField(null=True)

    enqueued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True, db_index=True)
    last_error = models.CharField(max_length=100, blank=True)

    objects = Jobs.as_manager()

    class Meta:
        verbose_name = "travail de fond"
        indexes = (
            models.Index(
                fields=("-priority", "run_after", "id"),
                name="next_job",
                condition=Q(finished_at=None),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("unique_key",),
                condition=Q(finished_at=None),
                name="one_open_job_per_key",
                violation_error_message="Ce travail attend déjà.",
            ),
            models.CheckConstraint(
                condition=Q(state="running", lease__isnull=False, leased_until__isnull=False)
                | ~Q(state="running") & Q(lease=None, leased_until=None),
                name="only_a_running_job_is_leased",
                violation_error_message="Un travail en cours a un bail, les autres non.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("done", "aside"), finished_at__isnull=False)
                | Q(state__in=("ready", "running"), finished_at=None),
                name="a_finished_job_says_when",
                violation_error_message="Un travail terminé dit quand.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.task} {self.state}"
