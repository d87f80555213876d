"""Words of a card as people type or say them, and the picture each of them names.

A word is taken without its case, accents and plural. A word of five letters or more may hold one
slip of the finger: a letter missing, added, changed, or two that changed places.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

SHORTEST_WITH_A_SLIP = 5
"""Under five letters one slip makes another word (« lit », « pit »): those are typed exactly."""

LITTLE_WORDS = frozenset(
    ("le", "la", "les", "un", "une", "des", "l", "d", "et", "puis", "the", "a", "an", "and")
)
"""Said between the words, never a word of a card."""

LONGEST = 200
"""Letters read of what was typed: five words of twenty letters, twice. The rest is not a code."""


def plain(word: str) -> str:
    """``word`` in its one form: « ÉTOILES » is « etoile ».

    >>> plain("Œufs")
    'oeuf'
    """
    apart = unicodedata.normalize("NFKD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    letters = "".join(c for c in apart if "a" <= c <= "z")
    return letters[:-1] if len(letters) > 3 and letters[-1] in "sx" else letters


def words_of(typed: str) -> list[str]:
    """The words in ``typed``, whatever stands between them, without the little ones."""
    found = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", typed[:LONGEST]))
    if len(typed) > LONGEST and len(found) > 1:
        found.pop()  # cut in the middle
    return [word for word in found if plain(word) and word.casefold() not in LITTLE_WORDS]


def slips(one: str, other: str) -> int:
    """How many slips lead from one word to the other (optimal string alignment: Boytsov,
    *Indexing methods for approximate dictionary searching*, ACM JEA 16, 2011)."""
    before: Sequence[int] = ()
    row: Sequence[int] = range(len(other) + 1)
    for i, letter in enumerate(one, 1):
        last, row_before, fresh = before, row, [i]
        for j, sign in enumerate(other, 1):
            best = min(row[j] + 1, fresh[j - 1] + 1, row[j - 1] + (letter != sign))
            swapped = i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == sign
            fresh.append(min(best, last[j - 2] + 1) if swapped else best)
        before, row = row_before, fresh
    return row[-1]


def allowed_slips(word: str) -> int:
    return int(len(word) >= SHORTEST_WITH_A_SLIP)


def picture_named(typed: str, names: Mapping[str, str]) -> str | None:
    """The picture that ``typed`` names; ``names``: a word in its plain form → a picture.

    No two names are close enough for two pictures to answer: a test of the content sees to it.
    """
    word = plain(typed)
    if word in names:
        return names[word]
    near = (name for name in names if abs(len(name) - len(word)) <= 1)
    return next((names[n] for n in near if allowed_slips(n) and slips(word, n) == 1), None)
