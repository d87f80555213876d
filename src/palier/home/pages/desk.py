"""The helper's Monday: who is here, for what, and who waits for an answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from palier.access.request import HelperRequest
from palier.access.room import ready_seats, stations_of, with_screens
from palier.access.roster import lacks_second_factor
from palier.attention import actions as attention
from palier.attention import queries as concerns
from palier.attention.models import Concern
from palier.home.forms import USUAL, ArrivalForm
from palier.people import actions as people
from palier.people import queries
from palier.people.farewells import soon_erased, waiting_for_head
from palier.people.models import Beneficiary, Visit
from palier.people.rules.actor import NotAllowed
from palier.people.rules.may import may

MOST_SOON = 8
"""Names of « Bientôt effacé » on the desk: the nearest first, the others come in their turn."""


@require_GET
def desk(request: HelperRequest) -> HttpResponse:
    return _desk(request, ArrivalForm())


def _desk(request: HelperRequest, form: ArrivalForm, status: int = 200) -> HttpResponse:
    context = {
        "visits": with_screens(queries.here_now(request.actor, request.now), request.now),
        "stations": stations_of(request.actor).exists(),
        "ready": ready_seats(request.actor, request.now),
        "concerns": concerns.concerns_visible_to(request.actor),
        "knows_people": may(request.actor, "know_people"),
        "lately": queries.came_lately(request.actor, request.now),
        "offers_second_factor": lacks_second_factor(request.account),
        "closings": Concern.Closing.choices,
        "form": form,
        "usual": USUAL,
        "soon": soon_erased(request.actor, request.now)[:MOST_SOON],
        "waiting": len(waiting_for_head(request.actor, request.now)),
        "is_head": may(request.actor, "confirm_erasures"),
        "now": request.now,
    }
    return render(request, "home/desk.html", context, status=status)


@require_POST
def welcome_person(request: HelperRequest) -> HttpResponse:
    """*Quelqu’un arrive*. A first name already known here is asked about, once."""
    form = ArrivalForm(request.POST)
    if not form.is_valid():
        return _desk(request, form, status=422)
    said = form.cleaned_data
    wish = said["request"] or said["usual"]
    known = queries.people_called(request.actor, said["first_name"])
    pressed_twice = queries.visits_visible_to(request.actor).filter(ticket=said["ticket"])
    if known and not request.POST.get("returning") and not pressed_twice.exists():
        context = {"known": known, "form": form, "said": said, "wish": wish}
        return render(request, "home/welcome_person.html", context)
    try:
        people.welcome_person(
            actor=request.actor,
            first_name=said["first_name"],
            request=wish,
            ticket=said["ticket"],
            returning=said["returning"],
            now=request.now,
        )
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown
    return redirect("desk")


@require_POST
def end_visit(request: HelperRequest, visit_id: UUID) -> HttpResponse:
    try:
        people.end_visit(actor=request.actor, visit_id=visit_id, now=request.now)
    except Visit.DoesNotExist as unknown:
        raise NotAllowed from unknown
    return redirect("desk")


@require_POST
def close_concern(request: HelperRequest, concern_id: UUID) -> HttpResponse:
    """« Je m’en occupe » takes it; a reason closes it."""
    try:
        if request.POST.get("do") == "take":
            attention.take_concern(actor=request.actor, concern_id=concern_id, now=request.now)
        else:
            attention.close_concern(
                actor=request.actor,
                concern_id=concern_id,
                closing=request.POST.get("closing", ""),
                now=request.now,
            )
    except Concern.DoesNotExist as gone:
        if not Concern.objects.filter(pk=concern_id, structure=request.actor.structure_id).exists():
            raise NotAllowed from gone
        messages.info(request, _("Une autre personne a déjà répondu."))
    except ValueError:
        messages.info(request, _("Dites comment cela se termine."))
    return redirect("desk")
