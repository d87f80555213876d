"""The helper's side of paper: a booklet prepared, and printed."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from palier.access.request import HelperRequest
from palier.diagnosis import actions, queries
from palier.diagnosis.booklet_paper import booklet_pdf
from palier.diagnosis.booklets import pages_of
from palier.diagnosis.models import Booklet
from palier.people import queries as people
from palier.people.models import Beneficiary
from palier.people.rules.actor import NotAllowed
from palier.people.rules.may import require
from palier.web.answers import shown
from palier.web.lines import new_ticket, ticket_of
from palier.web.print.press import pages as pages_in


@require_http_methods(["GET", "POST"])
def prepare_booklet(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """Which letters, then the booklets of this person, the last one first."""
    require(request.actor, "prepare_booklet")
    try:
        person = people.person_known_to(request.actor, beneficiary_id)
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown
    refusal = ""
    if request.method == "POST":
        try:
            actions.prepare_booklet(
                actor=request.actor,
                person_id=person.pk,
                large=request.POST.get("size") == "large",
                dice=secrets.randbelow(2**31),
                ticket=ticket_of(request.POST.get("ticket", "")),
                now=request.now,
            )
        except actions.NothingLeft:
            refusal = _("Tous les exercices à imprimer sont déjà vus. Faites le point à l’écran.")
        else:
            return redirect("prepare_booklet", person.pk)
    mine = queries.booklets_of(request.actor).filter(person=person)
    context = {
        "person": person,
        "ticket": new_ticket(),
        "refusal": refusal,
        "booklets": [_listed(one) for one in mine[:5]],
    }
    status = 422 if refusal else 200
    return render(request, "diagnosis/prepare_booklet.html", context, status=status)


@dataclass(frozen=True)
class Listed:
    booklet: Booklet
    pages: int
    tasks: int
    minutes: int


def _listed(booklet: Booklet) -> Listed:
    """``pages`` is counted on the paper itself: it is announced before it is printed."""
    live = [page for page in pages_of(booklet) if page.ready and page.form]
    seconds = sum(page.seconds for page in live)
    count = 0 if booklet.entered_at else pages_in(booklet_pdf(booklet))
    return Listed(booklet, count, len(live), -(-seconds // 60))


@require_GET
def booklet_sheet(request: HelperRequest, booklet_id: UUID) -> HttpResponse:
    return shown(booklet_pdf(asked_booklet(request, booklet_id)), "cahier.pdf")


def asked_booklet(request: HelperRequest, booklet_id: UUID) -> Booklet:
    """The one of this address, when this place printed it."""
    try:
        return queries.booklets_of(request.actor).get(pk=booklet_id)
    except Booklet.DoesNotExist as unknown:
        raise NotAllowed from unknown
