from django.utils import timezone
from django_tasks import task

from palier.attention import actions
from palier.queue.periodic import every
from palier.queue.rules.periods import Hourly


@every(Hourly())
@task
def climb_concerns() -> None:
    actions.climb_concerns(now=timezone.now())
