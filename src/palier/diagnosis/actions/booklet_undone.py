"""A slip of the hand: the same day, a booklet is as if nobody had entered it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from palier.audit.actions import record
from palier.diagnosis import queries
from palier.diagnosis.models import Booklet, Diagnosis
from palier.people.rules.actor import HelperActor
from palier.people.rules.may import require
from palier.people.writing import hold
from palier.simulators.models import Play


class TooLateToUndo(Exception):  # noqa: N818  (a refusal, not a mistake)
    """Another day, or something was built on it since."""


@transaction.atomic
def undo_booklet(*, actor: HelperActor, booklet_id: UUID, now: datetime) -> Booklet:
    """The same day, the booklet is as if it had not been entered, and may be entered again.

    Raises ``Booklet.DoesNotExist``, :class:`TooLateToUndo`.
    """
    require(actor, "undo_booklet")
    booklet = queries.booklets_of(actor).get(pk=booklet_id)
    hold(booklet.person_id)
    booklet = queries.booklets_of(actor).select_for_update(of=("self",)).get(pk=booklet_id)
    if booklet.entered_at is None:
        return booklet  # pressed twice
    if not queries.can_undo(booklet, now):
        raise TooLateToUndo
    _reopen(booklet)
    Play.objects.filter(booklet_task__booklet=booklet).delete()
    booklet.replies.all().delete()  # what she answered elsewhere holds again
    point = booklet.diagnosis
    booklet.entered_at = booklet.entered_by = booklet.diagnosis = None
    booklet.save(update_fields=["entered_at", "entered_by", "diagnosis"])
    if point and not point.attempts.exists() and not point.replies.exists():
        point.delete()
    record(
        "undo_booklet", actor=actor, now=now, person_id=booklet.person_id, booklet=str(booklet_id)
    )
    return booklet


def _reopen(booklet: Booklet) -> None:
    """The diagnosis that ended with this booklet is under way again."""
    ended = Diagnosis.objects.filter(booklets=booklet, finished_at=booklet.entered_at)
    ended.update(finished_at=None, result=None)
