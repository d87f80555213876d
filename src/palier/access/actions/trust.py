"""Somebody near, whom a person named, comes with the code she gave him."""

from datetime import datetime

from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction
from django.db.models import F

from palier.access.actions.screens import BACKEND
from palier.access.models import Account
from palier.access.request import PalierRequest
from palier.audit.actions import record
from palier.people import queries as people
from palier.people.models import Helper, TrustedHelper
from palier.people.rules import reference as references
from palier.people.rules.actor import TrustedActor
from palier.people.seals import digest_of, reference_of


class CodeRefused(Exception):  # noqa: N818  (a refusal, not a mistake)
    """Not a code that waits: unknown, used, too old, or the person changed her mind."""


class AddressTaken(Exception):  # noqa: N818
    """This address already signs in: whoever owns it signs in first, with all his own locks."""


def accept_trust(
    request: PalierRequest, *, code: str, email: str, password: str, now: datetime
) -> TrustedHelper:
    """He is now a trusted helper of hers. Signed in, he keeps his account and its other hat; else
    one is made, without any place, and this browser is signed in.

    Raises :class:`CodeRefused`, :class:`AddressTaken`, ``ValidationError`` (with sentences for a
    person) when a value is refused; the code then still waits.
    """
    try:
        with transaction.atomic():
            tie = _waiting(code, now)
            account = request.account or _account(email, password, tie)
            _forget_ended(tie, account, now)
            tie.helper_id, tie.accepted_at = account.helper_id, now
            tie.save(update_fields=["helper", "accepted_at"])
            actor = TrustedActor(account.helper_id)
            record("accept_trust", actor=actor, now=now, person_id=tie.person_id)
    except IntegrityError as twice:  # he helps her already, or somebody took the address just now
        raise CodeRefused from twice
    if request.account is None:
        login(request, account, backend=BACKEND)
    return tie


def _waiting(code: str, now: datetime) -> TrustedHelper:
    written = references.read(code)
    waiting = people.tie_waiting(digest_of(written), now).select_for_update()
    tie = waiting.first() if written else None
    if tie is None or reference_of("trust", tie.pk) != written:
        raise CodeRefused
    return tie


def _forget_ended(tie: TrustedHelper, account: Account, now: datetime) -> None:
    """A trust that reached its date leaves its place to a new one."""
    before = TrustedHelper.objects.filter(person=tie.person_id, helper=account.helper_id)
    before.filter(ended_at=None, until__lte=now).update(ended_at=F("until"))


def _account(email: str, password: str, tie: TrustedHelper) -> Account:
    address = email.strip().lower()
    if Account.objects.filter(email=address).exists():
        raise AddressTaken
    validate_password(password)
    helper = Helper.objects.create(name=tie.called)
    account = Account(email=address, helper=helper)
    account.set_password(password)
    account.full_clean()
    account.save()
    return account
