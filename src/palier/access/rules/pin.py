"""Which PIN a person may choose: not one that somebody else would try first.

In lists of PINs found in leaks (N. Berry, *PIN analysis*, 2012; Bonneau, Preibusch, Anderson, *A
birthday present every eleven wallets?*, 2012) one in five is a run, a repetition or a year. Once
those are refused, the most frequent of the others is below 1 in 100 (0.6 % in Berry's list).
"""

import unicodedata
from itertools import pairwise

from palier.access.rules.limits import is_pin

FIRST_YEAR, LAST_YEAR = 1920, 2029
"""Four digits that may be somebody's year: a birth, a wedding, a child, this year and the next.
Whoever finds a card knows how old its owner looks."""

COLUMNS = ("2580", "0852", "1470", "0741", "3690", "0963", "147", "741", "258", "852", "369", "963")
"""Straight lines of a telephone keypad, down and up."""

MOST_FREQUENT_LEFT = 0.01
"""Share of people who choose the most frequent PIN that we accept: rounded up from 0.6 %."""


def is_guessed_first(pin: str) -> bool:
    """A run (1234, 8765), a repetition (0000, 1212, 1122), a column of keys or a year."""
    return _runs(pin) or _repeats(pin) or pin in COLUMNS or _is_year(pin)


def may_be_chosen(pin: str) -> bool:
    return is_pin(pin) and not is_guessed_first(pin)


def _runs(pin: str) -> bool:
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return len(steps) == 1 and steps <= {0, 1, 9}


def _repeats(pin: str) -> bool:
    """One piece said again and again, or digits by pairs."""
    pieces = (pin[:n] for n in range(1, len(pin) // 2 + 1) if len(pin) % n == 0)
    said_again = any(piece * (len(pin) // len(piece)) == pin for piece in pieces)
    pairs = len(pin) % 2 == 0 and all(pin[i] == pin[i + 1] for i in range(0, len(pin), 2))
    return said_again or pairs


def _is_year(pin: str) -> bool:
    return len(pin) == 4 and FIRST_YEAR <= int(pin) <= LAST_YEAR


def digits_in(typed: str) -> str:
    """``typed`` without its spaces, its digits of any alphabet as ours.

    >>> digits_in(" ٤٨ 12")
    '4812'
    """
    return "".join(str(digit) if (digit := _digit(c)) >= 0 else c for c in typed if not c.isspace())


def _digit(sign: str) -> int:
    return unicodedata.decimal(sign, -1)
