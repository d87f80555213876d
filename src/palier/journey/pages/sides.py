"""One page for two sides: the same act, in her large letters or in the helper's dense ones."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from palier.access.request import HelperRequest, PersonRequest
from palier.people.rules.actor import PersonActor
from palier.web.render import person_page

EitherRequest = HelperRequest | PersonRequest

HERS, THEIRS = "web/person.html", "web/helper.html"


def is_hers(request: EitherRequest) -> bool:
    return isinstance(request.actor, PersonActor)


def draw(
    request: EitherRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The template extends ``side``; ``hers`` says whether the person reads it."""
    if is_hers(request):
        context = {**context, "side": HERS, "hers": True}
        return person_page(request, template, context, status=status)
    context = {**context, "side": THEIRS, "hers": False}
    return render(request, template, context, status=status)


def back_to_plan(request: EitherRequest, person_id: UUID) -> HttpResponse:
    return redirect("my_plan") if is_hers(request) else redirect("plan", person_id)
