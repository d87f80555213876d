"""A name cut into the words by which somebody may be looked for."""

import re
from itertools import pairwise
from typing import Final

PARTICLES: Final = frozenset(
    (
        *("abd", "abdel", "abdoul", "aït", "ait", "al", "el", "ben", "bel", "bou", "ould"),
        *("da", "de", "del", "di", "do", "dos", "du", "la", "le", "saint", "van", "von"),
    )
)
"""Written apart or glued, for one name: « Ben Ali » and « Benali », « Abdel Kader »."""

MOST: Final = 12
"""Words of one name that are kept; a whole sentence in the box of a name is not indexed."""


def words_of(*names: str) -> list[str]:
    """Each word once, as written; a particle also glued to the word after it.

    >>> words_of("Jean-Marc", "Ben Ali")
    ['Jean', 'Marc', 'Ben', 'Ali', 'BenAli']
    """
    cut = [word for name in names for word in _cut(name)][:MOST]
    return list(dict.fromkeys([*cut, *_glued(cut)]))


def alternatives(asked: str) -> list[list[str]]:
    """For each word that is asked for, what may stand for it: itself, or glued to its neighbour.

    >>> alternatives("Ben Ali")
    [['Ben', 'BenAli'], ['Ali', 'BenAli']]
    """
    cut = _cut(asked)[:MOST]
    glued = _glued(cut)
    return [[word, *(both for both in glued if _is_part(word, both))] for word in cut]


def _cut(name: str) -> list[str]:
    """At spaces and hyphens; an apostrophe belongs to its word: « N’Diaye »."""
    return [word[:40] for word in re.split(r"[\s\-‐‑–—_/,;.()]+", name) if word]


def _glued(cut: list[str]) -> list[str]:
    return [one + other for one, other in pairwise(cut) if one.casefold() in PARTICLES]


def _is_part(word: str, both: str) -> bool:
    return both.startswith(word) or both.endswith(word)
