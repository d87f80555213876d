"""What a person opens: to this place, or to somebody near whom she names."""

from collections.abc import Iterator
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access.locks import has_pin
from palier.access.request import PersonRequest
from palier.access.sides import person_side
from palier.home import papers
from palier.home.proof import not_hers
from palier.kernel.content import version
from palier.people import actions, matters, queries
from palier.people.models import TrustedHelper
from palier.people.rules.actor import Matter, NotAllowed
from palier.people.rules.consent import LASTINGS, MOST_TRUSTED, TEXTS, Lasting, To
from palier.people.rules.reference import grouped
from palier.people.seals import reference_of
from palier.web.render import person_page

Refusals = (actions.TextChanged, actions.NoFirstName, actions.TooManyTrusted)


@person_side
@require_http_methods(["GET", "POST"])
def accept_sight(request: PersonRequest) -> HttpResponse:
    """Two sentences, two answers, both fine. At hand-over: about her result, for this place. With
    ``matter``, and ``to`` somebody she named: from *Qui voit mes informations ?*, or from the house
    in which that matter first counts."""
    asked = request.POST if request.method == "POST" else request.GET
    matter = _matter(asked.get("matter", "")) if "matter" in asked else None
    tie = _tie(request, asked["to"]) if asked.get("to") else None
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
        **_choices(request),
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
            lasting=_lasting(request),
            to=tie.pk if tie else None,
            now=request.now,
        )
    except Refusals as refused:
        return _said(refused)
    return ""


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
        **_choices(request),
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
                lasting=_lasting(request),
                ticket=_ticket(request.POST.get("ticket", "")),
                now=request.now,
            ),
            "",
        )
    except Refusals as refused:
        return None, _said(refused)


@person_side
@require_GET
def trusted_code(request: PersonRequest, trustedhelper_id: UUID) -> HttpResponse:
    """The code to give him, as long as he has not used it."""
    tie = _tie(request, str(trustedhelper_id))
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
    tie = _tie(request, str(trustedhelper_id))
    if tie.helper_id:
        return redirect("who_sees")
    return papers.answer(papers.trusted_code(tie, request.sitting.person), "code.pdf")


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


def _choices(request: PersonRequest) -> dict[str, object]:
    lasting = _lasting(request)
    return {
        "lastings": LASTINGS.items(),
        "lasting": lasting,
        "lasting_name": LASTINGS[lasting],
        "has_pin": has_pin(request.actor.id),
    }


def _lasting(request: PersonRequest) -> Lasting:
    """What is not one of ours is a year: the longest is said on the page, and closes in a press."""
    chosen = request.POST.get("lasting", "")
    return Lasting(chosen) if chosen in set(Lasting) else Lasting.YEAR


def _matter(name: str) -> Matter:
    if name not in set(Matter):
        raise Http404
    return Matter(name)


def _tie(request: PersonRequest, raw: str) -> TrustedHelper:
    """Somebody she named and did not stop; nobody else is found."""
    try:
        return queries.trusted_by(request.actor, request.now).get(pk=UUID(raw))
    except (ValueError, TrustedHelper.DoesNotExist) as unknown:
        raise NotAllowed from unknown


def _opened_here(request: PersonRequest) -> bool:
    given = queries.consents_of(request.actor, request.now)
    return given.filter(structure=request.place, matter=Matter.RESULT).exists()


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


def _said(refused: Exception) -> str:
    match refused:
        case actions.TextChanged():
            return _("Ce texte vient de changer. Relisez-le, puis répondez.")
        case actions.NoFirstName():
            return _("Écrivez le prénom de cette personne.")
        case _:
            return _("Vous avez déjà trois personnes. Arrêtez avec une, puis recommencez.")
