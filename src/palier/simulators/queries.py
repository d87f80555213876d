from django.db.models import QuerySet

from palier.people.rules.actor import PersonActor
from palier.simulators.bank import Ready, bank
from palier.simulators.models import Play


def plays_of(actor: PersonActor) -> QuerySet[Play]:
    return Play.objects.filter(person=actor.id)


def task_of(play: Play) -> Ready | None:
    """The task played; ``None`` when an update removed or changed it under the person's hands."""
    ready = bank().tasks.get(play.task_id)
    return ready if ready and ready.version == play.task_version else None


def practice_of(actor: PersonActor, task_id: str) -> Play | None:
    """The practice under way on that task, if any."""
    return (
        plays_of(actor)
        .filter(purpose=Play.Purpose.PRACTICE, task_id=task_id, closed_at=None)
        .order_by("-started_at")
        .first()
    )
