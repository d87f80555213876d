"""What a place does by itself about those who left. Each task calls the act of its name."""

from datetime import time

from django.utils import timezone
from django_tasks import task

from palier.people import erasing
from palier.people.actions import retention
from palier.queue.periodic import every
from palier.queue.rules.periods import Daily


@every(Daily(time(5)))
@task
def forget_people() -> None:
    retention.forget_people(now=timezone.now())


@task
def settle_erasures() -> None:
    erasing.settle()
