"""The desks that this process drew, sent again as long as nothing moved.

The desk is read far more often than it changes: two mediators look at it all day, and each machine
asks for news every few seconds. What was drawn stays in memory, and never on a disk.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from palier.web.pieces import Pieces, hole

MOST_KEPT: Final = 32
"""Desks in the memory of one process: some five megabytes, and more helpers than a place has."""

HOLES: Final = {"csrf_token": hole(), "ticket": hole()}
"""A token against forged forms, and the ticket of a blank form: fresh in each answer."""

ACCEPTS_GZIP: Final = re.compile(r"\bgzip\b")


class Drawn:
    """The last page drawn for each key."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.most, self.lock = most, Lock()
        self.kept: OrderedDict[Hashable, tuple[Hashable, Pieces]] = OrderedDict()

    def page(self, key: Hashable, token: Hashable, draw: Callable[[], str]) -> Pieces:
        """The page of ``key``, drawn again when ``token`` changed."""
        pieces = self._found(key, token)
        if pieces is None:
            pieces = Pieces(draw(), HOLES)
            self._keep(key, token, pieces)
        return pieces

    def _found(self, key: Hashable, token: Hashable) -> Pieces | None:
        with self.lock:
            kept = self.kept.get(key)
            if kept is None or kept[0] != token:
                return None
            self.kept.move_to_end(key)
            return kept[1]

    def _keep(self, key: Hashable, token: Hashable, pieces: Pieces) -> None:
        with self.lock:
            self.kept[key] = (token, pieces)
            self.kept.move_to_end(key)
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)


def answer(request: HttpRequest, pieces: Pieces, words: Mapping[str, str]) -> HttpResponse:
    """The pieces with their holes filled, compressed for whoever reads it so."""
    if not ACCEPTS_GZIP.search(request.headers.get("Accept-Encoding", "")):
        return HttpResponse(pieces.plain(words))
    response = HttpResponse(pieces.gzipped(words))
    response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ("Accept-Encoding",))
    return response
