"""Where a plan is read: hers on her screen, and by a helper to whom she opened it."""

from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from palier.access.request import HelperRequest, PersonRequest
from palier.access.sides import person_side
from palier.audit.actions import record_look
from palier.journey import queries
from palier.journey.content import paths
from palier.journey.forms import NeedForm, StepForm
from palier.journey.pages.sheet import step_sheet_of
from palier.journey.proposals import contradictions_for, whole_plan
from palier.journey.rules.plan import MOST_CURRENT
from palier.journey.shown import shown
from palier.people import queries as people
from palier.people.models import Beneficiary
from palier.people.rules.actor import Matter, NotAllowed
from palier.people.rules.may import require
from palier.web.render import person_page

LOOKED = "plan"
"""The matter written in the audit when a helper opens a plan."""


@person_side
@require_GET
def my_plan(request: PersonRequest) -> HttpResponse:
    """*Mes prochains pas*: three at most, what was done, what waits."""
    whole = whole_plan(request.actor, request.actor.id, request.now)
    opened = people.consents_of(request.actor, request.now)
    context = {
        "steps": [shown(one, request.now) for one in whole.current],
        "later": [shown(one, request.now) for one in whole.later],
        "done": [shown(one, request.now) for one in whole.done],
        "full": len(whole.current) == MOST_CURRENT,
        "person": request.sitting.person,
        "opened": opened.filter(structure=request.place, matter=Matter.PLAN).exists(),
    }
    return person_page(request, "journey/my_plan.html", context)


@person_side
@require_GET
def choose_path(request: PersonRequest) -> HttpResponse:
    """What is proposed, then the usual paths; with ``?path=``, the steps of that one."""
    whole = whole_plan(request.actor, request.actor.id, request.now)
    open_ones = {one.path for one in (*whole.current, *whole.later)}
    path = paths().get(request.GET.get("path", ""))
    named = [(f"{path.key}/{step.key}", step) for step in path.steps] if path else []
    context = {
        "path": path,
        "steps": [(name, step, name in open_ones) for name, step in named],
        "proposed": whole.proposed,
        "paths": paths().paths,
        "person": request.sitting.person,
        "ticket": uuid4(),
        "full": len(whole.current) == MOST_CURRENT,
    }
    return person_page(request, "journey/choose_path.html", context)


@require_GET
def plan(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """Her needs and her steps, where she opened them; else how to ask her."""
    require(request.actor, "write_need")
    try:
        person = people.person_known_to(request.actor, beneficiary_id)
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown
    context: dict[str, object] = {
        "person": person,
        "here": people.here_now(request.actor, request.now).filter(person=person).last(),
        "opened": (opened := _opened(request, person)),
    }
    if opened:
        record_look(LOOKED, actor=request.actor, person_id=person.pk, now=request.now)
        context |= _whole(request, person)
    return render(request, "journey/plan.html", context)


def _opened(request: HelperRequest, person: Beneficiary) -> bool:
    seen = people.visible_to(request.actor, Matter.PLAN, request.now)
    return seen.filter(pk=person.pk).exists()


def _whole(request: HelperRequest, person: Beneficiary) -> dict[str, object]:
    whole = whole_plan(request.actor, person.pk, request.now)
    return {
        "steps": [shown(one, request.now) for one in whole.current],
        "later": [shown(one, request.now) for one in whole.later],
        "done": [shown(one, request.now) for one in whole.done],
        "needs": whole.needs,
        "proposed": whole.proposed,
        "paths": paths().paths,
        "differs": contradictions_for(request.actor, whole.records, whole.seen),
        "ticket": uuid4(),
        "full": len(whole.current) == MOST_CURRENT,
        "need_form": NeedForm(auto_id="need_%s", hers=False),
        "step_form": StepForm(
            initial={"help": "with", "helper": str(request.actor.id)},
            team=people.answering_in(request.actor.structure_id),
            today=timezone.localtime(request.now).date(),
            language=get_language() or "fr",
        ),
    }


@person_side
@require_GET
def step_sheet(request: PersonRequest) -> HttpResponse:
    """On paper, to take home."""
    steps = queries.current_steps_of(request.actor, request.actor.id, request.now)
    return step_sheet_of(request, list(steps), request.sitting.person.first_name)


@require_GET
def see_step_sheet(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """The same page, printed for her at the desk."""
    require(request.actor, "write_need")
    person = people.visible_to(request.actor, Matter.PLAN, request.now).filter(pk=beneficiary_id)
    known = person.first()
    if known is None:
        raise NotAllowed
    record_look(LOOKED, actor=request.actor, person_id=known.pk, now=request.now)
    steps = queries.current_steps_of(request.actor, known.pk, request.now)
    return step_sheet_of(request, list(steps), known.first_name)
