"""Opening a place, handing a screen over, taking it back; forgetting what has ended."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from palier.access import queries
from palier.access.models import Account, TakeBackAttempt
from palier.access.queries import HANDED, colleagues
from palier.access.request import HelperRequest, PersonRequest
from palier.access.rules import limits
from palier.audit.actions import record
from palier.people import queries as people
from palier.people.models import Helper, Membership, Structure
from palier.people.rules.actor import Role

BACKEND: Final = "allauth.account.auth_backends.AuthenticationBackend"


class TooManyTries(Exception):  # noqa: N818  (a refusal, not a mistake)
    """The secret was wrong too often; wait, or sign in with the full e-mail and password."""


class WrongSecret(Exception):  # noqa: N818
    """Neither the password nor the PIN of this helper."""


@transaction.atomic
def open_place(  # noqa: PLR0913
    *,
    place_name: str,
    kind: str,
    helper_name: str,
    email: str,
    password: str,
    pin: str,
    now: datetime,
) -> Account:
    """A real place and its first helper, who is its head.

    Raises ``ValidationError`` with sentences for a person when a value is refused.
    """
    place = Structure(name=place_name, kind=kind)
    place.full_clean()
    place.save()
    account = add_helper(
        place=place,
        name=helper_name,
        email=email,
        password=password,
        pin=pin,
        role=Role.HEAD,
        now=now,
    )
    record("open_place", actor=None, now=now, place=str(place.pk))
    return account


@transaction.atomic
def add_helper(  # noqa: PLR0913
    *,
    place: Structure,
    name: str,
    email: str,
    password: str,
    pin: str,
    role: Role,
    now: datetime,
    is_demo: bool = False,
) -> Account:
    """One more person who works in ``place``; without a PIN, only the password takes screens back.

    Raises ``ValidationError`` with sentences for a person when a value is refused.
    """
    validate_password(password)
    if pin and not limits.is_pin(pin):
        raise ValidationError(_("Le code a 4 à 8 chiffres."))
    helper = Helper(name=name)
    helper.full_clean()
    helper.save()
    account = Account(email=email.strip().lower(), helper=helper, is_demo=is_demo)
    account.set_password(password)
    if pin:
        account.set_pin(pin)
    account.full_clean()
    account.save()
    Membership.objects.create(helper=helper, structure=place, role=role, since=now)
    record("add_helper", actor=None, now=now, helper=str(helper.pk), role=role.value)
    return account


def hand_over(request: HelperRequest, *, visit_id: UUID, now: datetime) -> None:
    """The browser changes hands: the helper is signed out, the session key changes.

    Raises ``Visit.DoesNotExist`` when the visit is not one of the helper's place.
    """
    visit = people.visits_visible_to(request.actor).get(pk=visit_id, left_at=None)
    account, actor = request.account, request.actor
    if visit.helped_at is None:
        visit.helped_at = now
        visit.save(update_fields=["helped_at"])
    record("hand_over", actor=actor, now=now, person_id=visit.person_id, visit=str(visit.pk))
    logout(request)  # flushes the session: nothing of the helper's side stays behind
    request.session[HANDED] = {"visit": str(visit.pk), "account": account.pk}
    request.session.cycle_key()


def leave_screen(request: PersonRequest, *, now: datetime) -> None:
    """*Je m’en vais*: in this browser nothing of the person answers any more; all of it is kept."""
    record("leave_screen", actor=request.actor, now=now, person_id=request.actor.id)
    request.session[HANDED] = {**request.session[HANDED], "left": True}
    request.session.cycle_key()


def take_back(request: PersonRequest, *, account_id: int, secret: str, now: datetime) -> Account:
    """A helper of the place gives a password or PIN: the screen is the helper's again.

    Raises :class:`TooManyTries` or :class:`WrongSecret`; a wrong try is kept even then.
    """
    account = next((a for a in colleagues(request.place) if a.pk == account_id), None)
    if account is None:
        raise WrongSecret
    _refuse_a_wrong_secret(account, secret, now)
    TakeBackAttempt.objects.filter(account=account).delete()
    record(
        "take_back",
        actor=queries.actor_in(request.place, account),
        now=now,
        person_id=request.actor.id,
    )
    request.session.flush()
    login(request, account, backend=BACKEND)
    return account


def _refuse_a_wrong_secret(account: Account, secret: str, now: datetime) -> None:
    """The try is written before it is judged: many at once cannot all slip through."""
    with transaction.atomic():
        Account.objects.select_for_update().get(pk=account.pk)
        failures = TakeBackAttempt.objects.filter(
            account=account, at__gt=now - limits.WINDOW
        ).count()
        if not limits.may_try(failures):
            raise TooManyTries
        attempt = TakeBackAttempt.objects.create(account=account, at=now)
    if not account.opens_with(secret[:128]):
        raise WrongSecret
    attempt.delete()


def forget_sessions(*, now: datetime) -> int:
    """Sessions that ended: nobody comes back to them, and every backup would hold them."""
    return Session.objects.filter(expire_date__lte=now).delete()[0]


def forget_tries(*, now: datetime) -> int:
    """Wrong secrets that no longer count."""
    return TakeBackAttempt.objects.filter(at__lte=now - limits.WINDOW).delete()[0]


def forget_limits(*, now: datetime) -> int:
    """Counts of sign-in tries that no longer count: Django forgets them only when the table is
    full, and their keys hold the addresses people came from."""
    table, expires = map(
        connection.ops.quote_name, (settings.CACHES["default"]["LOCATION"], "expires")
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {table} WHERE {expires} <= %s",  # noqa: S608  (our own names, quoted)
            [connection.ops.adapt_datetimefield_value(now)],
        )
        return int(cursor.rowcount)
