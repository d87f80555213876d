"""What a browser that is nobody's yet remembers between two screens, on the server: the card that
was shown, the drawings already pointed at. Five minutes; signing in or leaving empties it."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from palier.access.cards import Shown
from palier.access.request import PalierRequest

SHOWN: Final = "card"
POINTED: Final = "pointed"
KEPT = timedelta(minutes=5)
"""Enough to remember a PIN; the next to sit there finds the first screen."""


def keep_shown(request: PalierRequest, shown: Shown) -> None:
    request.session.pop(POINTED, None)
    request.session[SHOWN] = {
        "card": str(shown.card_id) if shown.card_id else "",
        "lock": shown.lock,
        "by_square": shown.by_square,
        "at": request.now.isoformat(),
    }


def shown_in(request: PalierRequest) -> Shown | None:
    kept = request.session.get(SHOWN)
    if not kept or abs(request.now - datetime.fromisoformat(kept["at"])) > KEPT:
        return None
    card = UUID(kept["card"]) if kept["card"] else None
    return Shown(card, kept["lock"], kept["by_square"])


def pointed_in(request: PalierRequest) -> list[str]:
    kept = request.session.get(POINTED)
    if not kept or abs(request.now - datetime.fromisoformat(kept["at"])) > KEPT:
        return []
    return list(kept["pictures"])


def keep_pointed(request: PalierRequest, pictures: list[str]) -> None:
    request.session[POINTED] = {"pictures": pictures, "at": request.now.isoformat()}
