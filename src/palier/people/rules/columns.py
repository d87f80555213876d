"""What each column of somebody's table says: by its header, else by how its cells look."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from palier.people.rules.cells import looks_like_birth, looks_like_name, looks_like_phone
from palier.people.rules.headers import HEADERS, Says
from palier.people.rules.table import Row, Sheet
from palier.vault.rules.names import as_name

SAMPLE: Final = 200
MOST: Final = 0.6
"""Share of its filled cells by which a column without a header is recognised."""


@dataclass(frozen=True)
class Column:
    """``at``: from 0; ``name``: its header, "" when there is none; ``says``: "" is not kept."""

    at: int
    name: str
    says: str


@dataclass(frozen=True)
class Understood:
    """Where the header is (``None``: there is none), and what each column says."""

    header: int | None
    columns: tuple[Column, ...]

    def lines(self, sheet: Sheet) -> tuple[Row, ...]:
        """The rows that are persons: what stands above the header is a title."""
        return sheet.rows[0 if self.header is None else self.header + 1 :]


def understand(sheet: Sheet) -> Understood:
    header = _header(sheet.rows[:10])
    if header is None:
        return Understood(None, _by_look(sheet.rows[:SAMPLE], sheet.width))
    names = sheet.rows[header].cells
    return Understood(header, _by_name(names, max(sheet.width, len(names))))


def _header(rows: Sequence[Row]) -> int | None:
    """The row with the most words of headers; one word suffices, in a row where it is not alone in
    a sentence: « Liste des noms » is a title."""
    counts = [sum(_said(cell) is not None for cell in row.cells) for row in rows]
    best = max(counts, default=0)
    return counts.index(best) if best else None


def _said(cell: str) -> int | None:
    """Which of our patterns a header is."""
    written = as_name(cell.strip())
    for rank, (_says, pattern) in enumerate(HEADERS):
        if written and re.fullmatch(pattern, written):
            return rank
    return None


def _by_name(names: Sequence[str], width: int) -> tuple[Column, ...]:
    ranks = {at: rank for at, name in enumerate(names) if (rank := _said(name)) is not None}
    chosen: dict[Says, int] = {}
    for at, rank in sorted(ranks.items(), key=lambda one: (one[1], one[0])):
        chosen.setdefault(HEADERS[rank][0], at)
    if Says.FIRST in chosen or Says.LAST in chosen:  # « Bénéficiaire » is then a number, or a yes
        chosen.pop(Says.WHOLE, None)
        chosen.pop(Says.TURNED, None)
    says = {at: one for one, at in chosen.items()}
    return tuple(
        Column(at, names[at].strip()[:60] if at < len(names) else "", says.get(at, ""))
        for at in range(width)
    )


def _by_look(rows: Sequence[Row], width: int) -> tuple[Column, ...]:
    columns = [
        [row.cells[at].strip() for row in rows if at < len(row.cells) and row.cells[at].strip()]
        for at in range(width)
    ]
    says: dict[int, Says] = {}
    for look, kind in ((looks_like_phone, Says.PHONE), (looks_like_birth, Says.BIRTH)):
        found = (at for at, cells in enumerate(columns) if _mostly(look, cells))
        if (at := next(found, None)) is not None:
            says[at] = kind
    names = [at for at, cells in enumerate(columns) if _mostly(looks_like_name, cells)]
    says |= _names([at for at in names if at not in says][:2], columns)
    return tuple(Column(at, "", says.get(at, "")) for at in range(width))


def _mostly(look: Callable[[str], bool], cells: Sequence[str]) -> bool:
    return bool(cells) and sum(map(look, cells)) >= MOST * len(cells)


def _names(ats: Sequence[int], columns: Sequence[Sequence[str]]) -> dict[int, Says]:
    """One column: a whole name when most have two words. Two: the one in capitals is the surname,
    else the first, as French lists are sorted."""
    if len(ats) == 1:
        several = _mostly(lambda cell: " " in cell, columns[ats[0]])
        return {ats[0]: Says.WHOLE if several else Says.FIRST}
    if len(ats) < 2:
        return {}
    loud = [_mostly(str.isupper, columns[at]) for at in ats]
    last, first = (ats[1], ats[0]) if loud == [False, True] else (ats[0], ats[1])
    return {last: Says.LAST, first: Says.FIRST}
