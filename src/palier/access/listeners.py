"""What this house hears: from allauth, a second factor that comes or goes leaves a trace; from
``people``, two rows that were one person, whose card and code follow together or not at all."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.dispatch import receiver
from django.http import HttpRequest

from palier.access.cards import card_of, end_card, live_cards
from palier.access.models import Card, Lock, Sitting
from palier.access.request import HelperRequest
from palier.audit.actions import record
from palier.people.merging import Followed, give
from palier.people.signals import people_merged


@receiver(authenticator_added)
def second_factor_added(request: HttpRequest, authenticator: Authenticator, **_: Any) -> None:
    _record("add_second_factor", request, authenticator)


@receiver(authenticator_removed)
def second_factor_removed(request: HttpRequest, authenticator: Authenticator, **_: Any) -> None:
    _record("remove_second_factor", request, authenticator)


def _record(verb: str, request: HttpRequest, authenticator: Authenticator) -> None:
    asked = cast(HelperRequest, request)
    record(verb, actor=asked.actor, now=asked.now, kind=str(authenticator.type))


@receiver(people_merged)
def people_were_merged(kept_id: UUID, absorbed_id: UUID, now: datetime, **_: Any) -> Followed:
    """The screen of the row that disappears closes. Her card comes with the code that opens it,
    when the kept row has neither; else it is stopped, and somebody tells her which card works."""
    shown = Sitting.objects.filter(person=absorbed_id, ended_at=None)
    shown.update(ended_at=now, ending=Sitting.Ending.CLOSED)
    if Lock.objects.filter(person=kept_id).exists() or card_of(kept_id):
        stopped = end_card(person_id=absorbed_id, why=Card.Why.REPLACED, now=now)
        return Followed(told=["card_stopped"] if stopped else [])
    cards = [str(pk) for pk in live_cards().filter(person=absorbed_id).values_list("pk", flat=True)]
    locks, _stayed = give(Lock, "person", absorbed_id, kept_id)
    give(Card, "person", absorbed_id, kept_id, cards)
    moved = {"access.card": cards, "access.lock": [str(pk) for pk in locks]}
    return Followed(moved={key: pks for key, pks in moved.items() if pks})
