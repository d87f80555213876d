"""Asking for a human always ends with a named human and a time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from palier.attention import queries
from palier.attention.models import Concern
from palier.attention.rules.due import answer_due
from palier.audit.actions import record
from palier.kernel.words import clean_line
from palier.people import queries as people
from palier.people.models import Structure, TrustedHelper
from palier.people.rules.actor import HelperActor, PersonActor, TrustedActor
from palier.people.rules.may import require


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
    visit, place = people.visit_of(actor), Structure.objects.get(pk=actor.structure_id)
    local = timezone.localtime(now)
    present = bool(visit and visit.left_at is None and now - visit.arrived_at < people.PRESENCE)
    said = clean_line(words)[:300]
    concern, new = Concern.objects.get_or_create(
        person_id=actor.id,
        structure_id=actor.structure_id,
        reason=Concern.Reason.TALK,
        closed_at=None,
        defaults={
            "words": said,
            "owner_id": people.who_answers(actor).pk,
            "asked_by": asked_by,
            "asked_at": now,
            "due": answer_due(
                local,
                present=present,
                weekdays=place.open_weekdays,
                holidays=queries.holidays(local.year),
            ),
        },
    )
    if not new and said and said not in concern.words:
        concern.words = f"{concern.words} {said}".strip()[:300]
        concern.save(update_fields=["words"])
    return concern, new


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
    ``ValueError`` when the reason is not one of ours."""
    require(actor, "close_concern")
    concern = _open_concern(actor, concern_id)
    concern.closing = Concern.Closing(closing)
    concern.closed_at, concern.closed_by_id = now, actor.id
    concern.save(update_fields=["closing", "closed_at", "closed_by"])
    record(
        "close_concern", actor=actor, now=now, person_id=concern.person_id, closing=concern.closing
    )
    return concern


def _open_concern(actor: HelperActor, concern_id: UUID) -> Concern:
    return queries.concerns_visible_to(actor).select_for_update(of=("self",)).get(pk=concern_id)
