"""Whatever must reach a human, from any house: owned, dated, closed with a reason."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from palier.attention import queries
from palier.attention.models import Concern
from palier.audit.actions import record
from palier.kernel.words import clean_line
from palier.people import queries as people
from palier.people.rules.actor import Actor


@transaction.atomic
def raise_concern(  # noqa: PLR0913
    *,
    actor: Actor | None,
    reason: str,
    structure_id: UUID,
    now: datetime,
    person_id: UUID | None = None,
    about: UUID | None = None,
    words: str = "",
    owner_id: UUID | None = None,
) -> Concern:
    """Somebody of that place has it by noon of the next opening day; raised twice, it is one.

    ``about``: the row that asks, when a person may have several. ``owner_id``: who should answer,
    when the caller knows; not a volunteer, who does not see it. ``actor`` is ``None`` when the
    program noticed it by itself. Raises ``Helper.DoesNotExist`` where nobody works.
    """
    owner = people.who_may_answer(structure_id, person_id, prefer=owner_id)
    concern, new = Concern.objects.get_or_create(
        person_id=person_id,
        structure_id=structure_id,
        reason=Concern.Reason(reason),
        about=about,
        closed_at=None,
        defaults={
            "words": clean_line(words)[:300],
            "owner_id": owner.pk,
            "asked_at": now,
            "due": queries.due_in(structure_id, now),
        },
    )
    if new:
        record(
            "raise_concern",
            actor=actor,
            now=now,
            person_id=person_id,
            concern=str(concern.pk),
            reason=reason,
        )
    return concern
