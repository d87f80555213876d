"""Somebody near: the person names them, gives a code, and stops."""

from collections.abc import Iterator
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access.proof import not_hers
from palier.access.request import PersonRequest
from palier.access.sides import person_side
from palier.home import papers
from palier.home.asking import REFUSALS, choices, lasting_of, said, tie_of
from palier.kernel.content import version
from palier.people import actions, matters, queries
from palier.people.models import TrustedHelper
from palier.people.rules.actor import Matter, NotAllowed
from palier.people.rules.consent import MOST_TRUSTED, TEXTS, To
from palier.people.rules.reference import grouped
from palier.people.seals import reference_of
from palier.web.answers import shown
from palier.web.render import person_page


@person_side
@require_http_methods(["GET", "POST"])
def name_trusted_helper(request: PersonRequest) -> HttpResponse:
    """A first name, what he may read, until when."""
    refusal = ""
    if request.method == "POST":
        tie, refusal = _name(request)
        if tie:
            return redirect("trusted_code", tie.pk)
    told = request.POST
    context = {
        "offered": [
            {"value": value, "text": text, "on": value in told.getlist("matter")}
            for value, text in _offered()
        ],
        "called": told.get("called", "")[:40],
        "ticket": _ticket(told.get("ticket", "")),
        "refusal": refusal,
        "full": queries.trusted_by(request.actor, request.now).count() >= MOST_TRUSTED,
        **choices(request),
    }
    status = 422 if refusal else 200
    return person_page(request, "home/name_trusted_helper.html", context, status=status)


def _name(request: PersonRequest) -> tuple[TrustedHelper | None, str]:
    """Whom she named, or why not, in words."""
    if refusal := not_hers(request):
        return None, refusal
    try:
        return (
            actions.name_trusted_helper(
                actor=request.actor,
                called=request.POST.get("called", ""),
                matters=dict(_ticked(request)),
                lasting=lasting_of(request),
                ticket=_ticket(request.POST.get("ticket", "")),
                now=request.now,
            ),
            "",
        )
    except REFUSALS as refused:
        return None, said(refused)


@person_side
@require_GET
def trusted_code(request: PersonRequest, trustedhelper_id: UUID) -> HttpResponse:
    """The code to give him, as long as he has not used it."""
    tie = tie_of(request, str(trustedhelper_id))
    if tie.helper_id:
        return redirect("who_sees")
    context = {
        "tie": tie,
        "code": grouped(reference_of("trust", tie.pk)),
        "address": papers.door(),
    }
    return person_page(request, "home/trusted_code.html", context)


@person_side
@require_GET
def trusted_code_sheet(request: PersonRequest, trustedhelper_id: UUID) -> HttpResponse:
    tie = tie_of(request, str(trustedhelper_id))
    if tie.helper_id:
        return redirect("who_sees")
    return shown(papers.trusted_code(tie, request.sitting.person), "code.pdf")


@person_side
@require_POST
def stop_trusted_helper(request: PersonRequest, trustedhelper_id: UUID) -> HttpResponse:
    try:
        actions.stop_trusted_helper(
            actor=request.actor, trustedhelper_id=trustedhelper_id, now=request.now
        )
    except TrustedHelper.DoesNotExist as unknown:
        raise NotAllowed from unknown
    return redirect("who_sees")


def _offered() -> Iterator[tuple[str, object]]:
    """What holds something today, with the version of its words: nobody decides on the rest."""
    for matter in matters.in_use():
        text = TEXTS[matter, To.TRUSTED]
        yield f"{matter}:{version(text)}", text


def _ticked(request: PersonRequest) -> Iterator[tuple[Matter, str]]:
    for value in request.POST.getlist("matter"):
        name, _colon, read = value.partition(":")
        if name in set(Matter):
            yield Matter(name), read


def _ticket(raw: str) -> UUID:
    """A damaged ticket only loses its protection against a double press."""
    try:
        return UUID(raw)
    except ValueError:
        return uuid4()
