"""Small words that people write, cleaned the same way everywhere."""

import unicodedata

UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn"}
"""Unicode categories with nothing to see: controls, direction overrides, private use, unassigned.

Direction overrides (Cf) could make a name read as something else on the desk.
"""


def clean_line(raw: str) -> str:
    """One line as written, without what cannot be seen: NFC, single spaces, no control characters.

    >>> clean_line("  Le\\u0301a\\u202e \\n B. ")
    'Léa B.'
    """
    spaced = "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFC", raw))
    seen = "".join(c for c in spaced if unicodedata.category(c) not in UNSEEN)
    return " ".join(seen.split())


def initial(name: str) -> str:
    """The first letter of a name, "?" for nobody's: what the desk shows to the room."""
    return name[:1].upper() or "?"
