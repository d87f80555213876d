"""Who is behind a request."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout

from palier.access.models import Account
from palier.access.request import PalierRequest
from palier.people.models import Membership, Structure, Visit
from palier.people.rules.actor import HelperActor, PersonActor, Role

HANDED = "handed_over"
"""Session key: the visit for which this browser was handed to a person, and by whom."""


def is_handed_over(request: PalierRequest) -> bool:
    return isinstance(request.actor, PersonActor)


def has_left(request: PalierRequest) -> bool:
    """The person said *Je m’en vais*, or the desk that she left: the screen waits for a helper."""
    return bool(request.session[HANDED].get("left"))


def identify(request: PalierRequest) -> None:
    """Fills ``actor``, ``place`` and, on the helper's side, ``helper`` and ``account``."""
    if handed := request.session.get(HANDED):
        _identify_person(request, handed)
    elif isinstance(request.user, Account):
        _identify_helper(request, request.user)


def _identify_person(request: PalierRequest, handed: dict[str, str]) -> None:
    visit = (
        Visit.objects.select_related("structure", "person").filter(pk=UUID(handed["visit"])).first()
    )
    if visit is None:  # erased meanwhile: the screen belongs to nobody
        request.session.flush()
        return
    if visit.left_at and not has_left(request):  # said at the desk: the next to sit is not her
        request.session[HANDED] = {**handed, "left": True}
    request.place = visit.structure
    request.actor = PersonActor(
        id=visit.person_id, structure_id=visit.structure_id, visit_id=visit.pk
    )


def _identify_helper(request: PalierRequest, account: Account) -> None:
    if account.is_demo and not settings.DEMO:  # signed in while this place was a demonstration
        logout(request)
        return
    request.account = account
    membership = (
        Membership.objects.filter(helper=account.helper_id, until=None)
        .select_related("structure", "helper")
        .order_by("since")
        .first()
    )
    if membership is None:
        return
    request.helper, request.place = membership.helper, membership.structure
    request.actor = HelperActor(
        id=membership.helper_id,
        structure_id=membership.structure_id,
        role=Role(membership.role),
    )


def colleagues(place: Structure) -> list[Account]:
    """Those who may take a screen of this place back, by name; demonstration accounts only in the
    demonstration."""
    known = Account.objects.filter(
        is_active=True,
        helper__memberships__structure=place,
        helper__memberships__until=None,
    )
    opens = known if settings.DEMO else known.filter(is_demo=False)
    return list(opens.select_related("helper").order_by("helper__name"))


def actor_in(place: Structure, account: Account) -> HelperActor:
    """The helper behind an account, acting in a place where she works."""
    membership = Membership.objects.get(helper=account.helper_id, structure=place, until=None)
    return HelperActor(membership.helper_id, membership.structure_id, Role(membership.role))
