from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from palier.diagnosis import measure
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Attempt, Booklet, Diagnosis, Reception
from palier.diagnosis.rules.course import Screen, next_screen
from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.reception import Decision
from palier.people import queries as people
from palier.people.rules.actor import HelperActor, Matter, PersonActor, TrustedActor


def diagnoses_of(actor: PersonActor) -> QuerySet[Diagnosis]:
    return Diagnosis.objects.filter(person=actor.id).order_by("-started_at")


def finished_of(actor: PersonActor) -> QuerySet[Diagnosis]:
    return diagnoses_of(actor).exclude(finished_at=None)


def told_to(actor: PersonActor) -> Diagnosis | None:
    """The one whose result is worth reading: the last finished, and the first one while it is under
    way. Starting again, or three minutes at the counter, hides nothing of what was known."""
    return finished_of(actor).order_by("-finished_at").first() or open_of(actor)


def open_of(actor: PersonActor) -> Diagnosis | None:
    return diagnoses_of(actor).filter(finished_at=None).first()


def visible_to(actor: HelperActor | TrustedActor, now: datetime) -> QuerySet[Diagnosis]:
    """Diagnoses whose result the person lets this place, or this trusted helper, see."""
    return Diagnosis.objects.filter(
        person__in=people.visible_to(actor, Matter.RESULT, now)
    ).select_related("person", "structure")


def finished_visible_to(
    actor: HelperActor | TrustedActor, person_id: UUID, now: datetime
) -> QuerySet[Diagnosis]:
    return (
        visible_to(actor, now)
        .filter(person=person_id)
        .exclude(finished_at=None)
        .order_by("-finished_at")
    )


def replies_of(diagnosis: Diagnosis) -> dict[str, str]:
    """Question → choice: the last told, whether on a screen, on paper or aloud."""
    told = diagnosis.replies.order_by("at", "pk")
    return dict(told.values_list("question", "choice"))


def open_attempt(diagnosis: Diagnosis) -> Attempt | None:
    return (
        diagnosis.attempts.select_related("play")
        .filter(play__closed_at=None)
        .order_by("position")
        .first()
    )


def open_reception(diagnosis: Diagnosis) -> Reception | None:
    return diagnosis.receptions.filter(ended_at=None).first()


def last_reception(actor: PersonActor) -> Reception | None:
    """The latest three minutes, ended or not."""
    return (
        Reception.objects.filter(diagnosis__person=actor.id)
        .select_related("diagnosis")
        .order_by("-started_at")
        .first()
    )


def decided_today(actor: HelperActor, person_id: UUID, now: datetime) -> Reception | None:
    """The latest sentence of the counter of this day (Paris), when she lets this place see her
    result."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    today = Reception.objects.filter(
        diagnosis__in=visible_to(actor, now).filter(person=person_id),
        started_at__gte=midnight,
        ended_at__lte=now,
    )
    return next((one for one in today.order_by("-ended_at") if one.decision), None)


@dataclass(frozen=True)
class Standing:
    """What the person sees next and, when a new exercise opens, which one; in a ``reception``, the
    ``decision`` once it is clear."""

    screen: Screen
    item: Item | None = None
    reception: Reception | None = None
    decision: Decision | None = None


def standing_of(diagnosis: Diagnosis) -> Standing:
    """Where somebody is in *Faire le point*; nothing is written."""
    if diagnosis.finished_at:
        return Standing(Screen.RESULT)
    if reception := open_reception(diagnosis):
        return _in_reception(diagnosis, reception)
    asks = conversation().next_question(replies_of(diagnosis)) is not None
    playing = not asks and open_attempt(diagnosis) is not None
    if asks or playing:
        return Standing(
            next_screen(
                asks=asks, playing=playing, stops=False, finished=False, seconds_since_rest=0
            )
        )
    closed = measure.closed_attempts(diagnosis)
    step = measure.step_after(diagnosis, closed)
    screen = next_screen(
        asks=False,
        playing=False,
        stops=step.stop is not None,
        finished=False,
        seconds_since_rest=measure.seconds(closed) - diagnosis.rested,
    )
    return Standing(screen, step.item)


def _in_reception(diagnosis: Diagnosis, reception: Reception) -> Standing:
    """No question and no pause in these three minutes."""
    if open_attempt(diagnosis) is not None:
        return Standing(Screen.TASK, reception=reception)
    reached = measure.reach_after(measure.closed_attempts(diagnosis), reception)
    screen = Screen.TASK if reached.item else Screen.DECISION
    return Standing(screen, reached.item, reception, reached.decision)


def next_position(diagnosis: Diagnosis) -> int:
    """Where the next attempt stands, whoever sees it."""
    last = diagnosis.attempts.order_by("position").last()
    return last.position + 1 if last else 0


def under_way(actor: HelperActor, person_id: UUID) -> Diagnosis | None:
    """What an interview goes on with: of somebody this place knows, never told as a result."""
    known = people.people_known_to(actor)
    return Diagnosis.objects.filter(person=person_id, person__in=known, finished_at=None).first()


def booklets_of(actor: HelperActor) -> QuerySet[Booklet]:
    """Booklets that this place printed, of those it still knows; none for a volunteer."""
    known = people.people_known_to(actor)
    return Booklet.objects.filter(structure=actor.structure_id, person__in=known).select_related(
        "person", "entered_by", "made_by", "diagnosis"
    )


def can_undo(booklet: Booklet, now: datetime) -> bool:
    """The day it was entered, while nothing was built on it: no opinion of a helper, no point
    begun since or still open (of a row that was she as well), no result told on a screen."""
    point = booklet.diagnosis
    if booklet.entered_at is None or point is None:
        return False
    if timezone.localtime(booklet.entered_at).date() != timezone.localtime(now).date():
        return False
    if point.finished_at not in (None, booklet.entered_at):
        return False
    since = Q(started_at__gte=booklet.entered_at) | Q(finished_at=None)
    others = Diagnosis.objects.filter(since, person__in={booklet.person_id, point.person_id})
    return not point.overrules.exists() and not others.exclude(pk=point.pk).exists()
