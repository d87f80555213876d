"""The request as every page of Palier receives it: who acts, and at what time."""

from datetime import datetime

from django.http import HttpRequest

from palier.access.models import Account, Sitting
from palier.people.models import Helper, Structure
from palier.people.rules.actor import Actor, HelperActor, PersonActor, TrustedActor


class PalierRequest(HttpRequest):
    """Set by ``SideMiddleware``; ``actor`` is ``None`` only on open and sign-in pages."""

    now: datetime
    actor: Actor | None
    account: Account | None
    helper: Helper | None
    place: Structure | None
    sitting: Sitting | None
    standing: tuple[object, ...] | None
    """Rows that say who a helper is, where a page recalls them (``recall.py``)."""
    closed: str
    """How the screen that a person held until now ended (``Sitting.Ending``); else nothing."""


class HelperRequest(PalierRequest):
    actor: HelperActor
    account: Account
    helper: Helper
    place: Structure


class PersonRequest(PalierRequest):
    actor: PersonActor
    place: Structure
    sitting: Sitting


class TrustedRequest(PalierRequest):
    actor: TrustedActor
    account: Account


class HandedRequest(PalierRequest):
    """The screen a helper gave: a person still holds it (``actor``), or left it (``None``)."""

    actor: PersonActor | None
    place: Structure
    sitting: Sitting
