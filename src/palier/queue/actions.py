"""What the queue does to its own rows. Nobody asks for it: the program itself, or the command."""

from datetime import datetime

from palier.queue.models import Job
from palier.queue.rules import keeping


def forget_jobs(*, now: datetime) -> int:
    """Erase what ended long ago; how many rows."""
    done = Job.objects.filter(state=Job.State.DONE, finished_at__lte=now - keeping.DONE)
    aside = Job.objects.filter(state=Job.State.SET_ASIDE, finished_at__lte=now - keeping.SET_ASIDE)
    return done.delete()[0] + aside.delete()[0]


def try_again(*, now: datetime) -> int:
    """Every job that was set aside is due again, with all its tries; how many.

    A job whose unique key was taken meanwhile stays aside: another does its work.
    """
    taken = Job.objects.filter(finished_at=None).exclude(unique_key=None).values("unique_key")
    aside = Job.objects.filter(state=Job.State.SET_ASIDE).exclude(unique_key__in=taken)
    return aside.update(state=Job.State.READY, attempts=0, run_after=now, finished_at=None)
