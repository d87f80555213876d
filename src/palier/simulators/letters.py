"""Reading what somebody typed as a kind neighbour would: harmless differences do not count.

Nobody is told off for what an employer would never see. These are *harmless*, everywhere:

- spaces doubled, at the ends, non-breaking, or before ``: ; ! ?``; a new line counts as a space;
- composed or decomposed letters (NFC, NFD): some telephones send one, some the other;
- straight or typographic apostrophes, quotes, dashes and dots, which machines change by themselves;
- a capital without its accent ("Eglise"): the French keyboard has no key for it;
- capitals in an e-mail address (RFC 5321 makes the domain blind to them; every mailbox we know is);
- how the digits of a telephone number are grouped, and ``+33`` for its first ``0``.

In an exercise password only the spaces at the ends are harmless: there, every sign counts.
"""

import re
from collections.abc import Callable
from typing import Literal
from unicodedata import category, normalize

Kind = Literal["text", "email", "phone", "secret"]
Ignored = Literal["case", "accents"]

LIKE = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ`´′", "'"),
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u2002\u2003\t", " "),
        "…": "...",
    }
)
TWO_IN_ONE = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})


def fold(text: str, kind: Kind, ignored: tuple[Ignored, ...] = ()) -> str:
    """``text`` without its harmless differences, nor those this check ignores.

    Small letters come first, so that "CHLOÉ" keeps its accent where only the case is ignored.
    """
    told = normalize("NFC", text)
    told = _FOLDS[kind](told.lower() if "case" in ignored else told)
    return unaccented(told) if "accents" in ignored else told


def spaced(text: str) -> str:
    """Unusual spaces made usual, so that the next reader does not glue two words together."""
    return re.sub(r"[^\S\r\n]", " ", text)


def unaccented(text: str) -> str:
    """ "Façade, cœur" → "Facade, coeur"."""
    parts = normalize("NFD", text.translate(TWO_IN_ONE))
    return "".join(c for c in parts if category(c) != "Mn")


def bare(text: str) -> str:
    """Only letters and digits, small and without accents: the bones of what was typed."""
    return "".join(c for c in unaccented(text).lower() if c.isalnum())


def slips(typed: str, wanted: str, limit: int) -> int:
    """Letters to add, remove or change to go from one to the other; ``limit + 1`` when it is more.

    Bit-parallel Levenshtein distance (H. Hyyrö, *A bit-vector algorithm…*, 2003): a column of the
    table is one integer, so that a letter of 150 signs is compared in 0.1 ms, not in 20.
    """
    if abs(len(typed) - len(wanted)) > limit or not wanted:
        return min(limit + 1, max(len(typed), len(wanted)))
    full = (1 << len(wanted)) - 1
    where: dict[str, int] = {}
    for place, letter in enumerate(wanted):
        where[letter] = where.get(letter, 0) | 1 << place
    rises, falls, far = full, 0, len(wanted)
    for letter in typed:
        same = where.get(letter, 0)
        across = (((same & rises) + rises) ^ rises) | same
        more, less = falls | ~(across | rises) & full, rises & across
        far += (more >> len(wanted) - 1 & 1) - (less >> len(wanted) - 1 & 1)
        more, less = more << 1 & full | 1, less << 1 & full
        rises, falls = less | ~(same | falls | more) & full, more & (same | falls)
    return min(far, limit + 1)


def _sentence(text: str) -> str:
    usual = " ".join(text.translate(LIKE).split())
    usual = re.sub(r" (?=[;:!?»])|(?<=«) ", "", usual)
    return "".join(unaccented(c) if c.isupper() and c not in "ŒÆ" else c for c in usual)


def _phone(text: str) -> str:
    digits = re.sub(r"[^0-9+]", "", text)
    return re.sub(r"^(\+33|0033)0?", "0", digits)


_FOLDS: dict[Kind, Callable[[str], str]] = {
    "text": _sentence,
    "email": lambda text: _sentence(text).casefold(),
    "phone": _phone,
    "secret": str.strip,
}
