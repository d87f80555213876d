"""What the program does for itself: it concerns nobody, so nothing is audited."""

from datetime import time

from django.utils import timezone
from django_tasks import task

from palier.queue import actions
from palier.queue.periodic import every
from palier.queue.rules.periods import Daily
from palier.web import speech


@every(Daily(time(4)))
@task
def forget_jobs() -> None:
    actions.forget_jobs(now=timezone.now())


@every(Daily(time(4)))
@task
def tidy_sounds() -> None:
    speech.tidy_sounds(now=timezone.now())
