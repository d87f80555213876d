"""What the law owes to everybody: rights, accessibility, who answers. The same words for all."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from palier.access.queries import is_handed_over
from palier.access.request import PalierRequest
from palier.access.sides import open_side
from palier.home.notice import (
    ANSWERED,
    COMPLAIN,
    ELSEWHERE,
    FIRST,
    RIGHTS,
    NoticeData,
    notice_pdf,
)
from palier.people import queries
from palier.people.content import processings_done
from palier.people.models import Structure
from palier.people.rules.processings import BASES, KEEPINGS
from palier.web.answers import language, shown
from palier.web.render import person_page


@open_side
@require_safe
def your_rights(request: PalierRequest) -> HttpResponse:
    """Six sentences, then who answers, then every purpose with its basis and its end."""
    places = queries.places_told(request.place)
    context = {
        "first": FIRST,
        "rights": RIGHTS,
        "answered": ANSWERED,
        "elsewhere": ELSEWHERE,
        "complain": COMPLAIN,
        "places": places,
        "purposes": purposes_of(places),
    }
    return _for_everybody(request, "home/your_rights.html", context)


def purposes_of(places: list[Structure]) -> list[dict[str, Any]]:
    """Each purpose with the basis that holds in the one place concerned, else the usual one."""
    chosen = queries.bases_chosen(places[0].pk) if len(places) == 1 else {}
    return [
        {
            "is": one,
            "keeping": KEEPINGS[one.keeping].says,
            "basis": BASES[chosen.get(one.key, one.basis)].told,  # type: ignore[index]
        }
        for one in processings_done()
    ]


@open_side
@require_safe
def print_rights(request: PalierRequest) -> HttpResponse:
    """The short notice: one A4 page, for the wall or for the pocket."""
    places = queries.places_told(request.place)
    data = NoticeData(language(), places[0] if len(places) == 1 else None)
    return shown(notice_pdf(data, processings_done()), "palier.pdf")


@open_side
@require_safe
def accessibility(request: PalierRequest) -> HttpResponse:
    """The declaration that a public service owes (loi n° 2005-102, article 47; décret 2019-768)."""
    context = {"places": queries.places_told(request.place)}
    return _for_everybody(request, "home/accessibility.html", context)


@open_side
@require_safe
def contact_place(request: PalierRequest) -> HttpResponse:
    """Who answers here, and how to reach them."""
    context = {"places": queries.places_told(request.place)}
    return _for_everybody(request, "home/contact_place.html", context)


def _for_everybody(request: PalierRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A person keeps her bars around it, and may hear it; nothing on it is about her."""
    if is_handed_over(request):
        held = {**context, "layout": "web/person.html"}
        return person_page(request, template, held, personal=False)
    return render(request, template, {**context, "layout": "web/public.html"})
