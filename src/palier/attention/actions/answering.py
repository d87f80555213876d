"""Somebody takes what waits, or says how it ended."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from palier.attention import queries
from palier.attention.models import Concern
from palier.attention.rules.reasons import may_end
from palier.audit.actions import record
from palier.people.rules.actor import Actor, HelperActor
from palier.people.rules.may import require


class AlreadyTaken(Exception):  # noqa: N818  (a refusal, not a mistake)
    """A colleague, ``owner`` (a first name), said it first; whoever is told so need not answer."""

    def __init__(self, owner: str) -> None:
        super().__init__(owner)
        self.owner = owner


@transaction.atomic
def take_concern(
    *, actor: HelperActor, concern_id: UUID, now: datetime, seen_owner: UUID | None = None
) -> Concern:
    """ "I answer": the concern has a new owner, whom the person sees.

    ``seen_owner``: who was to answer on the screen that was pressed. Raises :class:`AlreadyTaken`
    when it is somebody else by now: two who press at once do not both believe that they answer.
    """
    require(actor, "take_concern")
    concern = _open_concern(actor, concern_id)
    if concern.owner_id == actor.id:
        return concern
    if seen_owner not in (None, concern.owner_id):
        raise AlreadyTaken(concern.owner.name)
    concern.owner_id = actor.id
    concern.save(update_fields=["owner"])
    record(
        "take_concern", actor=actor, now=now, person_id=concern.person_id, concern=str(concern.pk)
    )
    return concern


@transaction.atomic
def close_concern(*, actor: HelperActor, concern_id: UUID, closing: str, now: datetime) -> Concern:
    """Closed with a reason. Raises ``Concern.DoesNotExist`` when it is closed or another place's,
    ``ValueError`` when such a thing does not end so."""
    require(actor, "close_concern")
    concern = _open_concern(actor, concern_id)
    if not may_end(concern.reason, closing):
        raise ValueError(closing)
    _end(concern, closing, now, actor.id)
    record(
        "close_concern", actor=actor, now=now, person_id=concern.person_id, closing=concern.closing
    )
    return concern


@transaction.atomic
def settle_concern(  # noqa: PLR0913
    *,
    actor: Actor | None,
    reason: str,
    closing: str,
    now: datetime,
    structure_id: UUID,
    person_id: UUID | None = None,
    about: UUID | None = None,
) -> int:
    """What waited is settled by the act that was missing (a signature, a welcome): it closes by
    itself. ``about`` or ``person_id`` says which; how many were open."""
    waiting = Concern.objects.select_for_update().filter(
        structure=structure_id, reason=Concern.Reason(reason), closed_at=None, about=about
    )
    if person_id or not about:
        waiting = waiting.filter(person=person_id)
    found = list(waiting)
    for concern in found:
        _end(concern, closing, now, getattr(actor, "id", None) if _works(actor) else None)
        record(
            "settle_concern",
            actor=actor,
            now=now,
            person_id=concern.person_id,
            concern=str(concern.pk),
            closing=closing,
        )
    return len(found)


def _works(actor: Actor | None) -> bool:
    return isinstance(actor, HelperActor)


def _end(concern: Concern, closing: str, now: datetime, by: UUID | None) -> None:
    concern.closing = Concern.Closing(closing)
    concern.closed_at, concern.closed_by_id = now, by
    concern.save(update_fields=["closing", "closed_at", "closed_by"])


def _open_concern(actor: HelperActor, concern_id: UUID) -> Concern:
    """Locked by itself, its owner not joined: PostgreSQL would lose the row whose owner changes
    meanwhile, and say that what still waits is not there."""
    alone = queries.concerns_visible_to(actor).select_related(None)
    return alone.select_for_update().get(pk=concern_id)
