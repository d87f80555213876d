"""A card is drawn, found, ended; the acts around it (`actions/`) say who did it and why."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.crypto import salted_hmac

from palier.access.models import Card, Sitting
from palier.access.pictograms import Pictogram, names, pictograms
from palier.access.rules.code import (
    FEWEST,
    LETTERS,
    MOST,
    SEPARATOR,
    TOKEN_LENGTH,
    pictures_for,
    token_in,
)
from palier.access.rules.words import picture_named, words_of
from palier.people import queries as people
from palier.people.models import Beneficiary
from palier.people.rules.actor import HelperActor

PRINTABLE = timedelta(days=7)
"""A card is made for paper of the week; later, whoever prints it again replaces it."""


class HasCard(Exception):  # noqa: N818  (a refusal, not a mistake)
    """One live card a person: the old one is replaced first."""


class NotACode(Exception):  # noqa: N818
    """What was typed is not written like a code. ``word`` is the one on no card, "" when it is
    their number that is wrong. It says nothing of which cards exist."""

    def __init__(self, word: str = "") -> None:
        self.word = word
        super().__init__(word)


@dataclass(frozen=True)
class Shown:
    """A card somebody presented; it may belong to nobody, and nothing tells which (``lock``)."""

    card_id: UUID | None
    lock: str
    by_square: bool


def live_cards() -> QuerySet[Card]:
    return Card.objects.filter(ended_at=None)


def card_of(person_id: UUID) -> Card | None:
    return live_cards().filter(person=person_id).first()


def to_print(actor: HelperActor, now: datetime) -> QuerySet[Card]:
    """Cards made in the helper's place this week, for people it still knows."""
    return (
        live_cards()
        .filter(
            structure=actor.structure_id,
            issued_at__gt=now - PRINTABLE,
            person__in=people.people_known_to(actor),
        )
        .select_related("person")
        .order_by("issued_at")
    )


def pictures_of(card: Card) -> list[Pictogram]:
    return [pictograms()[one] for one in card.code.split(SEPARATOR)]


def code_in(typed: str) -> str:
    """The code that ``typed`` says; raises :class:`NotACode`."""
    said = words_of(typed)
    found = [picture_named(word, names()) for word in said]
    if None in found:
        raise NotACode(said[found.index(None)])
    return code_of([one for one in found if one])


def code_of(pictures: list[str]) -> str:
    """Raises :class:`NotACode` when there are too few or too many, or one that does not exist."""
    if not FEWEST <= len(pictures) <= MOST or not set(pictures) <= set(pictograms()):
        raise NotACode
    return SEPARATOR.join(pictures)


def present(typed: str) -> Shown:
    """What a reader or a hand typed, words or square; raises :class:`NotACode`."""
    if token := token_in(typed):
        return _shown(token, live_cards().filter(scanned=token), by_square=True)
    return present_code(code_in(typed))


def present_code(code: str) -> Shown:
    return _shown(code, live_cards().filter(coded=code), by_square=False)


def _shown(secret: str, found: QuerySet[Card], *, by_square: bool) -> Shown:
    card = found.first()
    if card:
        return Shown(card.pk, f"person:{card.person_id}", by_square)
    digest = salted_hmac("palier.access.nobody", secret, algorithm="sha256").hexdigest()
    return Shown(None, f"nobody:{digest}", by_square)


@transaction.atomic
def new_card(
    *,
    person_id: UUID,
    structure_id: UUID,
    name: str,
    issued_by_id: UUID | None,
    now: datetime,
) -> Card:
    """Raises :class:`HasCard`. The rows of people wait in line here: two presses make one card."""
    Beneficiary.objects.select_for_update().get(pk=person_id)
    if card_of(person_id):
        raise HasCard
    code = _free_code()
    return Card.objects.create(
        person_id=person_id,
        structure_id=structure_id,
        shown_name=name,
        code=code,
        pictures=len(code.split(SEPARATOR)),
        token="".join(secrets.choice(LETTERS) for _ in range(TOKEN_LENGTH)),
        issued_by_id=issued_by_id,
        issued_at=now,
    )


def _free_code() -> str:
    """Another draw when it is taken: at most once in a thousand (``rules/code.py:ONE_IN``)."""
    counted = live_cards().order_by().values("pictures").annotate(n=Count("pk"))
    length = pictures_for({row["pictures"]: row["n"] for row in counted})
    dice = secrets.SystemRandom()
    while True:
        code = SEPARATOR.join(dice.sample(list(pictograms()), length))
        if not live_cards().filter(coded=code).exists():
            return code


@transaction.atomic
def end_card(*, person_id: UUID, why: Card.Why, now: datetime) -> bool:
    """Whether there was one. It opens nothing from here on, nor does any screen it opened."""
    ended = live_cards().filter(person=person_id)
    was_live = bool(ended.update(ended_at=now, why=why, code="", token=""))
    opened = Sitting.objects.filter(person=person_id, how=Sitting.How.CARD, ended_at=None)
    opened.update(ended_at=now, ending=Sitting.Ending.CARD_LOST)
    return was_live
