"""The helper's Monday: who is here, for what, and who waits for an answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from palier.access.request import HelperRequest
from palier.access.roster import lacks_second_factor
from palier.access.sides import recalled, unattended
from palier.attention import actions as attention
from palier.attention.models import Concern
from palier.home.board import board
from palier.home.drawn import HOLES, Drawn, answer
from palier.home.forms import USUAL, ArrivalForm
from palier.home.news import token_of
from palier.people import actions as people
from palier.people import queries
from palier.people.models import Beneficiary, Visit
from palier.people.rules.actor import NotAllowed
from palier.people.searching import people_called
from palier.web.lines import new_ticket

DRAWN = Drawn()


@recalled
@require_GET
def desk(request: HelperRequest) -> HttpResponse:
    """The desk as it was drawn last, unless something moved; what is told once is never kept."""
    if len(messages.get_messages(request)) or request.standing is None:
        return _desk(request, ArrivalForm())
    key = (request.actor, get_language())
    pieces = DRAWN.page(key, (_news(request), request.standing), lambda: _with_holes(request))
    return answer(request, pieces, {"csrf_token": get_token(request), "ticket": str(new_ticket())})


def _with_holes(request: HelperRequest) -> str:
    form = ArrivalForm(initial={"ticket": HOLES["ticket"]})
    return render_to_string("home/desk.html", {**_shown(request), **HOLES, "form": form}, request)


@recalled
@unattended
@require_GET
def desk_news(request: HelperRequest) -> HttpResponse:
    """Asked every few seconds by each desk that somebody looks at: one word, about nobody."""
    return HttpResponse(_news(request), content_type="text/plain")


def _news(request: HelperRequest) -> str:
    """It changes with the minute too: the desk says for how long somebody has been waiting."""
    minute = int(request.now.timestamp() // 60)
    return f"{token_of(request.actor, request.now)}-{minute}"


def _desk(request: HelperRequest, form: ArrivalForm, status: int = 200) -> HttpResponse:
    return render(request, "home/desk.html", {**_shown(request), "form": form}, status=status)


def _shown(request: HelperRequest) -> dict[str, Any]:
    news = _news(request)  # read first: what comes in meanwhile is drawn, and drawn again
    return {
        **board(request.actor, request.now),
        "offers_second_factor": lacks_second_factor(request.account),
        "usual": USUAL,
        "news": news,
    }


@require_POST
def welcome_person(request: HelperRequest) -> HttpResponse:
    """*Quelqu’un arrive*. A first name already known here is asked about, once."""
    form = ArrivalForm(request.POST)
    if not form.is_valid():
        return _desk(request, form, status=422)
    said = form.cleaned_data
    wish = said["request"] or said["usual"]
    known = people_called(request.actor, said["first_name"])
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
    """*Départ*. Pressed on two machines, the first counts and the other is told."""
    try:
        visit = people.end_visit(actor=request.actor, visit_id=visit_id, now=request.now)
    except Visit.DoesNotExist as unknown:
        raise NotAllowed from unknown
    if visit.left_at != request.now:
        messages.info(request, _("Ce départ est déjà noté."))
    return redirect("desk")


@require_POST
def undo_departure(request: HelperRequest, visit_id: UUID) -> HttpResponse:
    """*Toujours là*: a departure by mistake, the same day."""
    try:
        people.undo_departure(actor=request.actor, visit_id=visit_id, now=request.now)
    except Visit.DoesNotExist as unknown:
        raise NotAllowed from unknown
    except people.AnotherDay:
        messages.info(request, _("Ce départ est d’un autre jour. Notez une nouvelle arrivée."))
    return redirect("desk")


@require_POST
def close_concern(request: HelperRequest, concern_id: UUID) -> HttpResponse:
    """« Je m’en occupe » takes it; a reason closes it."""
    try:
        _answer(request, concern_id)
    except attention.AlreadyTaken as taken:
        who = taken.owner
        messages.info(request, _("%(name)s s’en occupe déjà.") % {"name": who})
    except Concern.DoesNotExist as gone:
        if not Concern.objects.filter(pk=concern_id, structure=request.actor.structure_id).exists():
            raise NotAllowed from gone
        messages.info(request, _("Une autre personne a déjà répondu."))
    except ValueError:
        messages.info(request, _("Dites comment cela se termine."))
    return redirect("desk")


def _answer(request: HelperRequest, concern_id: UUID) -> None:
    """``seen`` in the address: who was to answer when the button was drawn."""
    if request.POST.get("do") == "take":
        seen = request.GET.get("seen", "")
        attention.take_concern(
            actor=request.actor,
            concern_id=concern_id,
            seen_owner=UUID(seen) if seen else None,
            now=request.now,
        )
    else:
        attention.close_concern(
            actor=request.actor,
            concern_id=concern_id,
            closing=request.POST.get("closing", ""),
            now=request.now,
        )
