"""« C’est fait ? » in two taps, then what was hard; by her, or told to a helper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palier.access.sides import shared_side
from palier.autonomy.rules.level import HelpLevel
from palier.journey.actions import reviews as acts
from palier.journey.forms import ReviewForm, version_of
from palier.journey.models import StepReview
from palier.journey.pages.doors import by_whom, step_of
from palier.journey.pages.sides import EitherRequest, back_to_plan, draw, is_hers
from palier.journey.rules.review import HARDS, Hard
from palier.journey.shown import shown, thanks
from palier.journey.writing import StepChanged

NOT_YET = StepReview.Outcome.NOT_YET


@shared_side
@require_http_methods(["GET", "POST"])
def review_step(request: EitherRequest, step_id: UUID) -> HttpResponse:
    """GET asks whether it is done; with ``?said=not_yet``, what was hard. POST: ``do`` is
    ``done:alone``, ``not_yet:too_big`` or ``dropped:``."""
    step = step_of(request, "review_step", step_id)
    form = ReviewForm(request.POST or None)
    changed = None
    if request.method == "POST" and form.is_valid():
        try:
            return _press(request, step_id, form.cleaned_data["words"])
        except StepChanged as refused:
            step = changed = refused.step
        except ValueError:
            messages.warning(request, _("Choisissez une des réponses."))
    pressed = request.POST.get("do", "").startswith(NOT_YET)
    context = {
        "one": shown(step, request.now),
        "person": step.plan.person,
        "form": form,
        "hards": [(hard, phrase) for hard, phrase in HARDS.items() if hard],
        "asks_hard": pressed or request.GET.get("said") == NOT_YET,
        "changed": changed is not None,
        "by": by_whom(request, changed) if changed else "",
        "over": step.ended_at is not None,
    }
    status = 422 if request.method == "POST" else 200
    return draw(request, "journey/review_step.html", context, status)


def _press(request: EitherRequest, step_id: UUID, words: str) -> HttpResponse:
    outcome, _colon, answer = request.POST.get("do", "")[:40].partition(":")
    done = outcome == StepReview.Outcome.DONE
    told = acts.review_step(
        actor=request.actor,
        step_id=step_id,
        version=version_of(request.POST.get("version", "")),
        outcome=outcome,
        level=HelpLevel(answer) if done else "",
        hard=Hard(answer) if outcome == NOT_YET else "",
        words=words,
        now=request.now,
    )
    _tell(request, told)
    return back_to_plan(request, told.step.plan.person_id)


def _tell(request: EitherRequest, told: acts.Reviewed) -> None:
    """What changed, kindly to her; the rule, to the helper; who was called, to both."""
    language = get_language() or "fr"
    if told.change:
        said = told.change.says if is_hers(request) else told.change.because
        messages.success(request, said.said(language))
        if told.human:
            messages.success(request, _("%(name)s va en parler avec vous.") % {"name": told.human})
        elif told.change.human and is_hers(request):
            messages.success(request, _("Vous pouvez aussi demander de l’aide, en bas."))
    elif told.step.state == told.step.State.DONE:
        messages.success(request, thanks(told.step).said(language))
    elif told.step.state == told.step.State.DROPPED:
        messages.success(request, _("Ce pas est laissé. Vous pouvez en choisir un autre."))
