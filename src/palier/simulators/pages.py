"""*M’entraîner*: the same exercises, for oneself. Nothing is kept as evidence."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from palier.access.request import PersonRequest
from palier.access.sides import person_side
from palier.people.rules.actor import NotAllowed
from palier.simulators import actions, queries, window
from palier.simulators.bank import bank
from palier.simulators.models import Play
from palier.simulators.ways import way_back
from palier.skillmap.queries import skillmap
from palier.web.render import person_page


@person_side
@require_GET
def choose_practice(request: PersonRequest) -> HttpResponse:
    """A short list, the easiest first: three exercises a domain."""
    tasks = sorted((r.task for r in bank().tasks.values()), key=lambda t: (t.band, t.seconds))
    groups = [
        (domain.name, [t for t in tasks if t.domain == domain.key][:3])
        for domain in skillmap().domains
    ]
    context = {"groups": groups}
    return person_page(request, "simulators/choose_practice.html", context, personal=False)


@person_side
@require_http_methods(["GET", "POST"])
def practise(request: PersonRequest, task_id: str) -> HttpResponse:
    """One exercise: GET shows it, or offers to start it; POST starts it and plays."""
    if task_id not in bank().tasks:
        raise NotAllowed
    play = queries.practice_of(request.actor, task_id)
    if request.method == "POST":
        return _play(request, task_id, play)
    if play is None or (ready := queries.task_of(play)) is None:
        return person_page(
            request,
            "simulators/start_practice.html",
            {
                "task": bank().get(task_id).task,
                "way": way_back(request.actor, task_id, request.now),
            },
            personal=False,
        )
    return person_page(
        request,
        "simulators/practise.html",
        window.draw(request, play, ready),
        personal=window.may_hold_words(play),
    )


def _play(request: PersonRequest, task_id: str, play: Play | None) -> HttpResponse:
    do = request.POST.get("do", "")
    if play is not None:
        actions.restart_if_changed(actor=request.actor, play=play, now=request.now)
    if do == "start":
        actions.start_practice(actor=request.actor, task_id=task_id, now=request.now)
        return redirect("practise", task_id)
    play_id, turn = window.pressed(request)
    if play is None or play_id != play.pk:  # an exercise of *Faire le point* is ended there only
        return redirect("practise", task_id)
    try:
        if do in Play.Outcome.values:
            ended = actions.close_play(
                actor=request.actor,
                play_id=play_id,
                turn=turn,
                outcome=do,
                helped=False,
                now=request.now,
                fields=request.POST.dict(),
            )
            return redirect("after_practice", ended.pk)
        actions.make_move(
            actor=request.actor, play_id=play_id, turn=turn, fields=request.POST.dict()
        )
    except actions.StalePlay:
        pass  # a second press of the same button: the screen that follows is the right one
    return redirect("practise", task_id)


@person_side
@require_GET
def after_practice(request: PersonRequest, play_id: UUID) -> HttpResponse:
    """What went well, step by step, and the hint for the rest."""
    play = queries.plays_of(request.actor).filter(pk=play_id).exclude(closed_at=None).first()
    if play is None or (ready := queries.task_of(play)) is None:
        return redirect("choose_practice")
    return person_page(
        request,
        "simulators/after_practice.html",
        {
            "task": ready.task,
            "done": [s for s in ready.task.steps if play.steps.get(s.id)],
            "whole": play.score == len(ready.task.steps),
            "way": way_back(request.actor, play.task_id, request.now),
        },
        personal=False,
    )
