"""The day noted afterwards: who came, once everybody has left."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from palier.audit.actions import record
from palier.kernel.words import clean_line
from palier.people import queries
from palier.people.arrivals import known_or_new
from palier.people.models import Visit
from palier.people.rules.actor import HelperActor
from palier.people.rules.day import days_to_note, moment_of
from palier.people.rules.may import may, require


class TooLongAgo(Exception):  # noqa: N818  (a refusal, not a mistake)
    """That day is to come, or over for more than a week."""


def record_day(  # noqa: PLR0913
    *,
    actor: HelperActor,
    day: date,
    first_name: str,
    request: str,
    minutes: int,
    ticket: UUID,
    now: datetime,
    returning: UUID | None = None,
) -> Visit:
    """One line of the day: somebody came, was helped for ``minutes``, and left.

    ``ticket`` comes with the blank line: sent twice, it is one visit. ``returning``: somebody whom
    this place knows (``Beneficiary.DoesNotExist`` otherwise). Raises :class:`TooLongAgo`.
    """
    require(actor, "record_day")
    local = timezone.localtime(now)
    if day not in days_to_note(local.date(), only_today=not may(actor, "know_people")):
        raise TooLongAgo
    try:
        with transaction.atomic():
            sent = queries.visits_sent(actor, [ticket]).first()
            ended = moment_of(day, local)
            # In UTC: on the night when the clock changes, minutes of the wall are not minutes.
            began = ended.astimezone(UTC) - timedelta(minutes=minutes)
            return sent or _record_day(
                actor, first_name, request, returning, ticket, began=began, ended=ended, now=now
            )
    except IntegrityError:  # two presses at once: the other one was written first
        return queries.visits_sent(actor, [ticket]).get()


def _record_day(  # noqa: PLR0913
    actor: HelperActor,
    first_name: str,
    request: str,
    returning: UUID | None,
    ticket: UUID,
    *,
    began: datetime,
    ended: datetime,
    now: datetime,
) -> Visit:
    person = known_or_new(actor, returning, first_name, now)
    visit = Visit.objects.create(
        person=person,
        structure_id=actor.structure_id,
        request=clean_line(request)[:200],
        welcomed_by_id=actor.id,
        arrived_at=began,
        helped_at=began,
        left_at=ended,
        ticket=ticket,
    )
    record("record_day", actor=actor, now=now, person_id=person.pk, visit=str(visit.pk))
    return visit
