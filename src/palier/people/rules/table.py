"""A table somebody exported: bytes in, rows out. No file of the world raises anything else than
:class:`Unreadable`, in a time that grows with its length and a memory that does not run away."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Final

from palier.people.rules.letters import decoded

MOST_BYTES: Final = 10 * 1024 * 1024
"""Thirty columns of the largest place, in the widest letters, twice."""

MOST_LINES: Final = 20_000
"""Four times the largest place we measured (``bench/results/imports.md``): reading them takes a few
seconds, bringing them in under a minute of the queue. More is a whole town: cut it in files."""

MOST_ROWS: Final = 1_100_000
"""Empty rows included: a spreadsheet may export all those it has (1,048,576), and not one more."""

MOST_COLUMNS: Final = 200
LONGEST_LINE: Final = 20_000
"""Signs of one line of the file: the widest export that we saw has 3,000."""

MOST_WRAPPED: Final = 60
"""Lines of the file that one row may take, when an address holds line ends between quotes."""

SEPARATORS: Final = (";", "\t", ",", "|")
SAMPLE: Final = 60
"""Rows from which the separator is found."""

END: Final = "\N{SYMBOL FOR END OF TRANSMISSION}"
"""Added after the last line: when it does not come back alone, a quote was never closed."""

SPREADSHEETS: Final = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0",
    b"<?xml",
    b"<html",
    b"<table",
)
PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*", b"BM")
OTHERS: Final = (
    *(b"%PDF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"{\\rtf", b"\x7fELF", b"MZ", b"BZh"),
    *(b"SQLite format", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"<!doctype", b"\x00\x00\x00"),
)


class Unreadable(Exception):  # noqa: N818  (a refusal)
    """Why a file cannot be read (a code of ``rules/refused.py``), and at which line, when known."""

    def __init__(self, why: str, line: int = 0) -> None:
        super().__init__(why)
        self.why, self.line = why, line


@dataclass(frozen=True)
class Row:
    """``number``: as a spreadsheet counts, from 1, empty rows included."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """The rows that hold something, and how they were read."""

    rows: tuple[Row, ...]
    letters: str
    separator: str

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


def read(raw: bytes) -> Sheet:
    """Raises :class:`Unreadable`."""
    _refuse_what_is_no_text(raw)
    text, letters = decoded(raw)
    text = text.replace("\x00", "").removeprefix("\ufeff")
    if not text.strip():
        raise Unreadable("empty")
    if _is_noise(text):
        raise Unreadable("not_text")
    text, told = _told(text)
    separator = told or _separator(text)
    return Sheet(tuple(_rows(text, separator)), letters, separator)


def _refuse_what_is_no_text(raw: bytes) -> None:
    if len(raw) > MOST_BYTES:
        raise Unreadable("heavy")
    head = raw[:64].lstrip().lower()
    if raw.startswith(SPREADSHEETS) or head.startswith(SPREADSHEETS):
        raise Unreadable("spreadsheet")
    if raw.startswith(PICTURES[:-1]) or raw[4:8] == b"ftyp" or _is_bitmap(raw):
        raise Unreadable("picture")
    if raw.startswith(OTHERS) or head.startswith(OTHERS):
        raise Unreadable("not_text")


def _is_bitmap(raw: bytes) -> bool:
    """« BMartin » begins alike: a bitmap says its own length, and holds zeros."""
    return raw.startswith(PICTURES[-1]) and raw[6:10] == b"\x00\x00\x00\x00"


def _is_noise(text: str) -> bool:
    """Control characters: none in a table, one in three in anything else."""
    head = text[:20_000]
    strange = sum(1 for sign in head if (sign < " " and sign not in "\t\r\n") or sign == "\ufffd")
    return strange * 20 > len(head)


def _told(text: str) -> tuple[str, str]:
    """« sep=; » on the first line is a word to the spreadsheet, not a row."""
    head, _, rest = text.partition("\n")
    said = head.strip().strip('"').lower()
    if said.startswith("sep=") and len(said) <= len("sep=;"):
        return rest, said[4:] or "\t"
    return text, ""


def _separator(text: str) -> str:
    """The one that cuts most rows into the same number of cells, more than one."""
    head = text[: SAMPLE * 1000]
    return max(SEPARATORS, key=lambda one: _evenness(head, one))


def _evenness(head: str, separator: str) -> tuple[int, int]:
    lines = head.splitlines()[:SAMPLE]
    widths = Counter(_width(line, separator) for line in lines if line.strip())
    width, times = max(widths.items(), key=lambda one: (one[0] > 1, one[1], one[0]), default=(0, 0))
    return (times, width) if width > 1 else (0, 0)


def _width(line: str, separator: str) -> int:
    """Cells of a line, without the empty ones at its end and what quotes hold together."""
    outside = "".join(line.split('"')[::2])
    return outside.rstrip(separator + " ").count(separator) + 1


def _rows(text: str, separator: str) -> Iterator[Row]:
    pace = _Pace()
    reader = csv.reader(pace.lines(text), delimiter=separator)
    kept = 0
    try:
        for number, cells in enumerate(reader, 1):
            pace.next_row()
            if cells == [END]:
                return
            if number > MOST_ROWS:
                raise Unreadable("many")
            if any(cell.strip() for cell in cells):
                kept += 1
                yield _row(number, cells, kept)
    except csv.Error as wrong:  # a cell longer than the module reads: a quote opened and not closed
        raise Unreadable("quote", pace.row) from wrong
    raise Unreadable("quote", pace.row - 1)


def _row(number: int, cells: list[str], kept: int) -> Row:
    while cells and not cells[-1].strip():
        cells.pop()
    if kept > MOST_LINES + 10:  # a title and a header are not persons
        raise Unreadable("many")
    if len(cells) > MOST_COLUMNS:
        raise Unreadable("wide", number)
    return Row(number, tuple(cells))


class _Pace:
    """Gives the lines one by one, and stops before one row eats the whole file."""

    def __init__(self) -> None:
        self.row, self.wrapped = 1, 0

    def next_row(self) -> None:
        self.row, self.wrapped = self.row + 1, 0

    def lines(self, text: str) -> Iterator[str]:
        for line in StringIO(text, newline=""):
            self.wrapped += 1
            if len(line) > LONGEST_LINE:
                raise Unreadable("long", self.row)
            if self.wrapped > MOST_WRAPPED:
                raise Unreadable("quote", self.row)
            yield line
        yield from ("\r\n", END)
