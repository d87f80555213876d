"""Reading a box of a form: a number, a day, a choice. Kind on form, strict on content."""

import re

LINE_LIMIT = 200
"""Characters kept of a one-line box: enough to show it again as it was typed."""

_NUMBER = re.compile(r"(\d{1,6})(?:[.,](\d{1,2}))?")
_DAY = re.compile(r"(\d{1,2})[/. -](\d{1,2})(?:[/. -](?:20)?\d{2})?")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def line(raw: str) -> str:
    """One line: spaces folded, cut at :data:`LINE_LIMIT`."""
    return " ".join(raw.split())[:LINE_LIMIT]


def number(raw: str) -> str:
    """The amount in ``raw`` as "525" or "525.50"; "" when there is none, or several.

    >>> number("525,00 €"), number("1 240 euros"), number("deux")
    ('525', '1240', '')
    """
    glued = re.sub(r"(?<=\d) (?=\d{3}\b)", "", raw)
    found = _NUMBER.findall(glued)
    if len(found) != 1:
        return ""
    whole, cents = found[0]
    cents = cents.ljust(2, "0") if cents.strip("0") else ""
    return str(int(whole)) + (f".{cents}" if cents else "")


def day(raw: str) -> str:
    """The day in ``raw`` as "9/3", from "09/03/2026", "9.3" or « 9 mars »; "" when unclear."""
    plain = raw.lower()
    for at, names in enumerate(zip(MONTHS, MONTHS_EN, strict=True), start=1):
        for name in names:
            plain = plain.replace(f" {name.lower()}", f"/{at}")
    found = _DAY.findall(plain.replace("1er", "1"))
    if len(found) != 1 or not (1 <= int(found[0][0]) <= 31 and 1 <= int(found[0][1]) <= 12):
        return ""
    return f"{int(found[0][0])}/{int(found[0][1])}"


def digits(raw: str) -> str:
    """Only the digits of ``raw``: a number copied with its spaces."""
    return "".join(c for c in raw if c in "0123456789")
