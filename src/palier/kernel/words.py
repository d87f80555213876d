"""Small words that people write or read, treated the same way everywhere."""

import re
import unicodedata

UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn"}
"""Unicode categories with nothing to see: controls, direction overrides, private use, unassigned.

Direction overrides (Cf) could make a name read as something else on the desk.
"""


def clean_line(raw: str) -> str:
    """One line as written, without what cannot be seen: NFC, single spaces, no control characters.

    Cleaned twice, it is the same: letters are joined (NFC) once nothing unseen stands between them.

    >>> clean_line("  Le\\u0301a\\u202e \\n B. ")
    'Léa B.'
    """
    line = "".join(" " if c.isspace() else c for c in raw)
    seen = "".join(c for c in line if unicodedata.category(c) not in UNSEEN)
    return " ".join(unicodedata.normalize("NFC", seen).split())


def initial(name: str) -> str:
    """The first letter of a name, "?" for nobody's: what the desk shows to the room."""
    return name[:1].upper() or "?"


_ANY_SPACE = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
_NARROW = re.compile(f"{_ANY_SPACE}(?=[?!;])")
_WHOLE = re.compile(f"{_ANY_SPACE}(?=[:»])|(?<=«){_ANY_SPACE}")


def spaced(french: str) -> str:
    """A French text whose signs never begin a line alone: its spaces become no-break ones.

    Narrow before ? ! and ; and whole before : and inside « » (Imprimerie nationale, *Lexique des
    règles typographiques*). Only spaces change; none is added, so an address stays an address.

    >>> spaced("Vous partez ?") == "Vous partez\\u202f?"
    True
    """
    return _WHOLE.sub("\N{NO-BREAK SPACE}", _NARROW.sub("\N{NARROW NO-BREAK SPACE}", french))


def first_word(name: str) -> str:
    """The first word of ``name``: a surname in the wrong box goes no further ("" stays "")."""
    return next(iter(name.split()), "")
