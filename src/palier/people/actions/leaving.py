"""A person leaves: with everything, or without leaving anything behind."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from palier.audit.actions import just_done, record
from palier.people import queries
from palier.people.erasing import erase
from palier.people.models import Beneficiary, Erasure, ErasureRequest
from palier.people.rules.actor import HelperActor, PersonActor
from palier.people.rules.may import require
from palier.people.takeaway import Takeaway, gathered


@transaction.atomic
def take_away(*, actor: PersonActor, now: datetime) -> Takeaway:
    """Everything the houses hold about her, for her."""
    if not just_done("take_away", actor=actor, now=now):
        record("take_away", actor=actor, now=now, person_id=actor.id)
    return gathered(actor.id, now=now)


@transaction.atomic
def erase_me(*, actor: PersonActor, now: datetime) -> None:
    """Everything of hers goes, in every house, or nothing does.

    Raises ``Beneficiary.DoesNotExist`` when she is already erased.
    """
    record("erase_me", actor=actor, now=now, person_id=actor.id)
    erase(actor.id, now)


@transaction.atomic
def prepare_erasure(*, actor: HelperActor, person_id: UUID, now: datetime) -> ErasureRequest:
    """Asked at the counter: the person will confirm on her own screen. Said twice, once.

    Raises :class:`NotAllowed`, and ``Beneficiary.DoesNotExist`` for whoever is not known here.
    """
    require(actor, "prepare_erasure")
    person = queries.person_known_to(actor, person_id)
    request, new = ErasureRequest.objects.get_or_create(
        person=person,
        defaults={
            "structure_id": actor.structure_id,
            "prepared_by_id": actor.id,
            "at": now,
        },
    )
    if new:
        record("prepare_erasure", actor=actor, now=now, person_id=person.pk)
    return request


@transaction.atomic
def erase_on_paper(*, actor: HelperActor, person_id: UUID, now: datetime) -> None:
    """The person signed: the paper stays in the place, and this act says who holds it.

    Raises :class:`NotAllowed`, and ``Beneficiary.DoesNotExist`` for whoever is not known here.
    """
    require(actor, "erase_on_paper")
    person = queries.person_known_to(actor, person_id)
    record("erase_on_paper", actor=actor, now=now, person_id=person.pk)
    erase(person.pk, now)


@transaction.atomic
def erase_again(*, now: datetime) -> int:
    """After a backup was put back: whoever was erased since is erased again; how many."""
    back = Beneficiary.objects.filter(pk__in=Erasure.objects.values("person_id"))
    known = list(back.values_list("pk", flat=True))
    for person_id in known:
        record("erase_again", actor=None, now=now, person_id=person_id)
        erase(person_id, now)
    return len(known)
