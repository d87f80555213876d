"""What a person does with her card: she makes it, signs in with it, chooses her secrets."""

from datetime import datetime

from django.contrib.auth import logout
from django.db import transaction

from palier.access import locks, queries
from palier.access.cards import Shown, live_cards, new_card
from palier.access.models import Card, Lock, Sitting, Station
from palier.access.queries import SITTING
from palier.access.request import PalierRequest
from palier.access.rules.answer import Question, is_enough
from palier.access.rules.pin import may_be_chosen
from palier.access.sittings import open_sitting
from palier.access.tries import WrongSecret, forget
from palier.audit.actions import record
from palier.people import actions as people
from palier.people.rules.actor import PersonActor


class AlreadyChosen(Exception):  # noqa: N818  (a refusal, not a mistake)
    """The former one must be known to choose another."""


class NotChosenYet(Exception):  # noqa: N818
    """A card without a PIN and a question could never be replaced."""


class GuessedFirst(Exception):  # noqa: N818
    """This PIN, or this answer, is one that anybody would try."""


def use_card(request: PalierRequest, *, shown: Shown, pin: str, now: datetime) -> Sitting:
    """Signs in: the screen is hers. On a machine of the room, she is here and the desk sees it;
    elsewhere the place that answers is the one of her card.

    Raises ``TooManyTries`` or ``WrongSecret``, alike for a card that does not exist.
    """
    card = _live(shown)
    also = queries.shared_locks(request, shown)
    if card is None:
        locks.refuse_nobody(lock=shown.lock, secret=pin, now=now, also=also)
        raise WrongSecret
    locks.check_pin(person_id=card.person_id, pin=pin, now=now, also=also)
    sitting = _open(shown, station=queries.station_of(request), now=now)
    logout(request)  # flushes the session: what was shown goes, its key changes
    request.session[SITTING] = str(sitting.pk)
    return sitting


@transaction.atomic
def _open(shown: Shown, *, station: Station | None, now: datetime) -> Sitting:
    card = live_cards().select_for_update().filter(pk=str(shown.card_id)).first()
    if card is None:  # told lost while the PIN was being judged
        raise WrongSecret
    place = station.structure_id if station else card.structure_id
    actor = PersonActor(card.person_id, place, None)
    visit = people.come_by_card(actor=actor, now=now) if station else None
    sitting = open_sitting(
        person_id=card.person_id,
        structure_id=place,
        visit=visit,
        station=station,
        how=Sitting.How.CARD,
        now=now,
    )
    record("use_card", actor=actor, now=now, person_id=card.person_id, by_square=shown.by_square)
    return sitting


def _live(shown: Shown) -> Card | None:
    return live_cards().filter(pk=shown.card_id).first() if shown.card_id else None


@transaction.atomic
def make_card(*, actor: PersonActor, name: str, now: datetime) -> Card:
    """*Avoir ma carte*. Raises :class:`NotChosenYet`, or ``HasCard``."""
    if not Lock.objects.filter(person=actor.id).exclude(pin="").exclude(answer="").exists():
        raise NotChosenYet
    card = new_card(
        person_id=actor.id,
        structure_id=actor.structure_id,
        name=name,
        issued_by_id=None,
        now=now,
    )
    record("make_card", actor=actor, now=now, person_id=actor.id, card=str(card.pk))
    return card


@transaction.atomic
def choose_pin(*, actor: PersonActor, pin: str, now: datetime) -> None:
    """Her first PIN. Raises :class:`AlreadyChosen` or :class:`GuessedFirst`."""
    lock, _ = Lock.objects.select_for_update().get_or_create(person_id=actor.id)
    if lock.pin:
        raise AlreadyChosen
    _set_pin(lock, pin)
    record("choose_pin", actor=actor, now=now, person_id=actor.id)


@transaction.atomic
def choose_question(*, actor: PersonActor, question: Question, answer: str, now: datetime) -> None:
    """What she will be known by. Raises :class:`AlreadyChosen` or :class:`GuessedFirst`."""
    lock, _ = Lock.objects.select_for_update().get_or_create(person_id=actor.id)
    if lock.answer:
        raise AlreadyChosen
    if not is_enough(answer):
        raise GuessedFirst
    lock.set_answer(question, answer)
    lock.save(update_fields=["question", "answer"])
    record("choose_question", actor=actor, now=now, person_id=actor.id)


def choose_new_pin(*, actor: PersonActor, answer: str, pin: str, now: datetime) -> None:
    """A forgotten PIN, on a screen that is hers: her answer, then another PIN.

    Raises ``TooManyTries``, ``WrongSecret`` or :class:`GuessedFirst`.
    """
    if not may_be_chosen(pin):
        raise GuessedFirst
    locks.check_answer(person_id=actor.id, answer=answer, now=now)
    _choose_again(actor, pin, now)


@transaction.atomic
def _choose_again(actor: PersonActor, pin: str, now: datetime) -> None:
    _set_pin(Lock.objects.select_for_update().get(person=actor.id), pin)
    record("choose_new_pin", actor=actor, now=now, person_id=actor.id)


def forgot_pin(
    request: PalierRequest, *, shown: Shown, answer: str, pin: str, now: datetime
) -> None:
    """A forgotten PIN, on a screen that is nobody's yet: her card and her answer, then another PIN.

    Raises as ``choose_new_pin``, alike for a card that does not exist.
    """
    if not may_be_chosen(pin):
        raise GuessedFirst
    card, also = _live(shown), queries.shared_locks(request, shown)
    if card is None:
        locks.refuse_nobody(lock=f"{shown.lock}:answer", secret=answer, now=now, also=also)
        raise WrongSecret
    locks.check_answer(person_id=card.person_id, answer=answer, now=now, also=also)
    _renew(PersonActor(card.person_id, card.structure_id, None), pin, now)


@transaction.atomic
def _renew(actor: PersonActor, pin: str, now: datetime) -> None:
    _set_pin(Lock.objects.select_for_update().get(person=actor.id), pin)
    record("forgot_pin", actor=actor, now=now, person_id=actor.id)


def _set_pin(lock: Lock, pin: str) -> None:
    if not may_be_chosen(pin):
        raise GuessedFirst
    lock.set_pin(pin)
    lock.save(update_fields=["pin"])
    forget(f"person:{lock.person_id}")
