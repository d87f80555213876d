"""`palier helper`: one more person who works here, or a way back in for one of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse

from palier.cli.opening import open_house
from palier.cli.place import TYPED, ask, secret
from palier.cli.refusal import Refused, say
from palier.people.rules.actor import Role

if TYPE_CHECKING:
    from palier.access.models import Account
    from palier.people.models import Structure

QUESTIONS = {
    "name": "Son prénom / First name",
    "email": "Son adresse e-mail / E-mail address",
    "role": f"Son rôle / Role ({', '.join(Role)})",
}


def helper(given: Mapping[str, Any], now: datetime) -> None:
    """Add somebody, or help whoever ``--reset`` or ``--reopen`` names by an e-mail address."""
    if given["reset"]:
        reset(given["reset"], lost_device=given["lost_device"], now=now)
    elif given["reopen"]:
        reopen(given["reopen"], now)
    else:
        add(given, now)


def reset(email: str, *, lost_device: bool, now: datetime) -> None:
    """Print a link that chooses a new password, once, within a day. With ``lost_device``, the
    second factor goes too. For a head whom nobody else can help."""
    account = _account(email)
    from palier.access.actions import give_new_way_in  # noqa: PLC0415  (tables need settings)

    _, token = give_new_way_in(
        actor=None, account_id=account.pk, forgets_second_factor=lost_device, now=now
    )
    link = f"{settings.URL}{reverse('choose_password', args=[token])}"
    say(
        f"Ce lien sert une fois, pendant un jour : {link}",
        f"This link opens once, within a day: {link}",
    )


def reopen(email: str, now: datetime) -> None:
    """An account that closed by itself opens again."""
    account = _account(email)
    from palier.access.actions import reopen_account  # noqa: PLC0415  (idem)

    reopen_account(actor=None, account_id=account.pk, now=now)
    say(f"{account} peut se connecter.", f"{account} can sign in.")


def _account(email: str) -> "Account":
    open_house()
    from palier.access.models import Account  # noqa: PLC0415  (idem)

    account = Account.objects.filter(email=email.strip().lower()).select_related("helper").first()
    if account is None:
        raise Refused(
            f"aucun compte n’a l’adresse {email}.", f"no account has the address {email}."
        )
    return account


def add(given: Mapping[str, str], now: datetime) -> None:
    """Add a helper to the place; ``--place`` names it when there are several.

    Raises :class:`Refused` with the reason when a value is not accepted.
    """
    open_house()
    from palier.access.actions import add_helper  # noqa: PLC0415  (tables need settings)

    place = _place(given["place"])
    said = {key: given[key] or ask(key, QUESTIONS) for key in QUESTIONS}
    if said["role"] not in list(Role):
        raise Refused(f"les rôles sont : {', '.join(Role)}.", f"roles are: {', '.join(Role)}.")
    password, pin = (secret(variable) for variable in TYPED)
    try:
        add_helper(
            place=place,
            name=said["name"],
            email=said["email"],
            password=password,
            pin=pin,
            role=Role(said["role"]),
            now=now,
        )
    except ValidationError as error:
        wrong = " ".join(error.messages)
        raise Refused(f"cela ne convient pas : {wrong}", f"this does not do: {wrong}") from None
    say(f"{said['name']} peut se connecter.", f"{said['name']} can sign in.")


def _place(name: str) -> "Structure":
    from palier.people.models import Structure  # noqa: PLC0415  (idem)

    places = Structure.objects.filter(name=name) if name else Structure.objects.all()
    if len(places) != 1:
        known = ", ".join(Structure.objects.values_list("name", flat=True)) or "—"
        raise Refused(f"dites quel lieu avec --place : {known}.", f"say which --place: {known}.")
    return places[0]
