"""What an act of this house says in the thread, in the name of whoever did it: she reads who was
told what, and by whom. Not an act: the acts that call it are traced."""

from datetime import datetime
from uuid import UUID

from palier.journey.models import SharedFact
from palier.people.rules.actor import HelperActor, InPlace


def tell(actor: InPlace, person_id: UUID, words: str, now: datetime) -> SharedFact:
    return SharedFact.objects.create(
        person_id=person_id,
        structure_id=actor.structure_id,
        by_id=actor.id if isinstance(actor, HelperActor) else None,
        words=words[:500],
        at=now,
    )
