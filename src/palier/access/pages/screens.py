"""The screen changes hands."""

from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access import actions, queries, traces
from palier.access.forms.persons import TakeBackForm
from palier.access.models import Sitting
from palier.access.request import HandedRequest, HelperRequest, PalierRequest, PersonRequest
from palier.access.sides import handed_side, open_side, person_side, unattended
from palier.access.tries import TooManyTries, WrongSecret
from palier.access.ways import hers
from palier.access.wording import CLOSED
from palier.people import queries as people
from palier.people.models import Visit
from palier.people.rules.actor import NotAllowed
from palier.web.render import person_page


@require_POST
def sign_out(request: PalierRequest) -> HttpResponse:
    """Signing out never signs a person's session out: that is *Je m’en vais*."""
    if request.sitting is not None:
        return redirect("take_back")
    logout(request)
    return redirect("welcome")


@require_http_methods(["GET", "POST"])
def hand_over(request: HelperRequest, visit_id: UUID) -> HttpResponse:
    """GET asks; POST hands the browser over."""
    try:
        if request.method == "GET":
            visit = people.visits_in_hand(request.actor, request.now).get(pk=visit_id, left_at=None)
            return render(request, "access/hand_over.html", {"visit": visit})
        actions.hand_over(request, visit_id=visit_id, now=request.now)
    except Visit.DoesNotExist as gone:
        raise NotAllowed from gone
    return traces.wiped(request, redirect("accept_sight"))


@handed_side
@require_http_methods(["GET", "POST"])
def take_back(request: HandedRequest) -> HttpResponse:
    """The helper's password or PIN gives the screen back to the helper's side."""
    form = TakeBackForm(
        request.POST or None,
        colleagues=queries.colleagues(request.place),
        initial={"account": queries.account_of(request.sitting.opened_by_id)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            back = actions.take_back(
                request,
                account_id=form.cleaned_data["account"],
                secret=form.cleaned_data["secret"],
                now=request.now,
            )
            return traces.wiped(request, back)
        except WrongSecret:
            form.add_error("secret", _("Ce n’est pas le bon code. Essayez encore."))
        except TooManyTries:
            form.add_error("secret", _("Trop d’essais. Attendez un quart d’heure."))
    context = {
        "form": form,
        "gone": request.actor is None,
        "left": request.sitting.ending == Sitting.Ending.LEFT,
        "why": CLOSED.get(request.closed),
    }
    return render(request, "access/take_back.html", context)


@unattended
@person_side
@require_GET
def are_you_there(request: PersonRequest) -> HttpResponse:
    """Without JavaScript, a page left alone becomes this one a minute before it closes."""
    context = {"back": hers(request.GET.get("back", ""))}
    return person_page(request, "access/are_you_there.html", context, personal=False)


@person_side
@require_POST
def still_here(request: PersonRequest) -> HttpResponse:
    """« Je suis là », or somebody who types: what is being typed comes along."""
    actions.still_here(
        request,
        page=request.POST.get("page", ""),
        words=request.POST.get("words"),
        now=request.now,
    )
    back = request.POST.get("back")
    if back is None:
        return HttpResponse(status=204, content_type="text/plain")
    return redirect(hers(back))


@unattended
@open_side
@require_GET
def screen_closed(request: PalierRequest) -> HttpResponse:
    """Where a page goes when it closes: time passed, or the desk closed it."""
    why = request.GET.get("why", "") if request.GET.get("why") in CLOSED else ""
    if queries.holds_screen(request):
        return redirect("my_home")
    if queries.is_handed_over(request):
        return traces.wiped(request, redirect("take_back"))
    if queries.station_of(request):
        return redirect(f"{reverse('station')}?closed={why or 1}")
    if request.actor:
        return redirect("desk")
    return render(request, "access/screen_closed.html", {"why": CLOSED.get(why)})
