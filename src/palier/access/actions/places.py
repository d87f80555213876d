"""Opening a place, and adding those who work in it."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from palier.access.models import Account
from palier.access.rules import limits
from palier.audit.actions import record
from palier.people.models import Helper, Membership, Structure
from palier.people.rules.actor import Role


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
