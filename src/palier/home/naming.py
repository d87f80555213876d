"""What the person's page says of her name: a telephone, rows that were she, rows that may be."""

from dataclasses import dataclass
from uuid import UUID

from palier.kernel.phone import PhoneNumber
from palier.people.alike import duplicates
from palier.people.models import Beneficiary, Merge
from palier.people.queries import people_known_to
from palier.people.rules.actor import HelperActor


@dataclass(frozen=True)
class Naming:
    phone: str
    merges: list[Merge]
    alike: int


def naming_of(actor: HelperActor, person: Beneficiary) -> Naming:
    """``alike``: how many rows may be the same person."""
    merges = Merge.objects.filter(kept=person, structure=actor.structure_id, undone_at=None)
    return Naming(
        phone=PhoneNumber(person.phone).said if person.phone else "",
        merges=list(merges.select_related("absorbed", "by").order_by("-at")),
        alike=len(duplicates(actor, about=person)),
    )


def kept_instead_of(actor: HelperActor, person_id: UUID) -> UUID | None:
    """Under which row somebody goes on, when this one was put together with it."""
    kept = people_known_to(actor).filter(absorbed=person_id)
    return kept.values_list("pk", flat=True).first()
