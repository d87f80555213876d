"""The machines of the room: which are there, which are free, what waits on them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from palier.access.models import Sitting, Station
from palier.access.rules.sitting import AWAKE, CLAIM, IDLE, may_be_taken
from palier.people.models import Visit
from palier.people.rules.actor import HelperActor


@dataclass(frozen=True)
class Seat:
    """A machine as the desk sees it: ``free`` when nobody's page is there, ``awake`` when it gave a
    sign of life this minute."""

    station: Station
    free: bool
    awake: bool


def stations_of(actor: HelperActor) -> QuerySet[Station]:
    return Station.objects.filter(structure=actor.structure_id, retired_at=None).order_by("number")


def open_screens(now: datetime) -> QuerySet[Sitting]:
    """Those that hold a page now, or that one waits for."""
    waiting = Q(waits=True, opened_at__gt=now - CLAIM)
    held = Q(waits=False, seen_at__gt=now - IDLE)
    still_here = Q(visit=None) | Q(visit__left_at=None)
    return Sitting.objects.filter(waiting | held, still_here, ended_at=None)


def with_screens(visits: QuerySet[Visit], now: datetime) -> QuerySet[Visit]:
    """Each visit gets ``screens``: the machine of the room where its person sits, if any."""
    theirs = open_screens(now).exclude(station=None).select_related("station")
    return visits.prefetch_related(Prefetch("sittings", queryset=theirs, to_attr="screens"))


def open_on(station: Station, now: datetime) -> Sitting | None:
    return open_screens(now).filter(station=station).order_by("-opened_at").first()


def is_taken(station: Station, now: datetime) -> bool:
    return open_on(station, now) is not None


def waiting_on(station: Station, now: datetime) -> Sitting | None:
    """The page that this machine may take, once."""
    waiting = open_on(station, now)
    ready = waiting and waiting.waits and may_be_taken(opened_at=waiting.opened_at, now=now)
    return waiting if ready else None


def seats_of(actor: HelperActor, now: datetime) -> list[Seat]:
    taken = set(open_screens(now).exclude(station=None).values_list("station", flat=True))
    return [
        Seat(
            station=one,
            free=one.pk not in taken,
            awake=one.seen_at is not None and one.seen_at > now - AWAKE,
        )
        for one in stations_of(actor)
    ]


def ready_seats(actor: HelperActor, now: datetime) -> list[Station]:
    """Where a page may be opened with one press."""
    return [seat.station for seat in seats_of(actor, now) if seat.free and seat.awake]


def next_number(actor: HelperActor) -> int:
    """What a new machine is called when nobody says otherwise."""
    return max(stations_of(actor).values_list("number", flat=True), default=0) + 1
