from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from palier.diagnosis import measure
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Attempt, Diagnosis
from palier.diagnosis.rules.course import Screen, next_screen
from palier.diagnosis.rules.items import Item
from palier.people import queries as people
from palier.people.rules.actor import HelperActor, Matter, PersonActor, TrustedActor


def diagnoses_of(actor: PersonActor) -> QuerySet[Diagnosis]:
    return Diagnosis.objects.filter(person=actor.id).order_by("-started_at")


def told_to(actor: PersonActor) -> Diagnosis | None:
    """The one whose result is worth reading: under way once an exercise ended, else the last
    finished. Starting again hides nothing of what was known."""
    under_way = open_of(actor)
    if under_way and under_way.attempts.exclude(play__closed_at=None).exists():
        return under_way
    last = diagnoses_of(actor).exclude(finished_at=None).order_by("-finished_at").first()
    return last or under_way


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
    return dict(diagnosis.replies.values_list("question", "choice"))


def open_attempt(diagnosis: Diagnosis) -> Attempt | None:
    return (
        diagnosis.attempts.select_related("play")
        .filter(play__closed_at=None)
        .order_by("position")
        .first()
    )


@dataclass(frozen=True)
class Standing:
    """What the person sees next and, when a new exercise opens, which one."""

    screen: Screen
    item: Item | None = None


def standing_of(diagnosis: Diagnosis) -> Standing:
    """Where somebody is in *Faire le point*; nothing is written."""
    if diagnosis.finished_at:
        return Standing(Screen.RESULT)
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
