"""Tasks for the tests; nothing here is registered as periodic."""

from django_tasks import task
from django_tasks.base import TaskContext

from palier.queue.models import Job

ran: list[tuple[object, ...]] = []


@task
def note(*args: object, **kwargs: object) -> None:
    ran.append((*args, *sorted(kwargs.items())))


@task(priority=10)
def hurry(*args: object) -> None:
    ran.append(args)


@task
def fail(word: str = "") -> None:
    raise LookupError(f"Claudia-Rose {word}")


@task(takes_context=True)
def count(context: TaskContext) -> None:
    ran.append((context.attempt,))


@task
def see_oneself() -> None:
    """Runs while its own row says so."""
    ran.extend((job.state, job.attempts) for job in Job.objects.all())


def no_task() -> None:
    ran.append(("a function that nobody meant to be run",))
