"""What the head of a place answers for."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from palier.audit.actions import record
from palier.kernel.words import clean_line
from palier.people import queries
from palier.people.content import processings
from palier.people.models import Basis, Structure
from palier.people.rules.actor import HelperActor
from palier.people.rules.may import require
from palier.people.rules.opening import weekdays


class ImpossibleBasis(ValueError):  # noqa: N818  (a refusal, not a mistake)
    """This purpose is unknown, or may not rest on that basis."""


@transaction.atomic
def choose_bases(*, actor: HelperActor, chosen: Mapping[str, str], now: datetime) -> None:
    """The head of a place says on which basis each purpose rests; only what changes is written.

    Raises ``NotAllowed``, or :class:`ImpossibleBasis` and then nothing changes.
    """
    require(actor, "choose_bases")
    place = queries.place_headed_by(actor)
    known = {one.key: one for one in processings()}
    for key, basis in chosen.items():
        if key not in known or basis not in known[key].possible:
            raise ImpossibleBasis(key)
    held = {key: one.basis for key, one in known.items()} | queries.bases_chosen(place.pk)
    changed: dict[str, Any] = {key: basis for key, basis in chosen.items() if held[key] != basis}
    for key, basis in changed.items():
        Basis.objects.update_or_create(
            structure=place, processing=key, defaults={"basis": basis, "since": now}
        )
    if changed:
        record("choose_bases", actor=actor, now=now, **changed)


@transaction.atomic
def edit_place(  # noqa: PLR0913
    *,
    actor: HelperActor,
    address: str,
    phone: str,
    email: str,
    dpo: str,
    days: Collection[str],
    holidays: str,
    now: datetime,
) -> Structure:
    """Who answers, how to reach them, and which days the place opens: answers are promised by its
    opening days. Raises ``NotAllowed``, :class:`NeverOpen`, or ``ValidationError`` with sentences
    for a person."""
    require(actor, "edit_place")
    place = queries.place_headed_by(actor)
    place.address, place.phone = clean_line(address), clean_line(phone)
    place.email, place.dpo = clean_line(email), clean_line(dpo)
    place.open_weekdays, place.holidays = weekdays(days), holidays
    place.full_clean()
    place.save()
    record("edit_place", actor=actor, now=now, place=str(place.pk))
    return place
