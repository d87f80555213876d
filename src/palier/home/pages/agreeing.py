"""What a person opens to this place, or to somebody she named: one matter, two answers."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from palier.access.proof import not_hers
from palier.access.request import PersonRequest
from palier.access.sides import person_side
from palier.home.asking import REFUSALS, choices, lasting_of, said, tie_of
from palier.kernel.content import version
from palier.people import actions, queries
from palier.people.models import TrustedHelper
from palier.people.rules.actor import Matter
from palier.people.rules.consent import TEXTS, To
from palier.web.render import person_page


@person_side
@require_http_methods(["GET", "POST"])
def accept_sight(request: PersonRequest) -> HttpResponse:
    """Two sentences, two answers, both fine. At hand-over: about her result, for this place. With
    ``matter``, and ``to`` somebody she named: from *Qui voit mes informations ?*, or from the house
    in which that matter first counts."""
    asked = request.POST if request.method == "POST" else request.GET
    matter = _matter(asked.get("matter", "")) if "matter" in asked else None
    tie = tie_of(request, asked["to"]) if asked.get("to") else None
    refusal = ""
    if request.method == "POST":
        refusal = (
            _give(request, matter or Matter.RESULT, tie) if asked.get("do") == "accept" else ""
        )
        if not refusal:
            return redirect("who_sees" if matter else "my_home")
    elif not matter and _opened_here(request):
        return redirect("my_home")
    context = {
        "person": request.sitting.person,
        "matter": matter,
        "tie": tie,
        "text": (text := TEXTS[matter or Matter.RESULT, To.TRUSTED if tie else To.PLACE]),
        "read": version(text),
        "refusal": refusal,
        **choices(request),
    }
    return person_page(request, "home/accept_sight.html", context, status=422 if refusal else 200)


def _give(request: PersonRequest, matter: Matter, tie: TrustedHelper | None) -> str:
    """Why it was not given, in words; "" once it is."""
    if refusal := not_hers(request):
        return refusal
    try:
        actions.give_consent(
            actor=request.actor,
            matter=matter,
            read=request.POST.get("read", ""),
            lasting=lasting_of(request),
            to=tie.pk if tie else None,
            now=request.now,
        )
    except REFUSALS as refused:
        return said(refused)
    return ""


def _matter(name: str) -> Matter:
    if name not in set(Matter):
        raise Http404
    return Matter(name)


def _opened_here(request: PersonRequest) -> bool:
    given = queries.consents_of(request.actor, request.now)
    return given.filter(structure=request.place, matter=Matter.RESULT).exists()
