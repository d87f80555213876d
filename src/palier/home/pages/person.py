"""What a place sees of one person: that she comes, for what; more only with her agreement."""

from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from palier.access.cards import card_of
from palier.access.request import HelperRequest
from palier.access.room import stations_of
from palier.audit.actions import record_look
from palier.diagnosis import queries as points
from palier.home.naming import kept_instead_of, naming_of
from palier.journey import circle
from palier.people import queries
from palier.people.matters import in_use
from palier.people.models import Beneficiary
from palier.people.rules.actor import Matter, NotAllowed
from palier.people.rules.consent import LASTINGS, MATTERS
from palier.people.rules.may import may
from palier.skillmap.queries import skillmap


@require_GET
def person(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    try:
        known = queries.person_known_to(request.actor, beneficiary_id)
    except Beneficiary.DoesNotExist as unknown:
        if kept := kept_instead_of(request.actor, beneficiary_id):
            return redirect("person", kept)
        raise NotAllowed from unknown
    visits = queries.visits_visible_to(request.actor).filter(person=known).order_by("-arrived_at")
    opened = queries.visible_to(request.actor, Matter.RESULT, request.now).filter(pk=known.pk)
    context = {
        "person": known,
        "visits": visits.select_related("welcomed_by")[:20],
        "here": queries.here_now(request.actor, request.now).filter(person=known).last(),
        "card": card_of(known.pk),
        "stations": stations_of(request.actor).exists(),
        "opened": opened.exists(),
        "naming": naming_of(request.actor, known),
        "may_erase": may(request.actor, "prepare_erasure"),
        "consents": queries.consents_to_place(request.actor, known.pk, request.now),
        "matters": [(matter, MATTERS[matter]) for matter in in_use()],
        "lastings": LASTINGS.items(),
        "plan_opened": circle.is_open_to(request.actor, known.pk, request.now),
        "ticket": uuid4(),
        "points": points.finished_visible_to(request.actor, known.pk, request.now),
        **_counter(request, known.pk),
    }
    return render(request, "home/person.html", context)


def _counter(request: HelperRequest, person_id: UUID) -> dict[str, object]:
    """Today's sentence of the counter, which is of her result: that it was read is written."""
    decided = points.decided_today(request.actor, person_id, request.now)
    if decided is None:
        return {}
    record_look(Matter.RESULT, actor=request.actor, person_id=person_id, now=request.now)
    return {"counter": decided, "domain": skillmap().domain(decided.domain)}
