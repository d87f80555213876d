"""What nobody needs any more of yesterday's screens. It tells nothing of a person: not audited."""

from datetime import time

from django.utils import timezone
from django_tasks import task

from palier.access import actions
from palier.queue.periodic import every
from palier.queue.rules.periods import Daily, Hourly


@every(Hourly())
@task
def forget_sessions() -> None:
    actions.forget_sessions(now=timezone.now())


@every(Hourly())
@task
def forget_tries() -> None:
    actions.forget_tries(now=timezone.now())


@every(Daily(time(4)))
@task
def forget_limits() -> None:
    actions.forget_limits(now=timezone.now())


@every(Daily(time(5)))
@task
def close_idle_accounts() -> None:
    actions.close_idle_accounts(now=timezone.now())


@every(Hourly())
@task
def end_idle_sittings() -> None:
    actions.end_idle_sittings(now=timezone.now())


@every(Daily(time(4)))
@task
def forget_drafts() -> None:
    actions.forget_drafts(now=timezone.now())
