"""The PIN of a person, tried."""

from datetime import datetime
from uuid import UUID

from palier.access.models import Lock
from palier.access.tries import refuse_a_wrong_secret


def check_pin(*, person_id: UUID, pin: str, now: datetime) -> None:
    """Raises ``TooManyTries`` or ``WrongSecret`` of `tries.py` (``Lock.DoesNotExist``: none)."""
    lock = Lock.objects.get(person=person_id)
    refuse_a_wrong_secret(
        lock=f"person:{person_id}", row=lock, opens=lambda: lock.opens_with(pin[:128]), now=now
    )
