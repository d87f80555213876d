"""The interview, on the helper's screen: one thing to ask, the steps to tick, the next one; and the
ten questions, for who prefers to answer aloud."""

import secrets
from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palier.access.request import HelperRequest
from palier.diagnosis import actions, measure, queries
from palier.diagnosis import interview as asking
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Diagnosis
from palier.people import queries as people
from palier.people.models import Beneficiary
from palier.people.rules.actor import NotAllowed
from palier.people.rules.may import require
from palier.simulators.models import Play


@require_http_methods(["GET", "POST"])
def interview(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """Where it is, in any window: before, a task to ask, or the end."""
    require(request.actor, "start_interview")
    person = _person(request, beneficiary_id)
    if request.method == "POST":
        return _press(request, person)
    point = queries.under_way(request.actor, person.pk)
    here = people.here_now(request.actor, request.now).filter(person=person)
    context = {
        "person": person,
        "point": point,
        "asked": asking.asked_now(point) if point else None,
        "turn": queries.next_position(point) if point else 0,
        "done": len(measure.closed_attempts(point)) if point else 0,
        "here": here.last(),
    }
    return render(request, "diagnosis/interview.html", context)


def _person(request: HelperRequest, beneficiary_id: UUID) -> Beneficiary:
    try:
        return people.person_known_to(request.actor, beneficiary_id)
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown


def _press(request: HelperRequest, person: Beneficiary) -> HttpResponse:
    do = request.POST.get("do", "")
    if do == "start":
        dice = secrets.randbelow(2**31)
        actions.start_interview(
            actor=request.actor, person_id=person.pk, dice=dice, now=request.now
        )
    elif do == "finish":
        return _finish(request, person)
    elif do in Play.Outcome.values:
        _record(request, person, do)
    return redirect("interview", person.pk)


def _record(request: HelperRequest, person: Beneficiary, outcome: str) -> None:
    try:
        new = actions.record_shown(
            actor=request.actor,
            person_id=person.pk,
            task_id=request.POST.get("task", ""),
            turn=_number(request.POST.get("turn", "")),
            seen=request.POST.getlist("seen"),
            outcome=outcome,
            helped=bool(request.POST.get("helped")),
            now=request.now,
        )
    except Diagnosis.DoesNotExist:
        return  # ended in another window: the page says so
    if not new:
        messages.info(request, _("C’était déjà noté. Voici la suite."))


def _number(raw: str) -> int:
    return int(raw[:4]) if raw[:4].isascii() and raw[:4].isdigit() else -1


def _finish(request: HelperRequest, person: Beneficiary) -> HttpResponse:
    try:
        actions.finish_interview(actor=request.actor, person_id=person.pk, now=request.now)
    except actions.NotNow:
        messages.warning(request, _("Un exercice est ouvert sur un écran. Finissez-le d’abord."))
        return redirect("interview", person.pk)
    messages.success(request, _("C’est noté. Montrez d’abord le résultat à la personne."))
    return redirect("person", person.pk)


@require_http_methods(["GET", "POST"])
def record_told(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """The ten questions on one page, while the interview is under way; none has to be asked."""
    require(request.actor, "record_told")
    person = _person(request, beneficiary_id)
    wrong = request.method == "POST" and not _tell(request, person)
    point = queries.under_way(request.actor, person.pk)
    if point is None or (request.method == "POST" and not wrong):
        return redirect("interview", person.pk)
    chosen = asking.told_aloud(request.actor, point)
    context = {
        "person": person,
        "wrong": wrong,
        "asked": _asked(chosen, chosen | _changed(request)),
        "elsewhere": asking.answered_elsewhere(request.actor, point),
    }
    return render(request, "diagnosis/record_told.html", context, status=422 if wrong else 200)


def _tell(request: HelperRequest, person: Beneficiary) -> bool:
    """False, and nothing written, when an answer is not one of the page."""
    try:
        actions.record_told(
            actor=request.actor, person_id=person.pk, told=_changed(request), now=request.now
        )
    except actions.UnknownReply:
        return False
    except Diagnosis.DoesNotExist:
        messages.warning(request, _("Le point est déjà fini. Ces réponses n’y sont pas."))
    else:
        messages.success(request, _("C’est noté."))
    return True


def _changed(request: HelperRequest) -> dict[str, str]:
    """Only what was touched on this page: another window may have written the others meanwhile."""
    sent = request.POST
    return {
        key: sent[f"told-{key}"]
        for key in (question.key for question in conversation().questions)
        if f"told-{key}" in sent and sent[f"told-{key}"] != sent.get(f"was-{key}", "")
    }


def _asked(kept: Mapping[str, str], shown: Mapping[str, str]) -> list[dict[str, object]]:
    """``was``: what is kept now; ``chosen``: what the page shows, when it comes back unkept."""
    return [
        {
            "question": question,
            "was": kept.get(question.key, ""),
            "chosen": choice if question.choice(choice := shown.get(question.key, "")) else "",
        }
        for question in conversation().questions
    ]
