"""What somebody near sees: the first names of those who named him, and what they opened to him."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from palier.access.request import TrustedRequest
from palier.access.sides import trusted_side
from palier.attention import actions as attention
from palier.attention.queries import asked_by
from palier.diagnosis import queries as points
from palier.home.forms import TalkForm
from palier.people import queries
from palier.people.models import TrustedHelper
from palier.people.rules.actor import NotAllowed


@trusted_side
@require_GET
def people_i_help(request: TrustedRequest) -> HttpResponse:
    """*Les personnes que j’aide*."""
    context = {"ties": queries.trusted_ties(request.actor, request.now)}
    return render(request, "home/people_i_help.html", context)


@trusted_side
@require_GET
def person_i_help(request: TrustedRequest, trustedhelper_id: UUID) -> HttpResponse:
    return _person(request, trustedhelper_id, TalkForm())


def _person(request: TrustedRequest, trustedhelper_id: UUID, form: TalkForm) -> HttpResponse:
    tie = queries.trusted_ties(request.actor, request.now).filter(pk=trustedhelper_id).first()
    if tie is None:
        raise NotAllowed
    finished = points.finished_visible_to(request.actor, tie.person_id, request.now)
    context = {
        "tie": tie,
        "person": tie.person,
        "has_result": finished.exists(),
        "concern": None if form.errors else asked_by(tie),
        "form": form,
        "now": request.now,
    }
    status = 422 if form.errors else 200
    return render(request, "home/person_i_help.html", context, status=status)


@trusted_side
@require_POST
def ask_on_behalf(request: TrustedRequest, trustedhelper_id: UUID) -> HttpResponse:
    form = TalkForm(request.POST)
    if not form.is_valid():
        return _person(request, trustedhelper_id, form)
    try:
        attention.ask_on_behalf(
            actor=request.actor,
            trustedhelper_id=trustedhelper_id,
            words=form.cleaned_data["words"],
            now=request.now,
        )
    except TrustedHelper.DoesNotExist as unknown:
        raise NotAllowed from unknown
    messages.success(request, _("C’est demandé. Le lieu répond à cette personne."))
    return redirect("person_i_help", trustedhelper_id)
