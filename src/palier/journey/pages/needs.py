"""What she wants, for both sides: form, one action, answer."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palier.access.sides import shared_side
from palier.journey import queries
from palier.journey.actions import needs as need_acts
from palier.journey.forms import NeedForm
from palier.journey.pages.doors import person_of
from palier.journey.pages.sides import EitherRequest, back_to_plan, draw, is_hers
from palier.journey.writing import NoWords
from palier.people.rules.actor import NotAllowed


@shared_side
@require_http_methods(["GET", "POST"])
def write_need(request: EitherRequest, beneficiary_id: UUID) -> HttpResponse:
    """*Ce que vous voulez*, in her words."""
    person = person_of(request, "write_need", beneficiary_id)
    form = NeedForm(request.POST or None, hers=is_hers(request))
    if request.method == "POST" and form.is_valid():
        with suppress(NoWords):
            need_acts.write_need(
                actor=request.actor,
                person_id=person.pk,
                words=form.cleaned_data["words"],
                now=request.now,
            )
            messages.success(request, _("C’est noté, avec vos mots."))
        return back_to_plan(request, person.pk)
    needs = queries.needs_visible_to(request.actor, request.now)
    context = {
        "form": form,
        "person": person,
        "needs": needs.filter(plan__person=person, closed_at=None),
    }
    return draw(request, "journey/write_need.html", context, 422 if form.errors else 200)


@shared_side
@require_POST
def close_need(request: EitherRequest, need_id: UUID) -> HttpResponse:
    try:
        need = need_acts.close_need(actor=request.actor, need_id=need_id, now=request.now)
    except ObjectDoesNotExist as unknown:
        raise NotAllowed from unknown
    return back_to_plan(request, need.plan.person_id)
