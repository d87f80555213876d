"""« Vos exercices, sans votre nom »: she says no, or yes again. The words are in who_sees."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palier.access.request import PersonRequest
from palier.access.sides import person_side
from palier.diagnosis import actions


@person_side
@require_POST
def refuse_answer_sheets(request: PersonRequest) -> HttpResponse:
    actions.refuse_answer_sheets(actor=request.actor, now=request.now)
    messages.success(request, _("C’est fait. Vos exercices restent à vous seulement."))
    return redirect("who_sees")


@person_side
@require_POST
def allow_answer_sheets(request: PersonRequest) -> HttpResponse:
    actions.allow_answer_sheets(actor=request.actor, now=request.now)
    messages.success(request, _("C’est fait. Merci pour les autres."))
    return redirect("who_sees")
