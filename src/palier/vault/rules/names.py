"""When are two written values the same? A blind index compares nothing else than these forms."""

import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

from palier.vault.rules.heard import sounds

JOINED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
"""Letters that no Unicode decomposition takes apart, found in first names of people who come."""


def as_name(written: str) -> str:
    """A first name without its case, accents, hyphens or apostrophes; never empty for a non-empty
    ``written``, so that a name of drawings is not everybody's.

    >>> as_name("  LÉÏLA-rose ") == as_name("Leila Rose")
    True
    """
    apart = unicodedata.normalize("NFKD", written).casefold().translate(JOINED)
    letters = "".join(
        c if c.isalnum() else " "
        for c in unicodedata.normalize("NFKD", apart)
        if not unicodedata.combining(c)
    )
    return " ".join(letters.split()) or written


def as_heard(written: str) -> str:
    """A name as a French ear writes it down: a coarse key, equal for what sounds the same; never
    empty for a non-empty ``written``.

    >>> as_heard("Aïcha") == as_heard("aisha")
    True
    """
    name = as_name(written)
    return sounds(*name.split()) or name


def as_written(written: str) -> str:
    """Every sign counts: codes, addresses, numbers already in their one form."""
    return written


FORMS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"name": as_name, "heard": as_heard, "written": as_written}
)
"""What a ``BlindIndexField`` may compare; migrations keep the name, so a name never changes."""
