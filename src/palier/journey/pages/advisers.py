"""The adviser's monthly visit: planned, filled, printed, and what was answered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access.request import HelperRequest
from palier.audit.actions import record_look
from palier.journey import adviser_paper, circle
from palier.journey.actions import advisers
from palier.journey.around_forms import DAY_FAULTS, VisitForm
from palier.journey.finding import found
from palier.journey.models import AdviserVisit
from palier.people.rules.may import require
from palier.web.answers import language, shown


@require_http_methods(["GET", "POST"])
def plan_adviser_visit(request: HelperRequest) -> HttpResponse:
    """Those that come, those of last month, and a new one."""
    require(request.actor, "plan_adviser_visit")
    form = VisitForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _planned(request, form):
        return redirect("plan_adviser_visit")
    context = {
        "form": form,
        "ahead": circle.adviser_visits_ahead(request.actor, request.now),
        "lately": circle.adviser_visits_lately(request.actor, request.now),
    }
    status = 422 if form.errors else 200
    return render(request, "journey/plan_adviser_visit.html", context, status=status)


def _planned(request: HelperRequest, form: VisitForm) -> bool:
    day = form.cleaned_data["day"]
    if day is None:
        form.add_error("day", _("Choisissez un jour."))
        return False
    try:
        advisers.plan_adviser_visit(
            actor=request.actor, adviser=form.cleaned_data["adviser"], day=day, now=request.now
        )
    except advisers.DayRefused as refused:
        form.add_error("day", DAY_FAULTS[refused.fault])
    except advisers.NobodyNamed:
        form.add_error("adviser", _("Dites qui vient."))
    return not form.errors


def _visit(request: HelperRequest, visit_id: UUID) -> AdviserVisit:
    with found():
        return circle.adviser_visits_of(request.actor).get(pk=visit_id)


@require_GET
def adviser_visit(request: HelperRequest, adviservisit_id: UUID) -> HttpResponse:
    """Who wishes to be seen, in the order of asking; what was answered."""
    require(request.actor, "know_people")
    visit = _visit(request, adviservisit_id)
    seats = list(circle.seats_visible_to(request.actor).filter(visit=visit))
    opened = circle.open_among(request.actor, [one.person_id for one in seats], request.now)
    context = {"visit": visit, "seats": seats, "opened": opened}
    return render(request, "journey/adviser_visit.html", context)


@require_GET
def adviser_pages(request: HelperRequest, adviservisit_id: UUID) -> HttpResponse:
    """A list, then one page for each; steps and thread only where she agrees, today too."""
    require(request.actor, "know_people")
    visit = _visit(request, adviservisit_id)
    sheets = adviser_paper.sheets_of(request.actor, visit, request.now)
    for sheet in sheets:
        if sheet.shows:
            record_look("plan", actor=request.actor, person_id=sheet.person_id, now=request.now)
    return shown(adviser_paper.pages(visit, sheets, language()), "visite.pdf")


@require_POST
def cancel_adviser_visit(request: HelperRequest, adviservisit_id: UUID) -> HttpResponse:
    require(request.actor, "cancel_adviser_visit")
    with found():
        advisers.cancel_adviser_visit(
            actor=request.actor, adviservisit_id=adviservisit_id, now=request.now
        )
    messages.success(request, _("C’est annulé. Les personnes inscrites le lisent sur leur écran."))
    return redirect("plan_adviser_visit")
