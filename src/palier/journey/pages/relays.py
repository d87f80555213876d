"""A relay: proposed by a helper, read and decided by her, received in the other place."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palier.access.locks import has_pin
from palier.access.proof import not_hers
from palier.access.request import HelperRequest, PersonRequest
from palier.access.sides import person_side
from palier.journey import circle
from palier.journey.actions import relays
from palier.journey.around_forms import RelayForm
from palier.journey.finding import found, opened
from palier.journey.models import Relay
from palier.kernel.content import version
from palier.people.rules.actor import Matter
from palier.people.rules.consent import TEXTS, To
from palier.people.rules.may import require
from palier.web.render import person_page

SIGHT = TEXTS[Matter.PLAN, To.PLACE]


@require_http_methods(["GET", "POST"])
def propose_relay(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    require(request.actor, "propose_relay")
    person = opened(request, beneficiary_id)
    form = RelayForm(request.POST or None)
    places = circle.places_to_relay_to(request.actor)
    form.fields["to"].queryset = places  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            relays.propose_relay(
                actor=request.actor,
                person_id=person.pk,
                to=form.cleaned_data["to"].pk,
                words=form.cleaned_data["words"],
                now=request.now,
            )
            messages.success(request, _("C’est proposé. La personne répond sur son écran."))
            return redirect("circle", person.pk)
        except relays.RelayRefused:
            form.add_error("to", _("Ce lieu accompagne déjà la personne."))
    context = {"person": person, "form": form, "places": places}
    status = 422 if form.errors else 200
    return render(request, "journey/propose_relay.html", context, status=status)


@require_POST
def receive_relay(request: HelperRequest, relay_id: UUID) -> HttpResponse:
    require(request.actor, "receive_relay")
    with found():
        relay = relays.receive_relay(actor=request.actor, relay_id=relay_id, now=request.now)
    messages.success(request, _("C’est noté. L’autre lieu le lit dans le fil."))
    return redirect("circle", relay.person_id)


@person_side
@require_http_methods(["GET", "POST"])
def accept_relay(request: PersonRequest, relay_id: UUID) -> HttpResponse:
    """What the other place would see, in the words of the agreement; her PIN when she has one."""
    with found():
        relay = circle.relays_of(request.actor, request.actor.id, request.now).get(pk=relay_id)
    refusal = _accept(request, relay) if request.method == "POST" else ""
    answered = relay.accepted_at or relay.declined_at
    if (request.method == "POST" and not refusal) or answered:
        return redirect("who_accompanies")
    context = {
        "relay": relay,
        "text": SIGHT,
        "read": version(SIGHT),
        "refusal": refusal,
        "has_pin": has_pin(request.actor.id),
    }
    status = 422 if refusal else 200
    return person_page(request, "journey/accept_relay.html", context, status=status)


def _accept(request: PersonRequest, relay: Relay) -> str:
    """Why it was not accepted, in words; "" once it is."""
    if refusal := not_hers(request):
        return refusal
    try:
        read = request.POST.get("read", "")
        relays.accept_relay(actor=request.actor, relay_id=relay.pk, read=read, now=request.now)
    except relays.WordsChanged:
        return _("Ce texte vient de changer. Relisez-le, puis répondez.")
    except relays.RelayRefused:
        messages.info(request, _("Vous avez déjà répondu non."))
    return ""


@person_side
@require_POST
def decline_relay(request: PersonRequest, relay_id: UUID) -> HttpResponse:
    try:
        with found():
            relays.decline_relay(actor=request.actor, relay_id=relay_id, now=request.now)
        messages.success(request, _("C’est noté. Ce lieu ne voit rien."))
    except relays.RelayRefused:
        messages.info(request, _("Vous aviez dit oui. Vous pouvez arrêter ici."))
        return redirect("who_sees")
    return redirect("who_accompanies")
