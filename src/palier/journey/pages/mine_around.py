"""Her side: who accompanies her and for what, and the thread she shares with them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access.request import PersonRequest
from palier.access.sides import person_side
from palier.journey import circle
from palier.journey.actions import facts, supports
from palier.journey.actions.supports import Who
from palier.journey.around_forms import FactForm, MySupportForm
from palier.journey.finding import found
from palier.journey.models import SharedFact
from palier.journey.rules.facts import ANSWERS, Answer, Kind
from palier.web.render import person_page

LATEST = 12
"""Lines on one screen, light on any telephone; the others are one press away."""

SHOWN = {"sent": Kind.SENT, "interviews": Kind.INTERVIEW}


@person_side
@require_GET
def who_accompanies(request: PersonRequest) -> HttpResponse:
    """« Qui m’accompagne, et pour quoi », how to ask each, and what waits for her word."""
    actor, now = request.actor, request.now
    context = {
        "supports": circle.supports_visible_to(actor, now),
        "proposed": circle.relays_to_answer(actor),
        "passed": circle.relays_of(actor, actor.id, now).filter(
            accepted_at__isnull=False, received_at=None, declined_at=None
        ),
        "visits": circle.adviser_visits_ahead(actor, now)[:2],
        "seats": {one.visit_id: one for one in circle.seats_of(actor, now)},
        "cancelled": circle.seats_of(actor, now).exclude(visit__cancelled_at=None),
    }
    return person_page(request, "journey/who_accompanies.html", context)


@person_side
@require_http_methods(["GET", "POST"])
def name_support(request: PersonRequest) -> HttpResponse:
    """Somebody of her own; naming opens nothing to them."""
    form = MySupportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            supports.name_support(
                actor=request.actor,
                who=Who(said["what_for"], called=said["called"]),
                ticket=said["ticket"],
                now=request.now,
            )
            return redirect("who_accompanies")
        except supports.SupportRefused:
            form.add_error(None, _("Dites qui, et pour quoi."))
    status = 422 if form.errors else 200
    return person_page(request, "journey/name_support.html", {"form": form}, status=status)


@person_side
@require_POST
def end_my_support(request: PersonRequest, support_id: UUID) -> HttpResponse:
    with found():
        supports.end_my_support(actor=request.actor, support_id=support_id, now=request.now)
    messages.success(request, _("C’est noté."))
    return redirect("who_accompanies")


@person_side
@require_GET
def my_thread(request: PersonRequest) -> HttpResponse:
    """All of it in order, or what was sent, or the interviews."""
    show = request.GET.get("show", "")
    hers = circle.facts_visible_to(request.actor, request.now)
    if show in SHOWN:
        hers = hers.filter(kind=SHOWN[show].value)
    everything = list(hers)
    whole = "all" in request.GET or len(everything) <= LATEST
    context = {
        "facts": everything if whole else everything[-LATEST:],
        "whole": whole,
        "show": show if show in SHOWN else "",
        "change": _last_change(everything) if show == "interviews" else "",
        "answers": ANSWERS.items(),
        "today": timezone.localtime(request.now).date(),
    }
    return person_page(request, "journey/my_thread.html", context)


def _last_change(facts_of: list[SharedFact]) -> str:
    """One thing only: the one she chose last."""
    chosen = [one.change for one in facts_of if one.change and not one.withdrawn_at]
    return chosen[-1] if chosen else ""


@person_side
@require_http_methods(["GET", "POST"])
def write_my_fact(request: PersonRequest) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    raw = asked.get("kind", "")
    kind = Kind(raw) if raw in set(Kind) else Kind.NOTE
    form = FactForm(kind, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            facts.write_my_fact(
                actor=request.actor,
                said=form.said(),
                ticket=form.cleaned_data["ticket"],
                now=request.now,
            )
            return redirect("my_thread")
        except facts.FactRefused as refused:
            form.refuse(refused.fault)
    context = {"form": form, "kind": kind.value}
    status = 422 if form.errors else 200
    return person_page(request, "journey/write_my_fact.html", context, status=status)


@person_side
@require_POST
def withdraw_my_fact(request: PersonRequest, sharedfact_id: UUID) -> HttpResponse:
    with found():
        facts.withdraw_my_fact(actor=request.actor, sharedfact_id=sharedfact_id, now=request.now)
    return redirect("my_thread")


@person_side
@require_POST
def note_my_answer(request: PersonRequest, sharedfact_id: UUID) -> HttpResponse:
    raw = request.POST.get("answer", "")
    with found():
        circle.facts_visible_to(request.actor, request.now).get(pk=sharedfact_id)
        if raw in set(Answer):
            try:
                facts.note_my_answer(
                    actor=request.actor,
                    sharedfact_id=sharedfact_id,
                    answer=Answer(raw),
                    now=request.now,
                )
            except facts.AlreadyAnswered:
                messages.info(request, _("Une autre réponse est déjà notée. Écrivez une ligne."))
    return redirect("my_thread")
