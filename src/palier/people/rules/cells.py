"""What one cell of a table says, as people of offices write it. Raises ``ValueError`` otherwise."""

import re
from datetime import date, timedelta
from typing import Final

from palier.kernel.phone import PhoneNumber
from palier.kernel.words import clean_line
from palier.vault.rules.names import as_name

NOTHING: Final = frozenset(
    {"", "-", "--", "/", "?", ".", "x", "nc", "n/c", "nr", "na", "n/a", "#n/a", "neant"}
    | {"aucun", "aucune", "inconnu", "inconnue", "null", "none", "0", "vide", "sans"}
)
"""How a form that wanted something is filled by those who have nothing to say."""

FORMULA: Final = re.compile(r"""^=\s*"([^"]*)"$""")
"""« ="0612345678" »: how exports keep a zero in a spreadsheet."""

TITLES: Final = re.compile(
    r"^(m|mr|mme|mlle|mlle|melle|monsieur|madame|mademoiselle)\b\.?\s+", re.I
)
GARBLED: Final = re.compile("Ã[\u0080-\u00bf\u0152-\u0178\u02c6\u02dc]|â€|Â[\u00a0-\u00bf]|\ufffd")
"""« LÃ©a »: an accent that was already lost before this file was made."""

NAME: Final = re.compile(r"[^\W\d_]+(?:[ '’.,()-]+[^\W\d_]+)*[.)]?")
YEAR: Final = re.compile(r"(?<!\d)(19\d\d|20\d\d)(?!\d)")
SHORT_DATE: Final = re.compile(r"\d{1,2}[/.\-\s]\d{1,2}[/.\-\s](\d\d)")
SERIAL: Final = re.compile(r"(\d{5})(?:[.,]0+)?")
DAY_ZERO: Final = date(1899, 12, 30)
"""A date as a spreadsheet counts it: days since the end of 1899."""

LOST_ZERO: Final = re.compile(r"[1-9]\d{8}(?:[.,]0+)?")
"""Nine digits: a spreadsheet took the number for a sum, and its zero for nothing."""

YOUNGEST: Final = 10
OLDEST: Final = 1900


def cleaned(cell: str) -> str:
    """The words of a cell; "" when it says that there are none."""
    line = clean_line(cell)
    kept = FORMULA.match(line)
    line = clean_line(kept[1] if kept else line.removeprefix("'"))
    return "" if {line.casefold(), as_name(line)} & NOTHING else line


def name_in(cell: str) -> str:
    """A name, without « Mme », and not in capitals: a list shouts, a person does not."""
    line = TITLES.sub("", cleaned(cell)).strip(" ,;")
    if not line:
        return ""
    if GARBLED.search(line):
        raise ValueError("garbled")
    if not NAME.fullmatch(line):
        raise ValueError("name")
    return calm(line) if line.isupper() and len(line) > 1 else line


def calm(line: str) -> str:
    """« LE GOFF » → « Le Goff ».

    >>> calm("JEAN-PIERRE D'ANGELO")
    "Jean-Pierre D'Angelo"
    """
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), line)


def whole_name_in(cell: str, *, surname_first: bool = True) -> tuple[str, str]:
    """First name and surname of « DUPONT Jean », « Dupont, Jean », « Jean DUPONT »; the order of
    the column counts when neither capitals nor a comma say it."""
    line = TITLES.sub("", cleaned(cell)).strip(" ,;")
    if "," in line:
        last, _, first = line.partition(",")
        return name_in(first), name_in(last)
    words = line.split()
    loud = [word for word in words if word.isupper() and len(word.strip(".'’-")) > 1]
    if loud and len(loud) < len(words):
        calm_ones = [word for word in words if word not in loud]
        return name_in(" ".join(calm_ones)), name_in(" ".join(loud))
    if len(words) < 2:
        return name_in(line), ""
    if surname_first:
        return name_in(" ".join(words[1:])), name_in(words[0])
    return name_in(words[0]), name_in(" ".join(words[1:]))


def phone_in(cell: str) -> str:
    """E.164, or "" """
    line = cleaned(cell)
    if not line:
        return ""
    digits = re.sub(r"[\s.\-]", "", line)
    if LOST_ZERO.fullmatch(digits) or LOST_ZERO.fullmatch(line):
        line = f"0{digits[:9]}"
    return PhoneNumber.parse(line).written


def birth_in(cell: str, this_year: int) -> str:
    """Four digits, or "". A day and a month are read past: they are not kept."""
    line = cleaned(cell)
    if not line:
        return ""
    year = _year_in(line, this_year)
    if not OLDEST <= year <= this_year:
        raise ValueError("birth")
    return str(year)


def _year_in(line: str, this_year: int) -> int:
    if len(years := YEAR.findall(line)) == 1:
        return int(years[0])
    if short := SHORT_DATE.fullmatch(line):
        century = this_year // 100 * 100
        year = century + int(short[1])
        return year if year <= this_year - YOUNGEST else year - 100
    if serial := SERIAL.fullmatch(line):
        return (DAY_ZERO + timedelta(days=int(serial[1]))).year
    raise ValueError("birth")


def looks_like_name(cell: str) -> bool:
    return bool(NAME.fullmatch(cell)) and len(cell) <= 60 and len(cell.split()) <= 4


def looks_like_phone(cell: str) -> bool:
    try:
        return bool(phone_in(cell))
    except ValueError:
        return False


def looks_like_birth(cell: str) -> bool:
    """A year or a whole date; five digits alone may be a post code."""
    said = re.fullmatch(r"(19|20)\d\d|\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}( .*)?", cell)
    return bool(said)
