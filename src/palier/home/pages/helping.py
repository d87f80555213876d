"""What somebody near sees: the first names of those who named him, and what they opened to him."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from palier.access.request import TrustedRequest
from palier.access.sides import trusted_side
from palier.attention import actions as attention
from palier.attention.queries import asked_by
from palier.audit.actions import record_look
from palier.diagnosis import queries as points
from palier.home.forms import TalkForm
from palier.journey.queries import current_steps_of
from palier.journey.shown import shown
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
@require_http_methods(["GET", "POST"])
def person_i_help(request: TrustedRequest, trustedhelper_id: UUID) -> HttpResponse:
    """Her first name, what she opened; POST asks that she be called."""
    form = TalkForm(request.POST or None)
    tie = queries.trusted_ties(request.actor, request.now).filter(pk=trustedhelper_id).first()
    if tie is None:
        raise NotAllowed
    if request.method == "POST" and form.is_valid():
        try:
            attention.ask_on_behalf(
                actor=request.actor,
                trustedhelper_id=tie.pk,
                words=form.cleaned_data["words"],
                now=request.now,
            )
        except TrustedHelper.DoesNotExist as stopped:  # while he was pressing
            raise NotAllowed from stopped
        messages.success(request, _("C’est demandé. Le lieu répond à cette personne."))
        return redirect("person_i_help", tie.pk)
    finished = points.finished_visible_to(request.actor, tie.person_id, request.now)
    steps = [
        shown(step, request.now)
        for step in current_steps_of(request.actor, tie.person_id, request.now)
    ]
    if steps:
        record_look("plan", actor=request.actor, person_id=tie.person_id, now=request.now)
    context = {
        "steps": steps,
        "tie": tie,
        "person": tie.person,
        "has_result": finished.exists(),
        "concern": None if form.errors else asked_by(tie),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "home/person_i_help.html", context, status=status)
