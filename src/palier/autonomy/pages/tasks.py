"""The helper's side: one tap to note a task, one to take it back; what was done with somebody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access.request import HelperRequest
from palier.audit.actions import record_look
from palier.autonomy import actions, queries
from palier.autonomy.content import catalogue, kind_of
from palier.autonomy.forms import USUAL_MINUTES, TaskForm
from palier.autonomy.models import TaskRecord
from palier.autonomy.schema import OTHER
from palier.people import queries as people
from palier.people.models import Beneficiary, Visit
from palier.people.rules.actor import NotAllowed
from palier.people.rules.may import may, require

REMEMBERED = "task_minutes"
MOST_SHOWN = 60


@require_http_methods(["GET", "POST"])
def record_task(request: HelperRequest, visit_id: UUID) -> HttpResponse:
    """The kind is guessed from the request: one of three buttons, and it is noted."""
    try:
        visit = people.visits_in_hand(request.actor, request.now).get(pk=visit_id)
    except Visit.DoesNotExist as unknown:
        raise NotAllowed from unknown
    form = _form(request, kind_of(visit.request).key)
    if form.is_bound and form.is_valid():
        return _noted(request, form, visit_id)
    context = {"visit": visit, **_around(request, form, visit.person_id)}
    return render(request, "autonomy/record_task.html", context, status=_status(form))


@require_http_methods(["GET", "POST"])
def record_anonymous_task(request: HelperRequest) -> HttpResponse:
    """For somebody who gave no name, or who has left already."""
    form = _form(request, OTHER)
    if form.is_bound and form.is_valid():
        return _noted(request, form, None)
    context = _around(request, form, None)
    return render(request, "autonomy/record_anonymous_task.html", context, status=_status(form))


def _form(request: HelperRequest, kind: str) -> TaskForm:
    if request.method == "POST":
        return TaskForm(request.POST)
    minutes = request.session.get(REMEMBERED, USUAL_MINUTES)
    return TaskForm(initial={"task": kind, "minutes": minutes})


def _status(form: TaskForm) -> int:
    return 422 if form.errors else 200


def _around(request: HelperRequest, form: TaskForm, person_id: UUID | None) -> dict[str, object]:
    """What the form shows beside itself: the help to propose, and the mandate that covers it."""
    task = str(form["task"].value() or OTHER)
    if person_id is None or not may(request.actor, "know_people"):
        return {"form": form}
    mandates = queries.mandates_seen_by(request.actor, person_id, request.now)
    return {
        "form": form,
        "kind": catalogue().get(task),
        "proposal": queries.proposal_for(request.actor, person_id, task, request.now),
        "mandate": next((one for one in mandates if task in one.acts), None),
        "person_id": person_id,
    }


def _noted(request: HelperRequest, form: TaskForm, visit_id: UUID | None) -> HttpResponse:
    try:
        written = actions.record_task(
            actor=request.actor, visit_id=visit_id, now=request.now, **form.said
        )
    except actions.JustNoted as noted:
        messages.info(request, _("%(name)s vient de noter cette démarche.") % {"name": noted.by})
        return redirect("desk")
    request.session[REMEMBERED] = written.minutes or USUAL_MINUTES
    (told,) = queries.told([written])
    shown = {"record": written, "name": told.name, "level": told.level, "unsigned": told.unsigned}
    # It holds the button that takes it back: escaped by its template, so safe to keep as it is.
    messages.success(request, render_to_string("autonomy/noted.html", shown, request))
    return redirect("desk")


@require_POST
def undo_task(request: HelperRequest, taskrecord_id: UUID) -> HttpResponse:
    try:
        actions.undo_task(actor=request.actor, record_id=taskrecord_id, now=request.now)
        messages.success(request, _("C’est annulé."))
    except TaskRecord.DoesNotExist:
        messages.info(request, _("C’est annulé."))
    except actions.TooLateToUndo:
        messages.info(request, _("Trop tard pour annuler : c’était un autre jour."))
    return redirect("desk")


@require_GET
def tasks_of(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """What was done with one person, where she stands, which help comes next, and the mandates."""
    require(request.actor, "know_people")
    try:
        person = people.person_known_to(request.actor, beneficiary_id)
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown
    records = queries.records_of(request.actor, person.pk, request.now)
    mandates = queries.mandates_seen_by(request.actor, person.pk, request.now, every=True)
    if mandates or records.exists():
        record_look("tasks", actor=request.actor, person_id=person.pk, now=request.now)
    context = {
        "person": person,
        "records": queries.told(records.reverse()[:MOST_SHOWN]),
        "trajectories": queries.trajectories_of(request.actor, person.pk, request.now),
        "mandates": mandates,
        "now": request.now,
    }
    return render(request, "autonomy/tasks_of.html", context)
