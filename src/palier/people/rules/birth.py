"""A year of birth, when somebody gives it: it only tells two homonyms apart."""

from typing import Final

OLDEST: Final = 110
YOUNGEST: Final = 14
"""At fourteen one may already come for a summer job; a year to come is a slip of a finger."""


class NotAYear(ValueError):  # noqa: N818  (a refusal, not a mistake)
    """Nobody who comes here was born then."""


def birth_year(said: str, this_year: int) -> str:
    """Four digits, or "" for nothing; raises :class:`NotAYear`.

    >>> birth_year("1978", 2026)
    '1978'
    """
    if not said:
        return ""
    if not (said.isascii() and said.isdigit() and len(said) == 4):
        raise NotAYear
    if not this_year - OLDEST <= int(said) <= this_year - YOUNGEST:
        raise NotAYear
    return said
