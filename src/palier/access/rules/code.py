"""The code of a card: how many pictures, and the letters of its square.

Strength, with the limits and the PIN: ``docs/decisions/2026-11-22-card.md``; a test computes it.
"""

from collections.abc import Mapping
from math import perm

PICTURES = 64
FEWEST, MOST = 3, 5
"""Pictures in a code: three are said in one breath; beyond five nobody copies without a slip."""

ONE_IN = 1_000
"""At most one code in a thousand belongs to somebody. Whoever invents a code is wrong 999 times in
1,000 before any PIN is tried, in a village of 200 cards as in a country of a million."""

SEPARATOR = " "

LETTERS = "BCDEFGHIJKLNOPRSTUVX"
"""Letters that a reader types alike on French, German and English keyboards: A, Q, W, Z, M and Y
change places between them, and digits need a shift on the French one. Case does not count."""

TOKEN_LENGTH = 30
"""20 letters to the power 30 is 2^129.6: more than the 128 bits under which we never go."""


def room(pictures: int) -> int:
    """How many live cards may bear a code of that many pictures, all different."""
    return perm(PICTURES, pictures) // ONE_IN


def pictures_for(living: Mapping[int, int]) -> int:
    """How many pictures the next card gets; ``living``: live cards by number of pictures.

    Nine hundred million codes of five pictures are enough for a country: five is the last word.
    """
    lengths = range(FEWEST, MOST)
    return next((n for n in lengths if living.get(n, 0) < room(n)), MOST)


def token_in(typed: str) -> str | None:
    """The square's letters in what a reader typed; spaces and case do not count."""
    if len(typed) > 2 * TOKEN_LENGTH:
        return None
    letters = "".join(typed.split()).upper()
    return letters if len(letters) == TOKEN_LENGTH and set(letters) <= set(LETTERS) else None
