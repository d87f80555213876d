"""Where a person goes back to, and where her screen goes when she leaves."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

from palier.access import queries
from palier.access.request import PersonRequest
from palier.access.sides import Side, side_of


def is_hers(page: str) -> bool:
    """Whether ``page`` is a path of the person's side, and nothing else."""
    try:
        return side_of(resolve(page).func) is Side.PERSON
    except Resolver404:
        return False


def hers(page: str) -> str:
    """``page`` if it is a path of her side; her first screen for anything else."""
    return page if is_hers(page) else reverse("my_home")


def where_she_was(request: HttpRequest) -> str:
    """The page on which she pressed: « Je m’en vais » in an exercise may come back to it."""
    try:
        before = urlsplit(request.headers.get("referer", "")).path
    except ValueError:
        before = ""
    return hers(before if before != request.path else "")


def after_leaving(request: PersonRequest) -> str:
    """The name of the page: back to the helper, back to the room, or nowhere in particular."""
    if queries.is_handed_over(request):
        return "take_back"
    return "station" if queries.station_of(request) else "screen_closed"
