"""A signed agreement, from the printer to the record; and what a helper closes on her word."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access.request import HelperRequest
from palier.home import papers
from palier.home.forms import PaperForm
from palier.people import actions, queries
from palier.people.models import Beneficiary, Consent, PaperConsent
from palier.people.rules.actor import Matter, NotAllowed
from palier.people.rules.consent import Lasting
from palier.people.rules.may import require
from palier.web.answers import shown


@require_POST
def draw_up_consent(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """One page to print, then to sign."""
    matter, lasting = request.POST.get("matter", ""), request.POST.get("lasting", "")
    if matter not in set(Matter) or lasting not in set(Lasting):
        raise Http404
    try:
        paper = actions.draw_up_consent(
            actor=request.actor,
            person_id=beneficiary_id,
            matter=Matter(matter),
            lasting=Lasting(lasting),
            now=request.now,
        )
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown
    return redirect("consent_sheet", paper.pk)


@require_GET
def consent_sheet(request: HelperRequest, paperconsent_id: UUID) -> HttpResponse:
    try:
        paper = queries.papers_of(request.actor).get(pk=paperconsent_id)
    except PaperConsent.DoesNotExist as unknown:
        raise NotAllowed from unknown
    return shown(papers.consent(paper), "accord.pdf")


@require_http_methods(["GET", "POST"])
def record_paper_consent(request: HelperRequest) -> HttpResponse:
    """The reference, scanned or typed, and « la personne a signé »."""
    require(request.actor, "record_paper_consent")
    form = PaperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            consent = actions.record_paper_consent(
                actor=request.actor,
                reference=form.cleaned_data["reference"],
                signed=form.cleaned_data["signed"],
                now=request.now,
            )
            messages.success(request, _("C’est noté. Gardez la feuille fermée à clé."))
            return redirect("person", consent.person_id)
        except actions.NotSigned:
            form.add_error("signed", _("Cochez si la personne a signé. Sinon, rien n’est noté."))
        except actions.PaperRefused:
            wrong = _("Cette feuille ne compte pas : autre lieu, déjà notée, ou plus valable.")
            form.add_error("reference", wrong)
    status = 422 if form.errors else 200
    return render(request, "home/record_paper_consent.html", {"form": form}, status=status)


@require_POST
def withdraw_on_word(request: HelperRequest, consent_id: UUID) -> HttpResponse:
    """She said, or wrote, that it stops: it stops."""
    try:
        consent = actions.withdraw_on_word(
            actor=request.actor, consent_id=consent_id, now=request.now
        )
    except Consent.DoesNotExist as unknown:
        raise NotAllowed from unknown
    messages.success(request, _("C’est fait. Ce lieu ne voit plus cela."))
    return redirect("person", consent.person_id)
