"""*Faire le point*, on the person's side: one question a screen, then one exercise a screen."""

import secrets
from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from palier.access.request import PersonRequest
from palier.access.sides import person_side
from palier.diagnosis import actions, measure, queries
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Diagnosis
from palier.diagnosis.rules.course import Screen
from palier.people.rules.actor import NotAllowed
from palier.simulators import actions as simulators
from palier.simulators import window
from palier.simulators.models import Play
from palier.simulators.queries import task_of
from palier.web.render import person_page

GOES_TO = {
    Screen.QUESTION: "question",
    Screen.TASK: "task",
    Screen.PAUSE: "pause",
    Screen.RESULT: "result",
    Screen.DECISION: "reception",
}


def to_next_screen(request: PersonRequest) -> HttpResponse:
    """To the next screen; to the result when another tab has finished meanwhile."""
    try:
        return redirect(GOES_TO[actions.advance(actor=request.actor, now=request.now)])
    except Diagnosis.DoesNotExist:
        return redirect("result")


@person_side
@require_http_methods(["GET", "POST"])
def point(request: PersonRequest) -> HttpResponse:
    """The offer, or the way back to where the person was."""
    if request.method == "POST":
        actions.start_point(actor=request.actor, dice=secrets.randbelow(2**31), now=request.now)
        actions.leave_reception(actor=request.actor, now=request.now)
        return to_next_screen(request)
    context = {"open": queries.open_of(request.actor)}
    return person_page(request, "diagnosis/point.html", context, personal=False)


@person_side
@require_http_methods(["GET", "POST"])
def question(request: PersonRequest, key: str = "") -> HttpResponse:
    """One question; without a key, the first that has no answer."""
    diagnosis = queries.open_of(request.actor)
    if diagnosis is None:
        return redirect("point")
    replies = queries.replies_of(diagnosis)
    asked = conversation().question(key) if key else conversation().next_question(replies)
    if asked is None:
        if key:
            raise NotAllowed
        return redirect("point")
    if request.method == "POST":
        try:
            actions.reply(
                actor=request.actor,
                question=request.POST.get("question", ""),
                choice=request.POST.get("choice", ""),
                now=request.now,
            )
        except (actions.UnknownReply, Diagnosis.DoesNotExist):
            return redirect("question")
        return to_next_screen(request)
    questions = conversation().questions
    place = questions.index(asked)
    context = {
        "question": asked,
        "chosen": replies.get(asked.key),
        "before": questions[place - 1] if place else None,
        "done": place,
        "stairs": [n < place for n in range(len(questions))],
    }
    return person_page(request, "diagnosis/question.html", context, personal=False)


@person_side
@require_POST
def skip_questions(request: PersonRequest) -> HttpResponse:
    """Somebody who flees forms goes straight to the exercises."""
    try:
        actions.skip_questions(actor=request.actor, now=request.now)
    except Diagnosis.DoesNotExist:
        return redirect("point")
    return to_next_screen(request)


@person_side
@require_http_methods(["GET", "POST"])
def task(request: PersonRequest) -> HttpResponse:
    """One exercise. A press inside its window is a move; the buttons below end it."""
    diagnosis = queries.open_of(request.actor)
    if diagnosis is None:
        return redirect("result" if queries.diagnoses_of(request.actor).exists() else "point")
    if request.method == "POST":
        return _press(request)
    attempt = queries.open_attempt(diagnosis)
    if attempt is None or (ready := task_of(attempt.play)) is None:
        return redirect("point")
    context = {
        **window.draw(request, attempt.play, ready),
        "done": _done(diagnosis),
    }
    personal = window.may_hold_words(attempt.play)
    return person_page(request, "diagnosis/task.html", context, personal=personal)


def _done(diagnosis: Diagnosis) -> int:
    return len(measure.played(measure.closed_attempts(diagnosis)))


def _press(request: PersonRequest) -> HttpResponse:
    play_id, turn = window.pressed(request)
    do = request.POST.get("do", "")
    if play_id is None:
        return redirect("task")
    try:
        if do in Play.Outcome.values:
            actions.close_attempt(
                actor=request.actor,
                play_id=play_id,
                turn=turn,
                outcome=do,
                helped=bool(request.POST.get("helped")),
                now=request.now,
                fields=request.POST.dict(),
            )
            return to_next_screen(request)
        simulators.make_move(
            actor=request.actor, play_id=play_id, turn=turn, fields=request.POST.dict()
        )
    except simulators.StalePlay:
        return to_next_screen(request)  # a second press: the next screen is already the right one
    except Diagnosis.DoesNotExist:
        return redirect("result")
    return redirect("task")


@person_side
@require_http_methods(["GET", "POST"])
def pause(request: PersonRequest) -> HttpResponse:
    """About five minutes were played: continue, or stop here for today."""
    diagnosis = queries.open_of(request.actor)
    if diagnosis is None:
        return redirect("point")
    if request.method == "POST":
        with suppress(Diagnosis.DoesNotExist):
            actions.rest(actor=request.actor)
        return to_next_screen(request)
    context = {"done": _done(diagnosis)}
    return person_page(request, "diagnosis/pause.html", context, personal=False)
