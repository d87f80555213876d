"""The two secrets of a person, her PIN and her answer, tried a limited number of times."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from palier.access.models import Lock
from palier.access.rules.answer import LONGEST
from palier.access.tries import TooManyTries, WrongSecret, refuse_a_wrong_secret

__all__ = ["TooManyTries", "WrongSecret", "check_answer", "check_pin", "has_pin", "set_pin"]

LONGEST_PIN = 16
"""Signs hashed of what was typed: twice a PIN, so that ten thousand of them cost no more."""


def has_pin(person_id: UUID) -> bool:
    return Lock.objects.filter(person=person_id).exclude(pin="").exists()


def check_pin(*, person_id: UUID, pin: str, now: datetime, also: Sequence[str] = ()) -> None:
    """Returns when ``pin`` is hers; raises :class:`TooManyTries` (``.wait``: how long) or
    :class:`WrongSecret`, also for somebody who has not chosen one.

    For any act that only she may do: signing in, withdrawing, erasing. ``also``: see ``tries.py``.
    """
    refuse_a_wrong_secret(
        lock=f"person:{person_id}",
        also=also,
        opens=lambda: _opens(_lock_of(person_id), pin),
        now=now,
    )


def check_answer(*, person_id: UUID, answer: str, now: datetime, also: Sequence[str] = ()) -> None:
    """The same for what she chose at the start to be known by."""
    refuse_a_wrong_secret(
        lock=f"answer:{person_id}",
        also=also,
        opens=lambda: _answers(_lock_of(person_id), answer),
        now=now,
    )


def refuse_nobody(*, lock: str, secret: str, now: datetime, also: Sequence[str] = ()) -> None:
    """For a card that does not exist: counts, hashes and answers as for one that does."""
    refuse_a_wrong_secret(lock=lock, also=also, opens=lambda: _opens(None, secret), now=now)


@transaction.atomic
def set_pin(*, person_id: UUID, pin: str) -> None:
    lock, _ = Lock.objects.select_for_update().get_or_create(person_id=person_id)
    lock.set_pin(pin)
    lock.save(update_fields=["pin"])


def _lock_of(person_id: UUID) -> Lock | None:
    return Lock.objects.filter(person=person_id).first()


def _opens(lock: Lock | None, pin: str) -> bool:
    if lock is None or not lock.pin:
        return _hash_for_nothing(pin)
    return lock.opens_with(pin[:LONGEST_PIN])


def _answers(lock: Lock | None, answer: str) -> bool:
    if lock is None or not lock.answer:
        return _hash_for_nothing(answer)
    return lock.is_answered_by(answer[: 4 * LONGEST])


def _hash_for_nothing(secret: str) -> bool:
    """The price of a real hash, so that time does not tell who exists."""
    check_password(secret[:LONGEST_PIN], _nobodys())
    return False


@cache
def _nobodys() -> str:
    return make_password("nobody")
