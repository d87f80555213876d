"""Reading what somebody typed, kindly: an accent, a capital or one slip of a finger never counts.

What is measured is the use of a mailbox or a telephone, not spelling.
"""

import re
from unicodedata import combining, normalize

FORGIVING_FROM = 5
"""Letters from which a slip is forgiven: below, it makes another word (« oui », « ouf »)."""

_HOUR = re.compile(r"\b(\d{1,2}) ?(?:heures?|h|:|am\b|pm\b) ?(\d{2})?(?!\d)")
_TOKEN = re.compile(r"\d+h\d*|\d+|[^\W\d_]+")


def fold(text: str) -> str:
    """Lower case, without accents, with hours written in one manner: "14 H 00" → "14h"."""
    plain = "".join(c for c in normalize("NFKD", text) if not combining(c)).lower()
    return _HOUR.sub(_hour, plain)


def _hour(found: re.Match[str]) -> str:
    minutes = found[2] or ""
    return f"{int(found[1])}h{'' if minutes == '00' else minutes} "


def tokens(text: str) -> list[str]:
    """The words and numbers of ``text``, folded."""
    return _TOKEN.findall(fold(text))


def mentions(text: str, groups: tuple[tuple[str, ...], ...]) -> bool:
    """Whether each group has at least one of its words in ``text``."""
    said = tokens(text)
    return all(any(_alike(word, token) for word in group for token in said) for group in groups)


def _alike(word: str, token: str) -> bool:
    if any(c.isdigit() for c in word) or len(word) < FORGIVING_FROM:
        return token == word
    return token.startswith(word) or one_slip(word, token)


def one_slip(a: str, b: str) -> bool:
    """Whether one letter was added, forgotten, changed, or swapped with its neighbour."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    swapped = a[at : at + 2] == b[at : at + 2][::-1]
    return a[at + 1 :] == b[at + 1 :] or (swapped and a[at + 2 :] == b[at + 2 :])
