"""The steps of now, as a page to print."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format

from palier.journey.models import Step
from palier.journey.pages.sides import EitherRequest
from palier.journey.sheet import step_sheet_pdf
from palier.journey.shown import shown
from palier.web import answers


def step_sheet_of(request: EitherRequest, steps: Sequence[Step], first_name: str) -> HttpResponse:
    """All of them; one alone, in bigger letters, when the address asks for it (``?step=``)."""
    asked = request.GET.get("step", "")
    chosen = [one for one in steps if str(one.pk) == asked] or steps
    today = date_format(timezone.localtime(request.now), "j F Y")
    made = step_sheet_pdf(
        [shown(one, request.now) for one in chosen],
        language=answers.language(),
        name=first_name,
        about=(today, request.place.name),
    )
    return answers.shown(made, "mes-prochains-pas.pdf")
