"""Who wishes to see the adviser: put on the list by a helper or by herself, seen, answered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palier.access.request import HelperRequest, PersonRequest
from palier.access.sides import person_side
from palier.journey import circle
from palier.journey.actions import advisers
from palier.journey.around_forms import AnswerForm, SeatForm, WishForm
from palier.journey.finding import found, known, opened
from palier.journey.models import AdviserVisit
from palier.people.models import Beneficiary
from palier.people.rules.may import require
from palier.web.render import person_page


@require_http_methods(["GET", "POST"])
def seat_person(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """She said it at the counter. ``?visit=`` says which one."""
    require(request.actor, "seat_person")
    person = known(request, beneficiary_id)
    visit = _asked_visit(request)
    form = SeatForm(request.POST or None)
    is_open = circle.is_open_to(request.actor, person.pk, request.now)
    if not is_open:
        del form.fields["shows_plan"]
    if visit and request.method == "POST" and form.is_valid():
        return _seated(request, person, visit, form)
    context = {"person": person, "visit": visit, "form": form, "is_open": is_open}
    return render(request, "journey/seat_person.html", context, status=422 if form.errors else 200)


def _asked_visit(request: HelperRequest) -> AdviserVisit | None:
    """The one that is asked for, among those ahead; else the nearest."""
    ahead = circle.adviser_visits_ahead(request.actor, request.now)
    asked = request.POST if request.method == "POST" else request.GET
    by_id = {str(one.pk): one for one in ahead}
    return by_id.get(asked.get("visit", "")) or next(iter(by_id.values()), None)


def _seated(
    request: HelperRequest, person: Beneficiary, visit: AdviserVisit, form: SeatForm
) -> HttpResponse:
    with found():
        advisers.seat_person(
            actor=request.actor,
            person_id=person.pk,
            adviservisit_id=visit.pk,
            words=form.cleaned_data["words"],
            shows_plan=bool(form.cleaned_data.get("shows_plan")),
            now=request.now,
        )
    return redirect("adviser_visit", visit.pk)


@require_POST
def free_seat(request: HelperRequest, adviserseat_id: UUID) -> HttpResponse:
    require(request.actor, "free_seat")
    with found():
        seat = advisers.free_seat(
            actor=request.actor, adviserseat_id=adviserseat_id, now=request.now
        )
    return redirect("adviser_visit", seat.visit_id)


@require_POST
def note_seen(request: HelperRequest, adviserseat_id: UUID) -> HttpResponse:
    require(request.actor, "note_seen")
    with found():
        seat = advisers.note_seen(
            actor=request.actor,
            adviserseat_id=adviserseat_id,
            seen=request.POST.get("seen") != "no",
            now=request.now,
        )
    return redirect("adviser_visit", seat.visit_id)


@require_http_methods(["GET", "POST"])
def note_adviser_answer(request: HelperRequest, adviserseat_id: UUID) -> HttpResponse:
    """What was answered is a line of her thread, where she lets this place write."""
    require(request.actor, "note_adviser_answer")
    with found():
        seat = circle.seats_visible_to(request.actor).get(pk=adviserseat_id)
    person = opened(request, seat.person_id)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            advisers.note_adviser_answer(
                actor=request.actor,
                adviserseat_id=seat.pk,
                words=form.cleaned_data["words"],
                ticket=form.cleaned_data["ticket"],
                now=request.now,
            )
            messages.success(request, _("C’est noté dans son fil."))
            return redirect("adviser_visit", seat.visit_id)
        except advisers.NoWords:
            form.add_error("words", _("Écrivez quelques mots."))
    context = {"seat": seat, "person": person, "form": form}
    status = 422 if form.errors else 200
    return render(request, "journey/note_adviser_answer.html", context, status=status)


@person_side
@require_http_methods(["GET", "POST"])
def wish_adviser(request: PersonRequest, adviservisit_id: UUID) -> HttpResponse:
    """Her words, and whether her steps are shown."""
    visit = _hers(request, adviservisit_id)
    seat = circle.seats_of(request.actor, request.now).filter(visit=visit).first()
    before = {"words": seat.words, "shows_plan": seat.shows_plan} if seat else {}
    form = WishForm(request.POST if request.method == "POST" else None, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            advisers.wish_adviser(
                actor=request.actor,
                adviservisit_id=visit.pk,
                words=form.cleaned_data["words"],
                shows_plan=form.cleaned_data["shows_plan"],
                now=request.now,
            )
            messages.success(request, _("C’est noté."))
        except advisers.VisitOver:
            messages.info(request, _("Cette visite n’a plus lieu. Demandez la suivante."))
        return redirect("who_accompanies")
    context = {"visit": visit, "seat": seat, "form": form}
    status = 422 if form.errors else 200
    return person_page(request, "journey/wish_adviser.html", context, status=status)


@person_side
@require_POST
def give_up_adviser(request: PersonRequest, adviservisit_id: UUID) -> HttpResponse:
    visit = _hers(request, adviservisit_id)
    advisers.give_up_adviser(actor=request.actor, adviservisit_id=visit.pk, now=request.now)
    messages.success(request, _("C’est noté. Vous n’êtes plus sur la liste."))
    return redirect("who_accompanies")


def _hers(request: PersonRequest, visit_id: UUID) -> AdviserVisit:
    """A visit of the place where she is."""
    with found():
        return circle.adviser_visits_of(request.actor).get(pk=visit_id)
