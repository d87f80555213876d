"""What a person chose at the start, to be known by when her card or her PIN is lost."""

import unicodedata
from enum import StrEnum

from palier.access.rules.words import LITTLE_WORDS, plain

LONGEST = 60
"""Signs of an answer: a song has a title."""

FEWEST_LETTERS = 3

POSSESSIVES = frozenset("mon ma mes my".split())


class Question(StrEnum):
    """Gentle, and not written on any paper: no birth, no family name, no town."""

    DISH = "dish"
    SONG = "song"
    SPOT = "spot"
    ANIMAL = "animal"
    WORD = "word"


def normal(answer: str) -> str:
    """``answer`` in its one form: case, accents, plural, order of signs and « la », « mon » do not
    count. Words that are not in our letters stay as they are, without case.

    >>> normal("Le Gâteau  de mon oncle!") == normal("gateau de oncle")
    True
    """
    said = unicodedata.normalize("NFKC", answer[: 4 * LONGEST]).casefold()
    words = "".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in said).split()
    kept = [word for word in words if word not in LITTLE_WORDS | POSSESSIVES] or words
    return " ".join(plain(word) if plain(word) and _is_latin(word) else word for word in kept)


def is_enough(answer: str) -> bool:
    """Three letters at least, of any alphabet, and not one sign again and again."""
    letters = normal(answer).replace(" ", "")
    return FEWEST_LETTERS <= len(letters) and len(set(letters)) > 1 and len(answer) <= LONGEST


def _is_latin(word: str) -> bool:
    return all("a" <= c <= "z" for c in unicodedata.normalize("NFKD", plain_ligatures(word))
               if not unicodedata.combining(c))


def plain_ligatures(word: str) -> str:
    return word.replace("œ", "oe").replace("æ", "ae")
