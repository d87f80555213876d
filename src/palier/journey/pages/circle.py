"""An interview on one screen: the thread, who accompanies her, relays, the next adviser."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access.request import HelperRequest
from palier.audit.actions import record_look
from palier.journey import circle as around
from palier.journey.actions import facts
from palier.journey.around_forms import FactForm
from palier.journey.finding import found, known, opened
from palier.journey.rules.facts import ANSWERS, Answer, Kind
from palier.people.rules.may import require


@require_GET
def circle(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """Without her agreement, how to get it; with it, everything, and she reads who looked."""
    person = known(request, beneficiary_id)
    actor, now = request.actor, request.now
    is_open = around.is_open_to(actor, person.pk, now)
    seats = around.seats_visible_to(actor).filter(person=person)
    context = {
        "person": person,
        "is_open": is_open,
        "visits": around.adviser_visits_ahead(actor, now)[:3],
        "seats": {one.visit_id: one for one in seats},
    }
    if is_open:
        record_look("plan", actor=actor, person_id=person.pk, now=now)
        context |= {
            "facts": around.facts_visible_to(actor, now).filter(person=person),
            "supports": around.supports_visible_to(actor, now).filter(person=person),
            "relays": around.relays_of(actor, person.pk, now),
            "to_receive": around.relays_waiting(actor).filter(person=person),
            "may_relay": around.places_to_relay_to(actor).exists(),
            "answers": ANSWERS.items(),
            "ticket": uuid4(),
        }
    return render(request, "journey/circle.html", context)


@require_http_methods(["GET", "POST"])
def write_fact(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """One line in a hurry, or a whole form for what was sent and for an interview."""
    require(request.actor, "write_fact")
    person = opened(request, beneficiary_id)
    form = FactForm(kind_of(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            facts.write_fact(
                actor=request.actor,
                person_id=person.pk,
                said=form.said(),
                ticket=form.cleaned_data["ticket"],
                now=request.now,
            )
            if request.POST.get("back") != "person":
                return redirect("circle", person.pk)
            messages.success(request, _("C’est écrit. La personne le lira."))
            return redirect("person", person.pk)
        except facts.FactRefused as refused:
            form.refuse(refused.fault)
    context = {"person": person, "form": form, "kinds": [one.value for one in Kind]}
    return render(request, "journey/write_fact.html", context, status=422 if form.errors else 200)


def kind_of(request: HelperRequest) -> Kind:
    """What is not one of ours is a note."""
    asked = request.POST if request.method == "POST" else request.GET
    raw = asked.get("kind", "")
    return Kind(raw) if raw in set(Kind) else Kind.NOTE


@require_POST
def withdraw_fact(request: HelperRequest, sharedfact_id: UUID) -> HttpResponse:
    require(request.actor, "withdraw_fact")
    with found():
        fact = facts.withdraw_fact(
            actor=request.actor, sharedfact_id=sharedfact_id, now=request.now
        )
    return redirect("circle", fact.person_id)


@require_POST
def note_answer(request: HelperRequest, sharedfact_id: UUID) -> HttpResponse:
    require(request.actor, "note_answer")
    with found():
        fact = around.facts_visible_to(request.actor, request.now).get(pk=sharedfact_id)
    raw = request.POST.get("answer", "")
    if raw in set(Answer):
        try:
            with found():
                facts.note_answer(
                    actor=request.actor, sharedfact_id=fact.pk, answer=Answer(raw), now=request.now
                )
        except facts.AlreadyAnswered:
            messages.info(request, _("Une autre réponse est déjà notée. Écrivez une ligne."))
    return redirect("circle", fact.person_id)
