"""The desks that this process drew, sent again as long as nothing moved.

The desk is read far more often than it changes: two mediators look at it all day, and each machine
asks for news every few seconds. What was drawn stays in memory, and never on a disk.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from secrets import token_hex
from threading import Lock
from typing import Final

MOST_KEPT: Final = 32
"""Desks in the memory of one process: some five megabytes, and more helpers than a place has."""


class Drawn:
    """The last page drawn for each key, in pieces: between two of them stands what is fresh in each
    answer (``HOLES``: a token against forged forms, the ticket of a blank form)."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.most, self.lock = most, Lock()
        self.kept: OrderedDict[Hashable, tuple[Hashable, list[bytes]]] = OrderedDict()

    def page(
        self, key: Hashable, token: Hashable, draw: Callable[[], str], fresh: dict[str, str]
    ) -> bytes:
        """The page of ``key``, drawn again when ``token`` changed, its holes filled."""
        pieces = self._found(key, token)
        if pieces is None:
            pieces = _cut(draw())
            self._keep(key, token, pieces)
        words = {HOLES[name].encode(): word.encode() for name, word in fresh.items()}
        return b"".join(words.get(piece, piece) for piece in pieces)

    def _found(self, key: Hashable, token: Hashable) -> list[bytes] | None:
        with self.lock:
            kept = self.kept.get(key)
            if kept is None or kept[0] != token:
                return None
            self.kept.move_to_end(key)
            return kept[1]

    def _keep(self, key: Hashable, token: Hashable, pieces: list[bytes]) -> None:
        with self.lock:
            self.kept[key] = (token, pieces)
            self.kept.move_to_end(key)
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)


HOLES: Final = {"csrf_token": f"hole-{token_hex(16)}", "ticket": f"hole-{token_hex(16)}"}
"""Words that nobody can type: they are drawn once per process, and never leave it."""


def _cut(html: str) -> list[bytes]:
    pieces = [html]
    for hole in HOLES.values():
        pieces = [part for piece in pieces for part in _around(piece, hole)]
    return [piece.encode() for piece in pieces]


def _around(piece: str, hole: str) -> list[str]:
    first, *others = piece.split(hole)
    return [first, *(part for other in others for part in (hole, other))]
