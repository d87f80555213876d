"""What the place does by itself about what was answered. Each task calls the act of its name."""

from datetime import time

from django.utils import timezone
from django_tasks import task

from palier.diagnosis import actions
from palier.queue.periodic import every
from palier.queue.rules.periods import Daily


@every(Daily(time(5)))
@task
def keep_answer_sheets() -> None:
    actions.keep_answer_sheets(now=timezone.now())
