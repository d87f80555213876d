from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest

from palier.access import drafts, queries
from palier.access.request import PalierRequest
from palier.access.rules.sitting import IDLE, WARNING, seconds_left


def side(request: HttpRequest) -> dict[str, Any]:
    """``me`` and ``place`` for the bars of the pages; nothing on an open page. On a person's page,
    ``alone``: how long it stays, and what is given back to its fields."""
    asked = cast(PalierRequest, request)
    return {
        "me": getattr(asked, "helper", None),
        "place": getattr(asked, "place", None),
        "alone": _alone(asked),
    }


def _alone(request: PalierRequest) -> dict[str, int | str | Callable[[], str]] | None:
    """``closes`` and ``warns``: seconds from now. ``at_station``: the machine may be closed from
    the desk at any time."""
    sitting = getattr(request, "sitting", None)
    if sitting is None or not queries.holds_screen(request):
        return None
    closes = seconds_left(seen_at=sitting.seen_at, now=request.now)
    return {
        "closes": closes,
        "warns": max(1, closes - int(WARNING.total_seconds())),
        "idle": int(IDLE.total_seconds()),
        "warning": int(WARNING.total_seconds()),
        "at_station": sitting.station_id is not None,
        "draft": lambda: drafts.words_on(person_id=sitting.person_id, page=request.path),
    }
