"""The person's side: what she did, what was done for her, and what she says she did."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from palier.access.request import PersonRequest
from palier.access.sides import person_side
from palier.autonomy import actions, queries
from palier.autonomy.forms import OwnTaskForm
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.web.render import person_page

MOST_DONE_FOR = 12


@person_side
@require_GET
def my_tasks(request: PersonRequest) -> HttpResponse:
    """*Ce que j’ai fait*: strengths first; what was done for her, and under which mandate."""
    actor = request.actor
    for_her = queries.records_of(actor, actor.id).filter(level=HelpLevel.FOR)
    context = {
        "trajectories": queries.trajectories_of(actor, actor.id),
        "for_me": queries.told(for_her.reverse()[:MOST_DONE_FOR]),
        "mandates": queries.my_mandates(actor, request.now),
    }
    return person_page(request, "autonomy/my_tasks.html", context)


@person_side
@require_http_methods(["GET", "POST"])
def record_own_task(request: PersonRequest) -> HttpResponse:
    """She did something by herself, here or elsewhere: she says it, and how it was."""
    form = OwnTaskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.record_own_task(
            actor=request.actor,
            task=said["task"],
            outcome=Outcome(said["outcome"]),
            ticket=said["ticket"],
            now=request.now,
        )
        messages.success(request, _("C’est gardé. Bravo."))
        return redirect("my_tasks")
    status = 422 if form.errors else 200
    return person_page(
        request, "autonomy/record_own_task.html", {"form": form}, status=status, personal=False
    )
