"""The acts on steps, for both sides: form, one action, answer."""

from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palier.access.sides import shared_side
from palier.journey.actions import steps as acts
from palier.journey.forms import StepForm
from palier.journey.models import Step
from palier.journey.pages.doors import by_whom, person_of, step_of
from palier.journey.pages.sides import EitherRequest, back_to_plan, draw
from palier.journey.shown import help_key, shown
from palier.journey.writing import PlanFull, StepChanged
from palier.people import queries as people
from palier.web.lines import ticket_of


@shared_side
@require_POST
def accept_step(request: EitherRequest, beneficiary_id: UUID) -> HttpResponse:
    """A step of a usual path: proposed, or chosen in the list."""
    person = person_of(request, "accept_step", beneficiary_id)
    name = request.POST.get("name", "")[:60]
    try:
        step = acts.accept_step(
            actor=request.actor,
            person_id=person.pk,
            name=name,
            ticket=uuid5(ticket_of(request.POST.get("ticket", "")), name),
            need_id=_need_of(request),
            now=request.now,
        )
    except KeyError:
        messages.warning(request, _("Choisissez un pas dans la liste."))
        return back_to_plan(request, person.pk)
    _say_where(request, step)
    return back_to_plan(request, person.pk)


def _need_of(request: EitherRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("need", ""))
    except ValueError:
        return None


def _say_where(request: EitherRequest, step: Step) -> None:
    if step.state == Step.State.LATER:
        messages.success(request, _("Trois pas, c’est assez. Celui-ci attend son tour."))
    else:
        messages.success(request, _("C’est noté. Un pas à la fois."))


@shared_side
@require_http_methods(["GET", "POST"])
def write_step(request: EitherRequest, beneficiary_id: UUID) -> HttpResponse:
    """A step in their own words."""
    person = person_of(request, "write_step", beneficiary_id)
    form = _form(request, {"help": "with"})
    if request.method == "POST" and form.is_valid():
        step = acts.write_step(
            actor=request.actor,
            person_id=person.pk,
            said=form.said,
            ticket=form.cleaned_data["ticket"],
            now=request.now,
        )
        _say_where(request, step)
        return back_to_plan(request, person.pk)
    context = {"form": form, "person": person}
    return draw(request, "journey/write_step.html", context, 422 if form.errors else 200)


def _form(
    request: EitherRequest,
    initial: dict[str, Any],
    step: Step | None = None,
    typed: QueryDict | None = None,
) -> StepForm:
    team = list(people.answering_in(request.actor.structure_id))
    if step and step.helper and step.helper not in team:
        team.append(step.helper)  # of another place, or who left: changing the day drops nobody
    return StepForm(
        typed or request.POST or None,
        initial=initial,
        team=team,
        today=timezone.localtime(request.now).date(),
        language=get_language() or "fr",
        kept=step.day if step else None,
    )


@shared_side
@require_http_methods(["GET", "POST"])
def change_step(request: EitherRequest, step_id: UUID) -> HttpResponse:
    """Two people who change the same step see both texts: nothing typed is lost."""
    step = step_of(request, "change_step", step_id)
    form = _form(request, _as_it_is(step, request), step)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_step(
                actor=request.actor,
                step_id=step.pk,
                version=form.cleaned_data["version"],
                said=form.said,
                now=request.now,
            )
        except StepChanged as changed:
            theirs = shown(changed.step, request.now)
            form = _again(request, changed.step)
        else:
            messages.success(request, _("C’est noté."))
            return back_to_plan(request, step.plan.person_id)
    context = {
        "form": form,
        "step": step,
        "person": step.plan.person,
        "theirs": theirs,
        "by": by_whom(request, theirs.step) if theirs else "",
        "over": theirs is not None and theirs.step.ended_at is not None,
    }
    return draw(request, "journey/change_step.html", context, 422 if form.errors or theirs else 200)


def _as_it_is(step: Step, request: EitherRequest) -> dict[str, Any]:
    told = shown(step, request.now)
    return {
        "words": step.words,
        "help": help_key(step),
        "helper": str(step.helper_id or ""),
        "with_whom": step.with_whom,
        "where": told.where,
        "day": step.day.isoformat() if step.day else "",
        "hour": f"{step.hour:%H:%M}" if step.hour else "",
        "version": step.version,
    }


def _again(request: EitherRequest, step: Step) -> StepForm:
    """What was typed, over the step as it is now: sent again, it is meant."""
    typed = request.POST.copy()
    typed["version"] = str(step.version)
    return _form(request, {}, step, typed)


@shared_side
@require_POST
def drop_step(request: EitherRequest, step_id: UUID) -> HttpResponse:
    step = step_of(request, "drop_step", step_id)
    acts.drop_step(actor=request.actor, step_id=step.pk, now=request.now)
    messages.success(request, _("Ce pas est laissé. Vous pouvez en choisir un autre."))
    return back_to_plan(request, step.plan.person_id)


@shared_side
@require_POST
def choose_step_later(request: EitherRequest, step_id: UUID) -> HttpResponse:
    step = step_of(request, "choose_step_later", step_id)
    acts.choose_step_later(actor=request.actor, step_id=step.pk, now=request.now)
    return back_to_plan(request, step.plan.person_id)


@shared_side
@require_POST
def choose_step_now(request: EitherRequest, step_id: UUID) -> HttpResponse:
    step = step_of(request, "choose_step_now", step_id)
    try:
        acts.choose_step_now(actor=request.actor, step_id=step.pk, now=request.now)
    except PlanFull:
        messages.warning(request, _("Trois pas, c’est assez. Remettez-en un à plus tard d’abord."))
    return back_to_plan(request, step.plan.person_id)
