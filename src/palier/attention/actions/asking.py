"""Asking for a human always ends with a named human and a time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from palier.attention import queries
from palier.attention.models import Concern
from palier.audit.actions import record
from palier.kernel.words import clean_line
from palier.people import queries as people
from palier.people.models import TrustedHelper
from palier.people.rules.actor import PersonActor, TrustedActor


@transaction.atomic
def ask_for_human(*, actor: PersonActor, words: str, now: datetime) -> Concern:
    """Asked twice, it is one request: the words said last are kept with the first."""
    concern, new = _ask(actor, words, now)
    if new:
        record("ask_for_human", actor=actor, now=now, person_id=actor.id, concern=str(concern.pk))
    return concern


@transaction.atomic
def ask_on_behalf(
    *, actor: TrustedActor, trustedhelper_id: UUID, words: str, now: datetime
) -> Concern:
    """Somebody she named asks that she be called; the place where she named him answers, to her.

    Raises ``TrustedHelper.DoesNotExist`` for whoever did not name him, or stopped.
    """
    tie = people.trusted_ties(actor, now).get(pk=trustedhelper_id)
    concern, new = _ask(PersonActor(tie.person_id, tie.structure_id, None), words, now, tie)
    if new:
        record(
            "ask_on_behalf", actor=actor, now=now, person_id=tie.person_id, concern=str(concern.pk)
        )
    return concern


def _ask(
    actor: PersonActor, words: str, now: datetime, asked_by: TrustedHelper | None = None
) -> tuple[Concern, bool]:
    """The request that waits, and whether it is new."""
    visit = people.visit_of(actor)
    present = bool(visit and visit.left_at is None and now - visit.arrived_at < people.PRESENCE)
    said = clean_line(words)[:300]
    # Locked: she, and somebody who asks on her behalf, may add their words at the same moment.
    concern, new = Concern.objects.select_for_update().get_or_create(
        person_id=actor.id,
        structure_id=actor.structure_id,
        reason=Concern.Reason.TALK,
        about=None,
        closed_at=None,
        defaults={
            "words": said,
            "owner_id": people.who_answers(actor).pk,
            "asked_by": asked_by,
            "asked_at": now,
            "due": queries.due_in(actor.structure_id, now, present=present),
        },
    )
    if not new and said and said not in concern.words:
        concern.words = f"{concern.words} {said}".strip()[:300]
        concern.save(update_fields=["words"])
    return concern, new
