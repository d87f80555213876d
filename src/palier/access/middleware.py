"""Who holds the screen? Asked once per request, before any page."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from palier.access import drafts, queries, recall, traces
from palier.access.request import PalierRequest
from palier.access.sides import Side, is_recalled, is_unattended, side_of
from palier.access.wording import CLOSED
from palier.people.rules.actor import NotAllowed, TrustedActor

Answer = HttpResponseBase | None


class SideMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = cast(PalierRequest, request)
        asked.now = timezone.now()
        if request.method == "HEAD":  # a GET whose body nobody reads: the server drops it
            request.method = "GET"
        asked.actor = asked.account = asked.helper = asked.place = asked.sitting = None
        asked.closed, asked.standing = "", None
        response = self.get_response(request)
        if asked.sitting is not None and queries.holds_screen(asked):
            traces.note_file(asked.sitting, response)
            if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
                drafts.erase(person_id=asked.sitting.person_id, page=request.path)
        if asked.closed:
            response = traces.wiped(request, response)
        if isinstance(response, HttpResponseNotAllowed):
            response = _with_words(request, response)
        # A shared machine: neither the back button nor the disk may keep a page.
        if "Cache-Control" not in response:
            add_never_cache_headers(response)
        return response

    def process_view(
        self, request: PalierRequest, page: Callable[..., HttpResponseBase], *__: Any
    ) -> Answer:
        side = side_of(page)
        if side is not Side.MACHINE:
            who = recall.recall if is_recalled(page) else queries.identify
            who(request, alive=not is_unattended(page))
        match side:
            case Side.MACHINE | Side.OPEN:
                return None
            case Side.SIGN_IN:
                return self._away(request)
            case Side.PERSON:
                return self._person(request)
            case Side.SHARED if queries.holds_screen(request):
                return None
            case Side.HANDED:
                return None if queries.is_handed_over(request) else self._person(request)
            case _:
                wears = self._trusted if side is Side.TRUSTED else self._helper
                return self._away(request) or wears(request)

    @staticmethod
    def _away(request: PalierRequest) -> Answer:
        """From a page of the helper's: whoever holds this screen, or left it, is not a helper."""
        if queries.is_handed_over(request):
            return redirect("take_back")
        return redirect("my_home") if queries.holds_screen(request) else None

    @staticmethod
    def _person(request: PalierRequest) -> Answer:
        if queries.holds_screen(request):
            return None
        if queries.is_handed_over(request):
            return redirect("take_back")
        if request.closed:
            why = f"?why={request.closed}" if request.closed in CLOSED else ""
            return redirect(reverse("screen_closed") + why)
        return redirect("desk" if request.actor else "welcome")

    @staticmethod
    def _helper(request: PalierRequest) -> Answer:
        if request.account is None:
            return redirect_to_login(_way_back(request))
        if request.actor is None:
            if queries.memberships_of(request.account).exists():
                return redirect("choose_place")
            if queries.is_trusted(request.account):
                return redirect("people_i_help")
            return render(request, "access/no_place.html", status=403)
        return None

    @staticmethod
    def _trusted(request: PalierRequest) -> Answer:
        """Whoever works somewhere leaves that hat outside: no place follows him in."""
        if request.account is None:
            return redirect_to_login(_way_back(request))
        request.actor = TrustedActor(request.account.helper_id)
        request.helper = request.place = None
        return None

    @staticmethod
    def process_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A refusal says nothing more than "not found": what exists elsewhere is nobody's guess."""
        if isinstance(error, NotAllowed):
            return render(request, "404.html", status=404)
        return None


def _with_words(request: HttpRequest, refusal: HttpResponseNotAllowed) -> HttpResponse:
    """An address typed or asked for again after a press: Django would answer with a blank page."""
    page = render(request, "404.html", status=refusal.status_code)
    page["Allow"] = refusal["Allow"]
    return page


def _way_back(request: PalierRequest) -> str:
    """Where to go once signed in: what was pressed (POST) cannot be asked for again by itself."""
    return request.get_full_path() if request.method == "GET" else reverse("desk")
