"""The job of the race: nothing, so that only the queue is measured."""

from django_tasks import task


@task
def nothing(number: int) -> None: ...
