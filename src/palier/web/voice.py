"""How fast and how loud a screen is read aloud: chosen by the person, kept by her screen alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

KEPT: Final = "voice"
"""The key of a browser's session: it goes away with the sitting, and nothing is written of her."""


@dataclass(frozen=True)
class Voice:
    """``pace``: words a minute of the server's voice; ``rate``: the browser's, 1 being its own;
    ``amplitude``: 0 to 200 for the server; ``volume``: 0 to 1 for the browser."""

    pace: int
    rate: float
    amplitude: int
    volume: float


PACES: Final[Mapping[str, tuple[int, float]]] = {
    "slow": (110, 0.65),
    "usual": (150, 0.9),
    "fast": (190, 1.15),
}
"""The usual one is slower than espeak's own 175, which loses people who read with difficulty."""

VOLUMES: Final[Mapping[str, tuple[int, float]]] = {
    "soft": (40, 0.4),
    "usual": (100, 1.0),
    "loud": (200, 1.0),
}
"""espeak's own is 100. A browser has nothing above 1: there, loud is the machine's own button."""


def chosen(session: Mapping[str, Any]) -> tuple[str, str]:
    """The names of the pace and of the volume; the usual ones when nothing of ours was kept."""
    kept = session.get(KEPT)
    pace, volume = kept if isinstance(kept, list | tuple) and len(kept) == 2 else ("", "")
    return _one_of(PACES, pace), _one_of(VOLUMES, volume)


def _one_of(names: Mapping[str, Any], kept: object) -> str:
    return kept if isinstance(kept, str) and kept in names else "usual"


def voice(session: Mapping[str, Any]) -> Voice:
    pace, volume = chosen(session)
    return Voice(*PACES[pace], *VOLUMES[volume])
