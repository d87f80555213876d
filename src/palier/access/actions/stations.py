"""The machines of the room: paired once, opened from the desk, closed from anywhere."""

import secrets
from datetime import datetime
from uuid import UUID

from django.contrib.auth import logout
from django.db import transaction

from palier.access.models import Sitting, Station
from palier.access.queries import SITTING, digest_of, station_of
from palier.access.request import HelperRequest, PalierRequest
from palier.access.room import is_taken, open_on, stations_of, waiting_on
from palier.access.sittings import end_sitting, give_screen
from palier.audit.actions import record
from palier.people import queries as people
from palier.people.rules.actor import HelperActor, PersonActor
from palier.people.rules.may import require


class NumberTaken(Exception):  # noqa: N818  (a refusal, not a mistake)
    """Another machine of the place bears this number."""


class StationTaken(Exception):  # noqa: N818
    """Somebody sits there, or is about to."""


def pair_station(request: HelperRequest, *, number: int, replaces: bool, now: datetime) -> str:
    """This browser becomes a machine of the room: its word is returned once, and only its digest
    is kept. The helper is signed out there.

    Raises :class:`NumberTaken`, unless this machine ``replaces`` the one that bears the number.
    """
    require(request.actor, "pair_station")
    actor, word = request.actor, secrets.token_urlsafe(32)
    with transaction.atomic():
        same = stations_of(actor).select_for_update().filter(number=number).first()
        mine = station_of(request)
        if same and same != mine and not replaces:
            raise NumberTaken
        for old in {one.pk: one for one in (same, mine) if one}.values():
            _retire(old, now)
        station = Station.objects.create(
            structure_id=actor.structure_id,
            number=number,
            digest=digest_of(word),
            paired_by_id=actor.id,
            paired_at=now,
            seen_at=now,
        )
        record("pair_station", actor=actor, now=now, station=str(station.pk))
    logout(request)
    return word


@transaction.atomic
def retire_station(*, actor: HelperActor, station_id: UUID, now: datetime) -> None:
    """Its cookie opens nothing any more, and whoever sat there is safe.

    Raises ``Station.DoesNotExist``; retired twice, the first time counts.
    """
    require(actor, "retire_station")
    mine = Station.objects.filter(structure=actor.structure_id)
    station = mine.select_for_update().get(pk=station_id)
    if station.retired_at is None:
        _retire(station, now)
        record("retire_station", actor=actor, now=now, station=str(station.pk))


def _retire(station: Station, now: datetime) -> None:
    _close(station, now)
    station.retired_at = now
    station.save(update_fields=["retired_at"])


@transaction.atomic
def open_on_station(
    *, actor: HelperActor, visit_id: UUID, station_id: UUID, now: datetime
) -> Sitting:
    """A page waits on that machine for this person; asked twice, it waits once.

    Raises ``Visit.DoesNotExist``, ``Station.DoesNotExist``, :class:`StationTaken`.
    """
    require(actor, "open_on_station")
    visit = people.visits_in_hand(actor, now).get(pk=visit_id, left_at=None)
    station = stations_of(actor).select_for_update().get(pk=station_id)
    here = open_on(station, now)
    if here and here.visit_id == visit.pk:
        return here
    if is_taken(station, now):
        raise StationTaken
    record(
        "open_on_station",
        actor=actor,
        now=now,
        person_id=visit.person_id,
        visit=str(visit.pk),
        station=str(station.pk),
    )
    return give_screen(
        visit=visit,
        how=Sitting.How.STATION,
        given_by=actor.id,
        now=now,
        station=station,
        waits=True,
    )


def claim_screen(request: PalierRequest, *, now: datetime) -> str:
    """The machine takes the page that waits for it: once, whoever asks first. Returns its new word,
    or "" when nothing waits.

    The word changes each time, so that a copied cookie is worth nothing after the next person: the
    machine that loses its page so must be paired again, and everybody sees it.
    """
    station = station_of(request)
    sitting = waiting_on(station, now) if station else None
    if station is None or sitting is None:
        return ""
    word = secrets.token_urlsafe(32)
    with transaction.atomic():
        waiting = Sitting.objects.filter(pk=sitting.pk, waits=True, ended_at=None)
        known = Station.objects.filter(pk=station.pk, digest=station.digest)
        if not waiting.update(waits=False, seen_at=now):
            return ""
        known.update(digest=digest_of(word), seen_at=now)
        record(
            "claim_screen",
            actor=PersonActor(sitting.person_id, sitting.structure_id, sitting.visit_id),
            now=now,
            person_id=sitting.person_id,
            station=str(station.pk),
        )
    logout(request)  # flushes: whatever this browser held, the key changes with the hands
    request.session[SITTING] = str(sitting.pk)
    return word


@transaction.atomic
def close_station(*, actor: HelperActor, station_id: UUID, now: datetime) -> None:
    """From the desk: the page goes from that machine. Raises ``Station.DoesNotExist``."""
    require(actor, "close_station")
    station = stations_of(actor).get(pk=station_id)
    if person_id := _close(station, now):
        record("close_station", actor=actor, now=now, person_id=person_id, station=str(station.pk))


def _close(station: Station, now: datetime) -> UUID | None:
    """Whose page was there, if any."""
    sitting = station.sittings.filter(ended_at=None).order_by("-opened_at").first()
    if sitting is None or not end_sitting(sitting=sitting, ending=Sitting.Ending.CLOSED, now=now):
        return None
    return sitting.person_id
