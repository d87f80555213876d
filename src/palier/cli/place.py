"""The place itself: the demonstration with its cast, or a real one with nobody in it yet."""

import getpass
import os
import sys
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from palier.cli import tables
from palier.cli.opening import open_house
from palier.cli.refusal import Refused, say


@dataclass(frozen=True)
class Opening:
    """What a real place needs to open: its name and kind, and its first helper."""

    place: str
    kind: str
    name: str
    email: str


def demo(now: datetime) -> None:
    """Load the demonstration place; what was entered since the last time stays."""
    os.environ["PALIER_DEMO"] = "1"
    open_house()
    from palier.home import demo as demonstration  # noqa: PLC0415  (tables need settings)

    tables.require_up_to_date()
    if get_user_model()._default_manager.exists() and not holds_demonstration():
        raise Refused(
            "ce lieu est réel ; pour la démonstration, choisissez un autre PALIER_VAR.",
            "this is a real place; for the demonstration, choose another PALIER_VAR.",
        )
    demonstration.load(now)
    say("La démonstration est prête.", "The demonstration is ready.")


def holds_demonstration() -> bool:
    """True when an account of the demonstration is in the database."""
    return get_user_model()._default_manager.filter(is_demo=True).exists()


def show_sign_ins() -> None:
    """The sign-ins of the demonstration, one a line, in columns."""
    from palier.home.demo import SIGN_INS  # noqa: PLC0415

    rows = [astuple(sign_in) for sign_in in SIGN_INS]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    say("  Pour entrer dans la démonstration :", "  To sign in to the demonstration:")
    for row in rows:
        print(
            "    " + "   ".join(cell.ljust(w) for cell, w in zip(row, wide, strict=True)).rstrip()
        )
    print()


def init(given: Mapping[str, str], now: datetime) -> None:
    """Open a real place with its first helper; asks at the keyboard for what is not given."""
    open_house()
    tables.migrate(now)
    if holds_demonstration():
        raise Refused(
            "ce lieu contient la démonstration ; choisissez un autre PALIER_VAR.",
            "this place holds the demonstration; choose another PALIER_VAR.",
        )
    if get_user_model()._default_manager.exists() and not given.get("another"):
        raise Refused(
            "un lieu est déjà prêt ici ; pour un second, ajoutez --another.",
            "a place is ready here already; for a second one, add --another.",
        )
    opening = Opening(**{key: given[key] or ask(key, QUESTIONS) for key in QUESTIONS})
    _open(opening, *(secret(variable) for variable in TYPED), now=now)
    say(
        f"« {opening.place} » est prêt. Lancez : palier serve",
        f"“{opening.place}” is ready. Run: palier serve",
    )


def _open(opening: Opening, password: str, pin: str, *, now: datetime) -> None:
    from palier.access.actions import open_place  # noqa: PLC0415  (idem)

    try:
        open_place(
            place_name=opening.place,
            kind=opening.kind,
            helper_name=opening.name,
            email=opening.email,
            password=password,
            pin=pin,
            now=now,
        )
    except ValidationError as error:
        said = " ".join(error.messages)
        raise Refused(f"cela ne convient pas : {said}", f"this does not do: {said}") from None


QUESTIONS = {
    "place": "Nom du lieu / Name of the place",
    "kind": "Sorte de lieu / Kind of place (EPN, CCAS, PLIE, ML, CAP_EMPLOI, FT, ASSO…)",
    "name": "Votre nom / Your name",
    "email": "Votre adresse e-mail / Your e-mail address",
}
TYPED = {
    "PALIER_INIT_PASSWORD": "Votre mot de passe, 12 signes au moins / Your password, 12 or more",
    "PALIER_INIT_PIN": "Votre code pour reprendre l’écran / Your code to take the screen back",
}


def ask(key: str, questions: Mapping[str, str]) -> str:
    """What was not given as an option, asked at the keyboard."""
    _require_keyboard(f"--{key}")
    while not (answer := input(f"{questions[key]} : ").strip()):
        pass
    return answer


def secret(variable: str) -> str:
    """From the environment, or typed twice unseen: never an option, which others can read."""
    if variable in os.environ:
        return os.environ[variable]
    _require_keyboard(variable)
    while True:
        first = getpass.getpass(f"{TYPED[variable]} : ")
        if first and first == getpass.getpass("Encore une fois / Once more : "):
            return first
        say("Les deux ne sont pas pareils.", "The two are not the same.")


def _require_keyboard(wanted: str) -> None:
    if not sys.stdin.isatty():
        raise Refused(f"il manque {wanted}.", f"{wanted} is missing.")
