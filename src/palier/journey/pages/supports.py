"""Who accompanies her: what a helper writes for his place."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palier.access.request import HelperRequest
from palier.journey import circle
from palier.journey.actions import supports
from palier.journey.actions.supports import Who
from palier.journey.around_forms import SupportForm
from palier.journey.finding import found, opened
from palier.people.rules.may import require


@require_http_methods(["GET", "POST"])
def add_support(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    require(request.actor, "add_support")
    person = opened(request, beneficiary_id)
    form = SupportForm(request.POST or None)
    form.fields["helper"].queryset = circle.team_of(request.actor)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid() and _added(request, person.pk, form):
        return redirect("circle", person.pk)
    context = {"person": person, "form": form}
    return render(request, "journey/add_support.html", context, status=422 if form.errors else 200)


def _added(request: HelperRequest, person_id: UUID, form: SupportForm) -> bool:
    said = form.cleaned_data
    helper = said["helper"]
    who = Who(said["what_for"], called=said["called"], helper_id=helper.pk if helper else None)
    try:
        supports.add_support(
            actor=request.actor,
            person_id=person_id,
            who=who,
            ticket=said["ticket"],
            now=request.now,
        )
    except supports.SupportRefused:
        form.add_error(None, _("Dites qui accompagne la personne, et pour quoi."))
    except supports.AlreadyThere:
        form.add_error("helper", _("Cette personne l’accompagne déjà."))
    return not form.errors


@require_POST
def end_support(request: HelperRequest, support_id: UUID) -> HttpResponse:
    require(request.actor, "end_support")
    with found():
        support = supports.end_support(actor=request.actor, support_id=support_id, now=request.now)
    return redirect("circle", support.person_id)


@require_POST
def make_referent(request: HelperRequest, support_id: UUID) -> HttpResponse:
    require(request.actor, "make_referent")
    with found():
        support = supports.make_referent(
            actor=request.actor, support_id=support_id, now=request.now
        )
    return redirect("circle", support.person_id)
