"""A demonstration place, with the cast of the project: what a stranger meets in the first minute.

Loaded once; run again, it keeps whatever was entered since. Refused outside the demonstration.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction

from palier.access.actions import add_helper
from palier.access.models import Account
from palier.attention import actions as attention
from palier.people.actions import welcome_person
from palier.people.models import Structure
from palier.people.rules.actor import HelperActor, PersonActor, Role

NAMESPACE = UUID("5d2ef4f0-6c1b-4c1a-9a55-7a1f5a0c0de0")
"""Demonstration ids are derived from names, so that a second run finds what the first one made."""

PASSWORD = "palier-demo-2026"  # noqa: S105  a demonstration password, refused outside it
PIN = "2026"


@dataclass(frozen=True)
class SignIn:
    name: str
    email: str
    password: str
    purpose: str


SIGN_INS = (
    SignIn("Nolwenn", "nolwenn@demo.example", PASSWORD, "médiatrice, Espace de Kérourien"),
    SignIn("Yann", "yann@demo.example", PASSWORD, "conseiller, Espace de Kérourien"),
    SignIn("Charlie", "charlie@demo.example", PASSWORD, "d’un autre lieu : ne voit rien d’ici"),
)

ARRIVALS = (
    ("Claudia", "Refaire son CV", 42),
    ("Ibrahim", "Envoyer un mail", 25),
    ("", "Imprimer une offre", 14),
    ("Geneviève", "S’actualiser", 6),
    ("Leïla", "J’ai reçu un message", 3),
)
"""First name (or none), request, minutes since the arrival."""


class NotADemonstration(Exception):  # noqa: N818  (a refusal, not a mistake)
    """Demonstration people never enter a real place."""


@transaction.atomic
def load(now: datetime) -> None:
    """Raises :class:`NotADemonstration` unless ``settings.DEMO``."""
    if not settings.DEMO:
        raise NotADemonstration
    if Account.objects.filter(is_demo=True).exists():
        return
    kerourien = _place("Espace multimédia de Kérourien", Structure.Kind.EPN)
    elsewhere = _place("Relais emploi du Port", Structure.Kind.RELAIS)
    nolwenn = _helper(kerourien, SIGN_INS[0], Role.MEDIATOR, now)
    _helper(kerourien, SIGN_INS[1], Role.COUNSELLOR, now)
    _helper(elsewhere, SIGN_INS[2], Role.COUNSELLOR, now)
    actor = HelperActor(nolwenn.helper_id, kerourien.pk, Role.MEDIATOR)
    for name, request, minutes in ARRIVALS:
        visit = welcome_person(
            actor=actor,
            first_name=name,
            request=request,
            ticket=uuid5(NAMESPACE, f"visit {name}"),
            now=now - timedelta(minutes=minutes),
        )
        if name == "Leïla":
            attention.ask_for_human(
                actor=PersonActor(visit.person_id, kerourien.pk, visit.pk),
                words="Je voudrais tenir la souris",
                now=now,
            )


def _place(name: str, kind: str) -> Structure:
    return Structure.objects.create(
        pk=uuid5(NAMESPACE, name), name=name, kind=kind, open_weekdays="12345"
    )


def _helper(place: Structure, who: SignIn, role: Role, now: datetime) -> Account:
    return add_helper(
        place=place,
        name=who.name,
        email=who.email,
        password=who.password,
        pin=PIN,
        role=role,
        now=now,
        is_demo=True,
    )
