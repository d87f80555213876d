"""Mandates as rows: their terms, what is live, what a signature puts right; the acts say who."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from palier.autonomy.content import catalogue
from palier.autonomy.models import Mandate, MandateProof, TaskRecord
from palier.autonomy.rules.level import HelpLevel
from palier.autonomy.rules.mandate import PUT_RIGHT, Guardianship, Terms
from palier.kernel.words import first_word
from palier.people.models import Membership
from palier.people.rules.actor import Role
from palier.people.rules.consent import last_day

PAPER = "mandate"
"""The kind of reference that ``people/seals.py`` derives for this page."""


def terms_of(mandate: Mandate) -> Terms:
    """What it says, for a translation or a page; ``mandate.text`` stays what was signed."""
    named = {kind.key: kind.name for kind in catalogue().kinds}
    return Terms(
        person=first_word(mandate.person.first_name),
        holder=first_word(mandate.holder.name),
        place=mandate.structure.name,
        acts=tuple(named[key] for key in mandate.acts if key in named),
        until=last_day(timezone.localtime(mandate.until)),
        guardianship=Guardianship(mandate.guardianship),
        guardian=mandate.guardian,
    )


def role_in(helper_id: UUID, structure_id: UUID) -> Role | None:
    """What somebody is in a place today; ``None`` for whoever does not work there."""
    held = Membership.objects.filter(helper=helper_id, structure=structure_id, until=None)
    role = held.values_list("role", flat=True).first()
    return Role(role) if role else None


def sign(mandate: Mandate, how: str, now: datetime, recorded_by: UUID | None = None) -> int:
    """Writes the signature and its proof, and links what was already done; how many acts."""
    mandate.signed_at, mandate.how, mandate.recorded_by_id = now, how, recorded_by
    mandate.save(update_fields=["signed_at", "how", "recorded_by"])
    MandateProof.objects.create(
        id=mandate.pk,
        person_id=mandate.person_id,
        structure_id=mandate.structure_id,
        holder_id=mandate.holder_id,
        text_digest=mandate.text_digest,
        signed_at=now,
        ended_at=mandate.until,
    )
    return TaskRecord.objects.filter(
        person=mandate.person_id,
        structure=mandate.structure_id,
        level=HelpLevel.FOR,
        mandate=None,
        task__in=mandate.acts,
        done_at__gte=now - PUT_RIGHT,
    ).update(mandate=mandate)


def stop(mandate: Mandate, now: datetime) -> bool:
    """Whether it was standing until now."""
    if mandate.revoked_at is not None:
        return False
    mandate.revoked_at = now
    mandate.save(update_fields=["revoked_at"])
    MandateProof.objects.filter(pk=mandate.pk, ended_at__gt=now).update(ended_at=now)
    return True
