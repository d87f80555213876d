"""What a helper does with cards, without ever seeing a PIN or an answer."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from palier.access import locks
from palier.access.cards import HasCard, end_card, new_card, to_print
from palier.access.models import Account, Card, Lock
from palier.access.queries import colleagues_of
from palier.access.tries import WrongSecret, forget, refuse_a_wrong_secret
from palier.audit.actions import TREMBLING, record
from palier.kernel.words import first_word
from palier.people.queries import person_known_to
from palier.people.rules.actor import HelperActor
from palier.people.rules.may import require


@transaction.atomic
def issue_card(*, actor: HelperActor, person_id: UUID, now: datetime) -> Card:
    """A first card, prepared for somebody who is not there yet: it opens nothing until she chose
    her PIN. Whoever had one before is asked what she chose (:func:`replace_card`).

    Raises ``Beneficiary.DoesNotExist``, or ``HasCard``.
    """
    require(actor, "issue_card")
    person_known_to(actor, person_id)
    if Card.objects.filter(person=person_id).exists():
        raise HasCard
    card = _new(actor, person_id, now)
    record("issue_card", actor=actor, now=now, person_id=person_id, card=str(card.pk))
    return card


@transaction.atomic
def print_cards(*, actor: HelperActor, chosen: Collection[UUID], now: datetime) -> list[Card]:
    """The cards of this week that are to be printed, of the persons ``chosen`` among those of the
    place; each printing leaves a trace, since paper can be lost too."""
    require(actor, "print_cards")
    printed = list(to_print(actor, now).filter(person__in=list(chosen)))
    for card in printed:
        again = card.printed_at is not None and now - card.printed_at < TREMBLING
        Card.objects.filter(pk=card.pk).update(printed_at=now)
        if not again:
            record("print_cards", actor=actor, now=now, person_id=card.person_id, card=str(card.pk))
    return printed


@transaction.atomic
def stop_card(*, actor: HelperActor, person_id: UUID, now: datetime) -> bool:
    """*Carte perdue*, told by anybody, by telephone too: it asks nothing, since it opens nothing.

    Whether there was one. Raises ``Beneficiary.DoesNotExist``.
    """
    require(actor, "stop_card")
    person_known_to(actor, person_id)
    ended = end_card(person_id=person_id, why=Card.Why.LOST, now=now)
    if ended:
        record("stop_card", actor=actor, now=now, person_id=person_id)
    return ended


def replace_card(*, actor: HelperActor, person_id: UUID, answer: str, now: datetime) -> Card:
    """Another card, to whoever knows what the person chose: a first name is not enough.

    Raises ``Beneficiary.DoesNotExist``, ``TooManyTries`` or ``WrongSecret``.
    """
    require(actor, "replace_card")
    person_known_to(actor, person_id)
    locks.check_answer(person_id=person_id, answer=answer, now=now)
    return _replace(actor, person_id, now)


@transaction.atomic
def _replace(actor: HelperActor, person_id: UUID, now: datetime) -> Card:
    end_card(person_id=person_id, why=Card.Why.REPLACED, now=now)
    card = _new(actor, person_id, now)
    record("replace_card", actor=actor, now=now, person_id=person_id, card=str(card.pk))
    return card


def vouch_for_person(  # noqa: PLR0913
    *,
    actor: HelperActor,
    person_id: UUID,
    colleague_id: int,
    secret: str,
    pin_too: bool,
    now: datetime,
) -> Card:
    """The answer is forgotten too: two who work here know her by sight, and the second gives a
    password or a PIN of her own. She chooses her question again, and her PIN when it is forgotten.

    Raises ``Beneficiary.DoesNotExist``, ``TooManyTries`` or ``WrongSecret``.
    """
    require(actor, "vouch_for_person")
    person_known_to(actor, person_id)
    second = _second(actor, colleague_id)
    refuse_a_wrong_secret(
        lock=f"account:{second.pk}", opens=lambda: second.opens_with(secret[:128]), now=now
    )
    return _vouch(actor, person_id, second, pin_too, now)


@transaction.atomic
def _vouch(
    actor: HelperActor, person_id: UUID, second: Account, pin_too: bool, now: datetime
) -> Card:
    end_card(person_id=person_id, why=Card.Why.REPLACED, now=now)
    forgotten = {"question": "", "answer": ""} | ({"pin": ""} if pin_too else {})
    Lock.objects.filter(person=person_id).update(**forgotten)
    for lock in (f"answer:{person_id}", f"person:{person_id}"):
        forget(lock)
    card = _new(actor, person_id, now)
    record(
        "vouch_for_person",
        actor=actor,
        now=now,
        person_id=person_id,
        card=str(card.pk),
        second=str(second.helper_id),
        pin_too=pin_too,
    )
    return card


def _second(actor: HelperActor, account_id: int) -> Account:
    """Another who works here; oneself twice is one."""
    for account in colleagues_of(actor):
        if account.pk == account_id:
            return account
    raise WrongSecret


def _new(actor: HelperActor, person_id: UUID, now: datetime) -> Card:
    """Under the name of the card before, else the first word of hers."""
    person = person_known_to(actor, person_id)
    before = Card.objects.filter(person=person_id).order_by("-issued_at").first()
    name = before.shown_name if before else first_word(person.first_name)[:20]
    return new_card(
        person_id=person_id,
        structure_id=actor.structure_id,
        name=name,
        issued_by_id=actor.id,
        now=now,
    )
