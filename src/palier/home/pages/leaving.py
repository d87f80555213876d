"""A person leaves with everything, or leaves nothing; on her screen, or at the counter."""

from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access.locks import has_pin
from palier.access.proof import not_hers
from palier.access.request import HelperRequest, PersonRequest
from palier.access.sides import person_side
from palier.people import queries, takeaway
from palier.people.actions import leaving, retention
from palier.people.erasing import goes
from palier.people.erasure_form import form_pdf
from palier.people.models import Beneficiary
from palier.people.rules.actor import NotAllowed
from palier.people.rules.may import require
from palier.web.answers import kept, language, shown
from palier.web.render import person_page


@person_side
@require_http_methods(["GET", "POST"])
def take_away(request: PersonRequest) -> HttpResponse:
    """« Emporter ce qui est à moi »: one file for a stick, or pages of paper."""
    refusal = not_hers(request) if request.method == "POST" else ""
    if request.method == "GET" or refusal:
        context = {"refusal": refusal, "has_pin": has_pin(request.actor.id)}
        status = 422 if refusal else 200
        return person_page(request, "home/take_away.html", context, status=status, personal=False)
    taken = leaving.take_away(actor=request.actor, now=request.now)
    if request.POST.get("do") == "paper":
        paper = takeaway.on_paper(taken, language())
        return shown(paper, takeaway.PDF_NAME)
    whole = takeaway.in_file(taken, language())
    return kept(whole, takeaway.ZIP_NAME, "application/zip")


@person_side
@require_http_methods(["GET", "POST"])
def erase_me(request: PersonRequest) -> HttpResponse:
    """Two deliberate steps: what goes and what stays, then « oui »."""
    match request.POST.get("do"):
        case "next":
            return _sure(request)
        case "erase":
            if refusal := not_hers(request):
                return _sure(request, refusal)
            with suppress(Beneficiary.DoesNotExist):  # pressed on two machines at once
                leaving.erase_me(actor=request.actor, now=request.now)
            return _erased(request)
    going = goes(request.actor.id)
    context = {"goes": going, "stays": takeaway.stays(), "language": language()}
    return person_page(request, "home/erase_me.html", context)


def _sure(request: PersonRequest, refusal: str = "") -> HttpResponse:
    """The last question, with her code when she chose one."""
    context = {"refusal": refusal, "has_pin": has_pin(request.actor.id)}
    status = 422 if refusal else 200
    return person_page(request, "home/erase_me_sure.html", context, status=status, personal=False)


def _erased(request: PersonRequest) -> HttpResponse:
    """The last screen: nothing of this browser answers any more."""
    request.session.flush()
    response = render(request, "home/erased.html")
    response.delete_cookie(CookieStorage.cookie_name)
    response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return response


@require_http_methods(["GET", "POST"])
def prepare_erasure(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """Asked by word of mouth. POST: the person will confirm on the screen she is handed."""
    person = _known(request, beneficiary_id)
    here = queries.here_now(request.actor, request.now).filter(person=person).last()
    if request.method == "POST":
        leaving.prepare_erasure(actor=request.actor, person_id=person.pk, now=request.now)
        if here:
            return redirect("hand_over", here.pk)
        messages.info(request, _("C’est noté. La personne confirme sur son écran, à son passage."))
        return redirect("person", person.pk)
    context = {"person": person, "here": here, "stays": takeaway.stays(), "language": language()}
    return render(request, "home/prepare_erasure.html", context)


@require_http_methods(["GET", "POST"])
def erase_on_paper(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """The person signed the form: two steps here too, the tick and the button."""
    person = _known(request, beneficiary_id)
    if request.POST.get("signed"):
        with suppress(Beneficiary.DoesNotExist):  # she did it on her screen meanwhile
            leaving.erase_on_paper(actor=request.actor, person_id=person.pk, now=request.now)
        messages.success(request, _("C’est effacé. Gardez la feuille signée."))
        return redirect("desk")
    context = {"person": person, "missing": request.method == "POST"}
    status = 422 if request.method == "POST" else 200
    return render(request, "home/erase_on_paper.html", context, status=status)


@require_GET
def erasure_form(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """The page to sign: one A4."""
    person = _known(request, beneficiary_id)
    paper = form_pdf(
        language(),
        name=person.first_name,
        place=request.place.name,
        day=date_format(timezone.localtime(request.now), "j F Y"),
        made=request.now,
    )
    return shown(paper, "demande.pdf")


def _known(request: HelperRequest, person_id: UUID) -> Beneficiary:
    require(request.actor, "prepare_erasure")
    try:
        return queries.person_known_to(request.actor, person_id)
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown


@require_POST
def keep_person(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """« Encore là : garder »."""
    try:
        retention.keep_person(actor=request.actor, person_id=beneficiary_id, now=request.now)
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown
    return redirect("desk")


@require_POST
def confirm_erasures(request: HelperRequest) -> HttpResponse:
    """The head confirms a day with many erasures; they are done in the night."""
    if retention.confirm_erasures(actor=request.actor, now=request.now):
        messages.success(request, _("C’est confirmé. L’effacement se fait cette nuit."))
    return redirect("desk")
