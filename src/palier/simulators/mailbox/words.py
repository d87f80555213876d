"""The words of a mailbox: an address among what was typed, a password hard to guess."""

import re
from itertools import pairwise

ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[a-z]{2,}")


def address(text: str) -> str:
    """The one address typed, whatever surrounds it; "" when there is none or several."""
    found = ADDRESS.findall(text.lower())
    return found[0].rstrip(".") if len(found) == 1 else ""


def is_solid(secret: str) -> bool:
    """Hard to guess for an exercise: twelve signs or more, of two kinds, not all in a row.

    Twelve signs is what the French regulator (CNIL, recommendation of 2022) asks of a password
    used alone; it wants four kinds below that length and we ask two, to stay within first steps.
    """
    kinds = {"d" if c.isdigit() else "a" if c.isalpha() else "s" for c in secret}
    moves = {ord(b) - ord(a) for a, b in pairwise(secret)}
    return len(secret) >= 12 and len(kinds) >= 2 and len(moves) > 3
