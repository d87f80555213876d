"""A booklet comes back: found by its code, its answers entered, taken back the same day."""

import re
import secrets
from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palier.access.request import HelperRequest
from palier.diagnosis import actions, queries
from palier.diagnosis.booklets import has_questions, pages_of, questions_hold
from palier.diagnosis.content import conversation
from palier.diagnosis.entry import rows_of
from palier.diagnosis.models import Booklet
from palier.diagnosis.pages.booklets import asked_booklet
from palier.diagnosis.rules.talk import Line, read_line
from palier.diagnosis.typed import Typed, typed_of
from palier.people import queries as people
from palier.people.rules import reference
from palier.people.rules.actor import Matter, NotAllowed
from palier.people.rules.may import require
from palier.people.seals import digest_of

SCANNED = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""The identifier inside the address that the drawing holds."""

LONGEST = 80
"""Characters of a line that are read: more is not ten letters, however they are spaced."""


@require_http_methods(["GET", "POST"])
def find_booklet(request: HelperRequest) -> HttpResponse:
    """The code of the first page, typed or scanned: to where its answers are entered."""
    require(request.actor, "enter_booklet")
    typed, refusal = request.POST.get("code", "")[:300], ""
    if request.method == "POST":
        if found := _found(request, typed):
            return redirect("enter_booklet", found.pk)
        refusal = _("Ce code n’est pas celui d’un cahier d’ici. Relisez chaque lettre.")
    context = {
        "refusal": refusal,
        "typed": typed,
        "waiting": queries.booklets_of(request.actor).filter(entered_at=None)[:20],
    }
    status = 422 if refusal else 200
    return render(request, "diagnosis/find_booklet.html", context, status=status)


def _found(request: HelperRequest, typed: str) -> Booklet | None:
    mine = queries.booklets_of(request.actor)
    if scanned := SCANNED.search(typed.lower()):
        return mine.filter(pk=UUID(scanned.group())).first()
    written = reference.read(typed)
    return mine.filter(digest=digest_of(written)).first() if written else None


@require_http_methods(["GET", "POST"])
def enter_booklet(request: HelperRequest, booklet_id: UUID) -> HttpResponse:
    """One dense page; « Relire » shows what was understood, « C’est bon » writes it, once."""
    require(request.actor, "enter_booklet")
    booklet = asked_booklet(request, booklet_id)
    pages = pages_of(booklet)
    said = {name: request.POST.getlist(name) for name in request.POST}
    typed = {page.row.position: typed_of(page, said) for page in pages}
    line = _line(booklet, request.POST.get("told", ""))
    sent = request.method == "POST"
    to_mend = [position for position, one in typed.items() if one.wrong]
    wrong = line.wrong or bool(to_mend)
    if sent and not wrong and "confirm" in said:
        return _enter(request, booklet, typed, line.replies)
    context = {
        "booklet": booklet,
        "rows": rows_of(pages, typed),
        "line": line,
        "mends": [] if line.wrong else to_mend[:1],
        "sent": sent,
        "wrong": sent and wrong,
        "reads": sent and not wrong,
        **_around(request, booklet),
    }
    status = 422 if sent and wrong else 200
    return render(request, "diagnosis/enter_booklet.html", context, status=status)


def _line(booklet: Booklet, typed: str) -> Line:
    """The ten questions, when they are in this booklet and still the same."""
    return read_line(conversation(), typed[:LONGEST] if questions_hold(booklet) else "")


def _around(request: HelperRequest, booklet: Booklet) -> dict[str, object]:
    """How she reads her result first: on this screen, or on paper when she lets this place see."""
    here = people.here_now(request.actor, request.now).filter(person=booklet.person_id)
    opened = people.visible_to(request.actor, Matter.RESULT, request.now)
    hold = questions_hold(booklet)
    lost = has_questions(booklet) and not hold and not booklet.replies.exists()
    return {
        "questions_hold": hold,
        "questions_lost": lost,
        "here": here.last(),
        "opened": opened.filter(pk=booklet.person_id).exists(),
        "can_undo": queries.can_undo(booklet, request.now),
    }


def _enter(
    request: HelperRequest,
    booklet: Booklet,
    typed: Mapping[int, Typed],
    told: Mapping[str, str],
) -> HttpResponse:
    try:
        actions.enter_booklet(
            actor=request.actor,
            booklet_id=booklet.pk,
            typed=typed,
            told=told,
            dice=secrets.randbelow(2**31),
            now=request.now,
        )
    except actions.AlreadyEntered:
        messages.info(request, _("Ce cahier était déjà noté. Il compte une fois."))
    else:
        messages.success(request, _("C’est noté. Montrez d’abord le résultat à la personne."))
    return redirect("enter_booklet", booklet.pk)


@require_POST
def undo_booklet(request: HelperRequest, booklet_id: UUID) -> HttpResponse:
    try:
        actions.undo_booklet(actor=request.actor, booklet_id=booklet_id, now=request.now)
    except Booklet.DoesNotExist as unknown:
        raise NotAllowed from unknown
    except actions.TooLateToUndo:
        messages.warning(
            request, _("Ce n’est plus possible : le jour est passé, ou le point est repris.")
        )
    else:
        messages.success(request, _("C’est annulé. Vous pouvez noter à nouveau."))
    return redirect("enter_booklet", booklet_id)
