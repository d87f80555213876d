"""What a person chose at the start, to be known by when her card or her PIN is lost."""

import unicodedata
from enum import StrEnum

from palier.access.rules.words import LITTLE_WORDS, plain

LONGEST = 60
"""Signs of an answer: a song has a title."""

FEWEST_LETTERS = 3

UNSAID = LITTLE_WORDS | {"mon", "ma", "mes", "my"}
"""« ma soupe », « la soupe » and « soupe » are one answer."""


class Question(StrEnum):
    """Gentle, and not written on any paper: no birth, no family name, no town."""

    DISH = "dish"
    SONG = "song"
    SPOT = "spot"
    ANIMAL = "animal"
    WORD = "word"


def normal(answer: str) -> str:
    """``answer`` in its one form: case, accents, plural and little words do not count.

    Normal twice, it is the same. A word of another alphabet only loses its case.

    >>> normal("Le Gâteau  de mon oncle!") == normal("gateaux de oncle")
    True
    """
    said = unicodedata.normalize("NFKD", answer[: 4 * LONGEST].casefold())
    seen = "".join(c for c in said if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in seen).split()
    kept = [word for word in words if word not in UNSAID] or words
    return " ".join(plain(word) if word.isascii() and word.isalpha() else word for word in kept)


def is_enough(answer: str) -> bool:
    """Three letters at least, of any alphabet, and not one sign again and again."""
    letters = normal(answer).replace(" ", "")
    return len(letters) >= FEWEST_LETTERS and len(set(letters)) > 1 and len(answer) <= LONGEST
