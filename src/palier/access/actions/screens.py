"""A screen changes hands: given to a person, left, taken back."""

from datetime import datetime
from typing import Final
from uuid import UUID

from allauth.account.utils import perform_login
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from palier.access import drafts, queries
from palier.access.models import Sitting
from palier.access.queries import PLACE, SITTING, colleagues
from palier.access.request import HandedRequest, HelperRequest, PersonRequest
from palier.access.sittings import end_sitting, give_screen
from palier.access.tries import WrongSecret, refuse_a_wrong_secret
from palier.access.ways import is_hers
from palier.audit.actions import record
from palier.people import queries as people
from palier.people.rules.may import require

BACKEND: Final = "allauth.account.auth_backends.AuthenticationBackend"


def hand_over(request: HelperRequest, *, visit_id: UUID, now: datetime) -> None:
    """The browser changes hands: the helper is signed out, the session key changes.

    Raises ``Visit.DoesNotExist`` when the visit is not one of the helper's place.
    """
    actor = request.actor
    require(actor, "hand_over")
    visit = people.visits_in_hand(actor, now).get(pk=visit_id, left_at=None)
    with transaction.atomic():
        sitting = give_screen(visit=visit, how=Sitting.How.HANDED, given_by=actor.id, now=now)
        record("hand_over", actor=actor, now=now, person_id=visit.person_id, visit=str(visit.pk))
    logout(request)  # flushes the session: nothing of the helper's side stays behind
    request.session[SITTING] = str(sitting.pk)


def leave_screen(request: PersonRequest, *, now: datetime) -> None:
    """*Je m’en vais*: the session dies on the server; everything of the person is kept. A screen
    that a helper gave still knows which place may take it back, and nothing else."""
    sitting = request.sitting
    with transaction.atomic():
        if end_sitting(sitting=sitting, ending=Sitting.Ending.LEFT, now=now):
            record("leave_screen", actor=request.actor, now=now, person_id=request.actor.id)
    request.session.flush()
    if sitting.how == Sitting.How.HANDED:
        request.session[SITTING] = str(sitting.pk)


def still_here(request: PersonRequest, *, page: str, words: str | None, now: datetime) -> None:
    """A sign of life (the middleware has written it), with what is being typed on ``page``, if
    anything was; ``words`` is ``None`` when nothing was."""
    if words is not None and is_hers(page):
        drafts.keep(person_id=request.actor.id, page=page, words=words, now=now)


def take_back(
    request: HandedRequest, *, account_id: int, secret: str, now: datetime
) -> HttpResponse:
    """A helper of the place gives a password or PIN: the screen is the helper's again.

    Who gave it showed her second factor in this browser this morning; a colleague who has one is
    asked for it now: a PIN typed in front of everybody must not stand for both.

    Raises ``TooManyTries`` or ``WrongSecret``; a wrong try is kept even then.
    """
    account = next((a for a in colleagues(request.place) if a.pk == account_id), None)
    if account is None:
        raise WrongSecret
    refuse_a_wrong_secret(
        lock=f"account:{account.pk}",
        opens=lambda: account.opens_with(secret[:128]),
        now=now,
    )
    actor, person_id = queries.actor_in(request.place, account), request.sitting.person_id
    with transaction.atomic():
        end_sitting(sitting=request.sitting, ending=Sitting.Ending.TAKEN_BACK, now=now)
        record("take_back", actor=actor, now=now, person_id=person_id)
    request.session.flush()
    request.session[PLACE] = str(actor.structure_id)
    if account.helper_id != request.sitting.opened_by_id and is_mfa_enabled(account):
        asked: HttpResponse = perform_login(request, account)
        return asked
    login(request, account, backend=BACKEND)
    return redirect("desk")
