"""The person's own screens: what to do, who sees, asking for a human, leaving."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access.actions import leave_screen
from palier.access.cards import card_of
from palier.access.queries import is_handed_over
from palier.access.request import PersonRequest
from palier.access.sides import person_side
from palier.access.traces import wiped
from palier.access.ways import after_leaving, hers, where_she_was
from palier.attention import actions as attention
from palier.attention.queries import concerns_visible_to
from palier.diagnosis import queries as points
from palier.diagnosis.keeping import refuses_sheets
from palier.home.forms import TalkForm
from palier.home.who_may import who_may
from palier.journey import circle
from palier.journey.queries import next_step_of
from palier.journey.shown import shown
from palier.people import actions, queries
from palier.people.farewells import announced_to
from palier.people.looks import looks_at
from palier.people.models import Consent, ErasureRequest
from palier.people.rules.actor import NotAllowed
from palier.web.render import person_page


@person_side
@require_GET
def my_home(request: PersonRequest) -> HttpResponse:
    """*Que voulez-vous faire ?* The request comes first; the rest is an offer."""
    step = next_step_of(request.actor, request.now)
    context = {
        "visit": request.sitting.visit,
        "next": shown(step, request.now) if step else None,
        "helper": queries.who_answers(request.actor),
        "handed_by": request.sitting.opened_by if is_handed_over(request) else None,
        "concern": concerns_visible_to(request.actor).first(),
        "card": card_of(request.actor.id),
        "point": points.open_of(request.actor),
        "told": points.told_to(request.actor),
        "announced": announced_to(request.actor),
        "erasure_asked": ErasureRequest.objects.filter(person=request.actor.id).exists(),
        # The people around her.
        "referent": circle.first_to_answer(request.actor, request.now),
        "relay": circle.relays_to_answer(request.actor).first(),
        "ends": next(iter(queries.ending_soon(request.actor, request.now)), None),
    }
    return person_page(request, "home/my_home.html", context)


@person_side
@require_GET
def who_sees(request: PersonRequest) -> HttpResponse:
    """*Qui voit mes informations ?* Who may look, and who looked."""
    context = {
        "seers": list(who_may(request.actor, request.place, request.now)),
        "looks": looks_at(request.actor),
        "refuses_sheets": refuses_sheets(request.actor),
    }
    return person_page(request, "home/who_sees.html", context)


@person_side
@require_POST
def withdraw_consent(request: PersonRequest, consent_id: UUID) -> HttpResponse:
    try:
        actions.withdraw_consent(actor=request.actor, consent_id=consent_id, now=request.now)
    except Consent.DoesNotExist as unknown:
        raise NotAllowed from unknown
    messages.success(request, _("C’est fait. Personne n’y voit plus cela."))
    return redirect("who_sees")


@person_side
@require_http_methods(["GET", "POST"])
def talk(request: PersonRequest) -> HttpResponse:
    """*Demander de l’aide*: ends with a name and a time."""
    form = TalkForm(request.POST or None)
    told = request.POST.get("back") or request.GET.get("back")
    back = hers(told) if told else where_she_was(request)
    if request.method == "POST" and form.is_valid():
        attention.ask_for_human(
            actor=request.actor, words=form.cleaned_data["words"], now=request.now
        )
        return redirect(f"{reverse('talk')}?{urlencode({'back': back})}")
    context = {
        "form": form,
        # What was typed too long stays on the screen, even when a request already waits.
        "concern": None if form.errors else concerns_visible_to(request.actor).first(),
        "helper": queries.who_answers(request.actor),
        "now": request.now,
        "back": back,
    }
    status = 422 if form.errors else 200
    return person_page(request, "home/talk.html", context, status=status)


@person_side
@require_http_methods(["GET", "POST"])
def leave(request: PersonRequest) -> HttpResponse:
    """*Je m’en vais* asks once, keeps everything, and closes the person's side of this browser."""
    if request.method == "POST":
        leave_screen(request, now=request.now)
        return wiped(request, redirect(after_leaving(request)))
    files = request.sitting.files
    context = {"files": sorted(set(files)), "count": len(files), "back": where_she_was(request)}
    return person_page(request, "home/leave.html", context, personal=False)
