"""Telephone numbers that nobody owns, and how they are written, typed and compared."""

from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

FICTION = r"^(?:(?:019900|026191|035301|046571|053649|063998)\d{4}|0899\d{2}xxxx|33700|3949|3646)$"
"""The ranges that the regulator keeps for fiction (Arcep, décision 2018-0881), and three short
numbers that exist and that a mediator gives: 33700 (fraud), 3949 and 3646 (public services).
No dear number is kept for fiction: the end of those is not shown, so that nobody can ring it."""

Number = Annotated[
    str,
    BeforeValidator(lambda raw: "".join(str(raw).split())),
    StringConstraints(pattern=FICTION),
]


LONGEST = 15
"""Digits of the longest number there is (ITU-T, E.164): what is typed beyond rings nobody."""


def dialled(typed: str) -> str:
    """The digits of what somebody typed, a French number in its national form.

    >>> dialled("+33 6 39 98 04 12")
    '0639980412'
    """
    digits = "".join(c for c in typed if c in "0123456789")
    for abroad in ("0033", "33"):
        rest = digits.removeprefix(abroad)
        if rest != digits and len(rest.lstrip("0")) == 9:
            return "0" + rest.lstrip("0")
    return digits[:LONGEST]


def spelt(number: str) -> str:
    """A number by twos, that no line cuts: "06 39 98 04 12"; "08 99 00 •• ••"; "33700"."""
    if len(number) not in (4, 10):
        return number
    pairs = [number[i : i + 2] for i in range(0, len(number), 2)]
    return "\N{NO-BREAK SPACE}".join(pairs).replace("x", "•")
