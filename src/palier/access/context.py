from typing import Any, cast

from django.http import HttpRequest

from palier.access.request import PalierRequest


def side(request: HttpRequest) -> dict[str, Any]:
    """``me`` and ``place`` for the bars of the pages; nothing on an open page."""
    asked = cast(PalierRequest, request)
    return {"me": getattr(asked, "helper", None), "place": getattr(asked, "place", None)}
