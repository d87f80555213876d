"""What a place forgets by itself. Each task calls the act of its name."""

from datetime import time

from django.utils import timezone
from django_tasks import task

from palier.autonomy import actions
from palier.queue.periodic import every
from palier.queue.rules.periods import Daily


@every(Daily(time(5)))
@task
def forget_mandate_proofs() -> None:
    actions.forget_mandate_proofs(now=timezone.now())
