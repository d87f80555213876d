"""Who is behind a request."""

from datetime import datetime
from hashlib import sha256
from ipaddress import ip_address, ip_network
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from palier.access.cards import Shown
from palier.access.models import Account, Sitting, Station
from palier.access.request import PalierRequest
from palier.access.rules.sitting import is_live, is_worth_marking
from palier.people.models import Membership, Structure, TrustedHelper
from palier.people.rules.actor import HelperActor, PersonActor, Role

SITTING = "sitting"
"""Session key: which sitting this browser holds."""


STATION = "station"
"""Cookie of a paired machine: it outlives every person who sits there."""

PLACE = "place"
"""Session key: where a helper who works in several places said she works now."""


def station_of(request: HttpRequest) -> Station | None:
    """The machine of the room this browser is, if a helper paired it."""
    word = request.COOKIES.get(STATION, "")
    if not word:
        return None
    stations = Station.objects.select_related("structure")
    return stations.filter(digest=digest_of(word), retired_at=None).first()


def digest_of(word: str) -> str:
    """What is kept of a machine's word: 256 random bits need no slower function."""
    return sha256(word.encode()).hexdigest()


def mark_awake(station: Station, now: datetime) -> None:
    """The machine is on: as for a person, written now and then only."""
    if station.seen_at is None or is_worth_marking(seen_at=station.seen_at, now=now):
        Station.objects.filter(pk=station.pk).update(seen_at=now)


def shared_locks(request: HttpRequest, shown: Shown) -> tuple[str, ...]:
    """What counts this try together with those of others: the machine and the place, else the
    address of the network and the whole outside. Nobody invents a square, so it counts alone."""
    if shown.by_square:
        return ()
    if station := station_of(request):
        return f"station:{station.pk}", f"place:{station.structure_id}"
    return f"from:{_where(request)}", "outside:"


def _where(request: HttpRequest) -> str:
    """The network somebody writes from, never in clear: a household of IPv6 is one /64."""
    address = ip_address(get_adapter().get_client_ip(request))
    network = ip_network(f"{address}/{64 if address.version == 6 else 32}", strict=False)
    return str(salted_hmac("palier.access.from", str(network), algorithm="sha256").hexdigest())


def holds_screen(request: PalierRequest) -> bool:
    return isinstance(request.actor, PersonActor)


def is_handed_over(request: PalierRequest) -> bool:
    """A helper gave this screen, and nobody took it back: a person holds it, or it waits."""
    return request.sitting is not None and request.sitting.how == Sitting.How.HANDED


def identify(request: PalierRequest, *, alive: bool = True) -> None:
    """Fills ``actor``, ``place`` and, by side, ``sitting`` or ``helper`` and ``account``.

    ``alive=False``: the browser asks by itself, which is not somebody's sign of life."""
    if kept := request.session.get(SITTING):
        _identify_person(request, kept, alive=alive)
    elif isinstance(request.user, Account):
        _identify_helper(request, request.user)


def _identify_person(request: PalierRequest, kept: str, *, alive: bool) -> None:
    sitting = (
        Sitting.objects.select_related("structure", "visit", "person").filter(pk=UUID(kept)).first()
    )
    if sitting is None:  # erased meanwhile: the screen belongs to nobody
        request.session.flush()
        return
    live = is_open(sitting, request.now)
    request.closed = "" if live else sitting.ending or Sitting.Ending.IDLE
    if not live and sitting.how != Sitting.How.HANDED:
        request.session.flush()
        return
    request.sitting, request.place = sitting, sitting.structure
    if live:
        if alive:
            _mark_alive(sitting, request.now)
        request.actor = PersonActor(
            id=sitting.person_id, structure_id=sitting.structure_id, visit_id=sitting.visit_id
        )


def is_open(sitting: Sitting, now: datetime) -> bool:
    """Neither left, nor forgotten, nor said at the desk to be over: else the next to sit there
    would be taken for her."""
    left = sitting.visit is not None and sitting.visit.left_at is not None
    ended = left or sitting.waits or sitting.ended_at is not None
    return not ended and is_live(seen_at=sitting.seen_at, now=now)


def _mark_alive(sitting: Sitting, now: datetime) -> None:
    """The only write of a page that is read, with « who looked »: reading is a sign of life."""
    if is_worth_marking(seen_at=sitting.seen_at, now=now):
        Sitting.objects.filter(pk=sitting.pk, ended_at=None).update(seen_at=now)
        sitting.seen_at = now


def _identify_helper(request: PalierRequest, account: Account) -> None:
    if account.is_demo and not settings.DEMO:  # signed in while this place was a demonstration
        logout(request)
        return
    request.account = account
    places, chosen = list(memberships_of(account)), request.session.get(PLACE)
    if len(places) > 1:
        places = [one for one in places if str(one.structure_id) == chosen]
    if not places:
        return
    membership = places[0]
    request.helper, request.place = membership.helper, membership.structure
    request.actor = HelperActor(
        id=membership.helper_id,
        structure_id=membership.structure_id,
        role=Role(membership.role),
    )


def is_trusted(account: Account) -> bool:
    """Whether a person named whoever signs in with it, today or before."""
    return TrustedHelper.objects.filter(helper=account.helper_id).exists()


def memberships_of(account: Account) -> QuerySet[Membership]:
    """Where an account works now, the oldest place first."""
    open_ones = Membership.objects.filter(helper=account.helper_id, until=None)
    return open_ones.select_related("structure", "helper").order_by("since", "pk")


def account_of(helper_id: UUID | None) -> int | None:
    """The account of whoever gave the screen: proposed first when it goes back."""
    return Account.objects.filter(helper=helper_id).values_list("pk", flat=True).first()


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


def colleagues_of(actor: HelperActor) -> list[Account]:
    """The others who work in the helper's place."""
    place = Structure.objects.get(pk=actor.structure_id)
    return [one for one in colleagues(place) if one.helper_id != actor.id]


def actor_in(place: Structure, account: Account) -> HelperActor:
    """The helper behind an account, acting in a place where she works."""
    membership = Membership.objects.get(helper=account.helper_id, structure=place, until=None)
    return HelperActor(membership.helper_id, membership.structure_id, Role(membership.role))
