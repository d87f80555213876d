"""« Les postes »: the machines of the room, from the desk; and what such a machine shows."""

from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access import actions, queries, room
from palier.access.actions.stations import NumberTaken, StationTaken
from palier.access.forms.persons import StationForm
from palier.access.models import Station
from palier.access.queries import STATION
from palier.access.request import HelperRequest, PalierRequest
from palier.access.sides import open_side, unattended
from palier.access.wording import CLOSED
from palier.people import queries as people
from palier.people.models import Visit
from palier.people.rules.actor import NotAllowed
from palier.people.rules.may import require

YEAR = 400 * 24 * 3600
"""Seconds: browsers keep no cookie longer (RFC 6265bis, 5.5), and each person renews it."""


@require_GET
def stations(request: HelperRequest) -> HttpResponse:
    """Which there are, when each gave a sign of life, and « Cette machine est le poste 5 »."""
    require(request.actor, "pair_station")
    form = StationForm(initial={"number": room.next_number(request.actor)})
    context = {"form": form, "seats": room.seats_of(request.actor, request.now)}
    return render(request, "access/stations.html", context)


@require_http_methods(["GET", "POST"])
def pair_station(request: HelperRequest) -> HttpResponse:
    """The machine becomes a station, asked once more when another one bears the number."""
    require(request.actor, "pair_station")
    form = StationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            word = actions.pair_station(
                request,
                number=form.cleaned_data["number"],
                replaces=request.POST.get("do") == "replace",
                now=request.now,
            )
            return _remembers(redirect("station"), word)
        except NumberTaken:
            form.add_error("number", ValidationError(_("Ce poste existe déjà."), code="taken"))
    context = {"form": form, "taken": form.has_error("number", "taken")}
    return render(request, "access/pair_station.html", context, status=422 if form.errors else 200)


@require_POST
def retire_station(request: HelperRequest, station_id: UUID) -> HttpResponse:
    try:
        actions.retire_station(actor=request.actor, station_id=station_id, now=request.now)
    except Station.DoesNotExist as unknown:
        raise NotAllowed from unknown
    return redirect("stations")


@require_http_methods(["GET", "POST"])
def open_on_station(request: HelperRequest, visit_id: UUID) -> HttpResponse:
    """GET shows the machines; POST opens the person's page on one, and the desk stays here."""
    try:
        visit = people.visits_in_hand(request.actor, request.now).get(pk=visit_id, left_at=None)
        if request.method == "POST":
            return _open(request, visit)
    except (Visit.DoesNotExist, Station.DoesNotExist) as unknown:
        raise NotAllowed from unknown
    return _choice(request, visit)


def _open(request: HelperRequest, visit: Visit) -> HttpResponse:
    try:
        actions.open_on_station(
            actor=request.actor,
            visit_id=visit.pk,
            station_id=UUID(request.POST.get("station", "")),
            now=request.now,
        )
    except (StationTaken, ValueError):
        return _choice(request, visit, wrong=_("Ce poste est pris. Choisissez-en un autre."))
    return redirect("desk")


def _choice(request: HelperRequest, visit: Visit, wrong: str = "") -> HttpResponse:
    context = {
        "visit": visit,
        "seats": room.seats_of(request.actor, request.now),
        "wrong": wrong,
    }
    return render(request, "access/open_on_station.html", context, status=422 if wrong else 200)


@require_POST
def close_station(request: HelperRequest, station_id: UUID) -> HttpResponse:
    try:
        actions.close_station(actor=request.actor, station_id=station_id, now=request.now)
    except Station.DoesNotExist as unknown:
        raise NotAllowed from unknown
    return redirect("desk")


@unattended
@open_side
@require_GET
def station(request: PalierRequest) -> HttpResponse:
    """What the machine shows while nobody's page is there; it knows nothing of anybody."""
    if queries.holds_screen(request):
        return redirect("my_home")
    machine = queries.station_of(request)
    if machine is None or queries.is_handed_over(request):
        return redirect("welcome")
    context = {
        "machine": machine,
        "ready": room.waiting_on(machine, request.now) is not None,
        "closed": "closed" in request.GET,
        "why": CLOSED.get(request.GET.get("closed", "")),
    }
    return render(request, "access/station.html", context)


@unattended
@open_side
@require_GET
def station_news(request: PalierRequest) -> HttpResponse:
    """Asked every few seconds by the machine, with its sign of life: one word, about nobody."""
    machine = queries.station_of(request)
    if queries.holds_screen(request):
        said = "held"
    elif machine is None:
        said = "unknown"
    else:
        said = "ready" if room.waiting_on(machine, request.now) else "waits"
    if machine is not None:
        queries.mark_awake(machine, request.now)
    return HttpResponse(said, content_type="text/plain")


@open_side
@require_POST
def claim_screen(request: PalierRequest) -> HttpResponse:
    """The machine takes the page that waits for it; other tabs and copies stay where they are."""
    word = actions.claim_screen(request, now=request.now)
    if not word:
        return redirect("station")
    return _remembers(redirect("accept_sight"), word)


def _remembers(response: HttpResponse, word: str) -> HttpResponse:
    response.set_cookie(
        STATION,
        word,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
