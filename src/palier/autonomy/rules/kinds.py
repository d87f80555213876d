"""From the words of a request to a kind of task, to fill a form in advance and nothing more."""

import re
import unicodedata

from palier.autonomy.schema import OTHER, Catalogue, Kind


def folded(words: str) -> str:
    """Small letters, no accent, one space: how a request and the words of a kind are compared.

    >>> folded("J’ai REÇU un  mail")
    'j ai recu un mail'
    """
    plain = unicodedata.normalize("NFKD", words.casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(re.sub(r"[^a-z0-9-]+", " ", letters).split())


def kind_among(catalogue: Catalogue, request: str) -> Kind:
    """The kind whose longest word begins a word of ``request``; at equal length, the one that is
    said first, then the first of the file. Nothing found: « Autre chose »."""
    said = folded(request)
    found = [
        (-len(word), at.start(), order)
        for order, kind in enumerate(catalogue.kinds)
        for word in kind.words
        if (at := re.search(rf"\b{re.escape(word)}", said))
    ]
    if not found:
        return next(kind for kind in catalogue.kinds if kind.key == OTHER)
    return catalogue.kinds[min(found)[2]]
