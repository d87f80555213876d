"""Whom an arrival is about. Not an act: the acts that call it say how somebody came, and when."""

from datetime import datetime
from uuid import UUID

from palier.kernel.words import clean_line
from palier.people import queries
from palier.people.models import Accompaniment, Beneficiary
from palier.people.naming import write_names
from palier.people.rules.actor import HelperActor


def known_or_new(
    actor: HelperActor, returning: UUID | None, first_name: str, now: datetime
) -> Beneficiary:
    """Somebody this place knows (``Beneficiary.DoesNotExist`` otherwise), or somebody new, with a
    first name or none; the place accompanies her from now on."""
    person = (
        queries.person_known_to(actor, returning) if returning else _somebody_new(first_name, now)
    )
    Accompaniment.objects.get_or_create(
        person=person, structure_id=actor.structure_id, until=None, defaults={"since": now}
    )
    return person


def _somebody_new(first_name: str, now: datetime) -> Beneficiary:
    person = Beneficiary.objects.create(first_name=clean_line(first_name)[:40], created_at=now)
    write_names(person)
    return person
