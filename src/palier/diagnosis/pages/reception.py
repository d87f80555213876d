"""At the counter: three minutes of exercises, then one sentence. The exercises are on the usual
screen (``point.task``)."""

import secrets

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from palier.access.request import PersonRequest
from palier.access.sides import person_side
from palier.autonomy.content import kind_of
from palier.diagnosis import actions, queries
from palier.diagnosis.models import Reception
from palier.diagnosis.pages.point import to_next_screen
from palier.diagnosis.wanted import wanted
from palier.skillmap.queries import skillmap
from palier.skillmap.schema import Domain
from palier.web.render import person_page


@person_side
@require_http_methods(["GET", "POST"])
def reception(request: PersonRequest) -> HttpResponse:
    """POST: the domain of what she wants to do; GET: the domains, then today's decision."""
    last = _of_today(request)
    if request.method == "POST":
        domain = request.POST.get("domain", "")
        try:
            actions.start_reception(
                actor=request.actor, domain=domain, dice=secrets.randbelow(2**31), now=request.now
            )
            return to_next_screen(request)
        except actions.UnknownReply:
            pass  # nothing that we drew: the choices again
    decided = last if last and last.decision else None
    context = {
        "decided": decided,
        "domain": skillmap().domain(decided.domain) if decided else None,
        "under_way": last if last and not last.ended_at else None,
        "domains": _domains(request),
    }
    return person_page(request, "diagnosis/reception.html", context, personal=bool(decided))


def _of_today(request: PersonRequest) -> Reception | None:
    """What was decided yesterday is not for today."""
    last = queries.last_reception(request.actor)
    same_day = last and timezone.localdate(last.started_at) == timezone.localdate(request.now)
    return last if same_day else None


def _domains(request: PersonRequest) -> list[tuple[Domain, bool]]:
    """The six, what she came for or what a step of hers needs first; and whether it is."""
    visit = request.sitting.visit
    needed = set(wanted(request.actor, request.actor.id, request.now))
    if visit and visit.request:
        needed.update(kind_of(visit.request).skills[:1])
    near = {skill.partition(".")[0] for skill in needed}
    return sorted(
        ((domain, domain.key in near) for domain in skillmap().domains),
        key=lambda pair: not pair[1],
    )
