"""The person's side of a mandate: read, signed with her PIN, stopped in two taps."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palier.access.locks import has_pin
from palier.access.proof import not_hers
from palier.access.request import PersonRequest
from palier.access.sides import person_side
from palier.autonomy import actions, queries
from palier.autonomy.mandates import terms_of
from palier.autonomy.models import Mandate
from palier.autonomy.rules.mandate import Guardianship, MandateRefused, screen_is_enough, text_of
from palier.kernel.words import spaced
from palier.people.rules.actor import NotAllowed
from palier.web.render import person_page


@person_side
@require_http_methods(["GET", "POST"])
def sign_mandate(request: PersonRequest, mandate_id: UUID) -> HttpResponse:
    """What she lets somebody do in her name, word for word; two answers, both fine."""
    mandate, refusal = _hers(request, mandate_id), ""
    if request.method == "POST":
        refusal = _sign(request, mandate)
        if not refusal:
            messages.success(request, _("C’est signé. Vous pouvez tout arrêter quand vous voulez."))
            return redirect("my_tasks")
    if mandate.signed_at or mandate.revoked_at:
        if refusal:  # a page left open: she said yes to what had stopped, and is told so
            messages.info(request, refusal)
        return redirect("my_tasks")
    french = (get_language() or "fr").startswith("fr")
    context = {
        "mandate": mandate,
        "lines": spaced(mandate.text).split("\n"),
        "translation": [] if french else text_of(terms_of(mandate)).en.split("\n"),
        "on_screen": screen_is_enough(Guardianship(mandate.guardianship)),
        "refusal": refusal,
        "has_pin": has_pin(request.actor.id),
    }
    status = 422 if refusal else 200
    return person_page(request, "autonomy/sign_mandate.html", context, status=status)


def _sign(request: PersonRequest, mandate: Mandate) -> str:
    """Why it was not signed, in words; "" once it is."""
    if refusal := not_hers(request):
        return refusal
    try:
        actions.sign_mandate(
            actor=request.actor,
            mandate_id=mandate.pk,
            read=request.POST.get("read", ""),
            now=request.now,
        )
    except actions.NeedsPaper:
        return _("Ce mandat se signe sur papier, avec la personne qui vous protège.")
    except actions.NotRead:
        return _("Relisez le texte, puis répondez.")
    except MandateRefused:
        return _("Ce mandat est fini. Demandez-en un autre.")
    return ""


@person_side
@require_http_methods(["GET", "POST"])
def revoke_mandate(request: PersonRequest, mandate_id: UUID) -> HttpResponse:
    """One tap to come here, one to stop; no reason is asked."""
    mandate = _hers(request, mandate_id)
    if request.method == "POST":
        actions.revoke_mandate(actor=request.actor, mandate_id=mandate.pk, now=request.now)
        others = any(one.signed_at for one in queries.my_mandates(request.actor, request.now))
        messages.success(
            request,
            _("C’est fait. Ce mandat est arrêté.")
            if others
            else _("C’est arrêté. Plus rien ne se fait en votre nom."),
        )
        return redirect("my_tasks")
    return person_page(
        request,
        "autonomy/revoke_mandate.html",
        {"mandate": mandate, "acts": terms_of(mandate).acts},
    )


def _hers(request: PersonRequest, mandate_id: UUID) -> Mandate:
    try:
        return queries.mandates_of(request.actor).get(pk=mandate_id)
    except Mandate.DoesNotExist as unknown:
        raise NotAllowed from unknown
