from datetime import time

from django.utils import timezone
from django_tasks import task

from palier.audit import actions
from palier.queue.periodic import every
from palier.queue.rules.periods import Daily


@every(Daily(time(4)))
@task
def forget_entries() -> None:
    actions.forget_entries(now=timezone.now())
