"""What this browser keeps of whoever sat there, and how it is told to forget."""

from http import HTTPStatus
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from palier.access.models import Sitting
from palier.access.queries import STATION

Answer = TypeVar("Answer", bound=HttpResponseBase)

MOST_FILES = 30


def wiped(request: HttpRequest, response: Answer) -> Answer:
    """Whoever holds the screen next inherits neither the language nor the news of the last one.

    Each cookie is deleted by its name, for browsers obey ``Clear-Site-Data`` on https and localhost
    only (W3C, *Clear Site Data*, 2017, 3.3). Two survive: the word by which a machine is a station,
    and a session that still knows which place takes a handed screen back. Where neither is left,
    the header takes every cookie.
    """
    goes_on = response.status_code == HTTPStatus.FOUND  # a page has just set its own seal
    nothing_stays = goes_on and STATION not in request.COOKIES and request.session.is_empty()
    for name in request.COOKIES:
        if name not in (STATION, settings.SESSION_COOKIE_NAME):
            response.delete_cookie(name)
    kinds = ("cache", "storage", "cookies") if nothing_stays else ("cache", "storage")
    response["Clear-Site-Data"] = ", ".join(f'"{kind}"' for kind in kinds)
    return response


def note_file(sitting: Sitting, response: HttpResponseBase) -> None:
    """A file went to this machine, where Palier can no longer erase it: it is told when leaving."""
    name = _file_name(response)
    if name and len(sitting.files) < MOST_FILES:
        sitting.files = [*sitting.files, name]
        sitting.save(update_fields=["files"])


def _file_name(response: HttpResponseBase) -> str:
    given = response.get("Content-Disposition", "")
    return given.partition('filename="')[2].partition('"')[0]
