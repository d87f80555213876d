"""Reading what somebody typed, kindly: an accent, a capital or a forgotten end never counts.

What is measured is the use of a site of offers, not spelling.
"""

from palier.simulators.saying import fold, tokens

STEM = 5
"""Letters that two words must share: « plongeur » finds « plongeuse », « vente » not « vélo »."""

Groups = tuple[tuple[str, ...], ...]
"""In each group at least one word must be there: ``[[lundi, monday], [9h]]``."""


def alike(one: str, other: str) -> bool:
    """Whether two folded words are the same, but for an end. Numbers must be equal."""
    if one == other:
        return True
    least = min(len(one), len(other))
    digits = any(c.isdigit() for c in one + other)
    return least >= STEM - 1 and not digits and one[:STEM] == other[:STEM]


def mentions(text: str, groups: Groups) -> bool:
    """Whether each group has at least one of its words in ``text``."""
    said = tokens(text)
    return all(
        any(alike(fold(word).strip(), token) for word in group for token in said)
        for group in groups
    )


def covers(text: str, looked_for: str) -> bool:
    """Whether every word looked for, of three letters or more, is in ``text``."""
    said = tokens(text)
    wanted = [word for word in tokens(looked_for) if len(word) > 2]
    return all(any(alike(word, token) for token in said) for word in wanted)
