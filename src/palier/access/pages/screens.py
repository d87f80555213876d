"""The screen changes hands."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palier.access import actions, queries
from palier.access.forms import TakeBackForm
from palier.access.request import HandedRequest, HelperRequest, PalierRequest
from palier.access.sides import handed_side
from palier.access.tries import TooManyTries, WrongSecret
from palier.people import queries as people
from palier.people.models import Visit
from palier.people.rules.actor import NotAllowed


@require_POST
def sign_out(request: PalierRequest) -> HttpResponse:
    """Signing out never signs a person's session out: that is *Je m’en vais*."""
    if request.sitting is not None:
        return redirect("take_back")
    logout(request)
    return redirect("welcome")


@require_http_methods(["GET", "POST"])
def hand_over(request: HelperRequest, visit_id: UUID) -> HttpResponse:
    """GET asks; POST hands the browser over."""
    try:
        if request.method == "GET":
            visit = people.visits_in_hand(request.actor, request.now).get(pk=visit_id, left_at=None)
            return render(request, "access/hand_over.html", {"visit": visit})
        actions.hand_over(request, visit_id=visit_id, now=request.now)
    except Visit.DoesNotExist as gone:
        raise NotAllowed from gone
    return _new_hands(redirect("accept_sight"))


@handed_side
@require_http_methods(["GET", "POST"])
def take_back(request: HandedRequest) -> HttpResponse:
    """The helper's password or PIN gives the screen back to the helper's side."""
    form = TakeBackForm(
        request.POST or None,
        colleagues=queries.colleagues(request.place),
        initial={"account": queries.account_of(request.sitting.opened_by_id)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            back = actions.take_back(
                request,
                account_id=form.cleaned_data["account"],
                secret=form.cleaned_data["secret"],
                now=request.now,
            )
            return _new_hands(back)
        except WrongSecret:
            form.add_error("secret", _("Ce n’est pas le bon code. Essayez encore."))
        except TooManyTries:
            form.add_error("secret", _("Trop d’essais. Attendez un quart d’heure."))
    context = {"form": form, "left": request.actor is None}
    return render(request, "access/take_back.html", context)


def _new_hands(response: HttpResponse) -> HttpResponse:
    """Whoever holds the screen next inherits neither the language nor the news of the last one."""
    response.delete_cookie(CookieStorage.cookie_name)
    response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return response
