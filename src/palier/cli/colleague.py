"""`palier helper`: one more person who works here."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from palier.cli.opening import open_house
from palier.cli.place import TYPED, ask, secret
from palier.cli.refusal import Refused, say
from palier.people.rules.actor import Role

if TYPE_CHECKING:
    from palier.people.models import Structure

QUESTIONS = {
    "name": "Son prénom / First name",
    "email": "Son adresse e-mail / E-mail address",
    "role": f"Son rôle / Role ({', '.join(Role)})",
}


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
