"""How a text lies on its pages: an honest count, without the fonts of a real printer."""

from collections.abc import Iterator
from math import ceil

from palier.simulators.writer.state import Line, Text

SIGNS = {"wide": 56, "normal": 66, "narrow": 78}
"""Signs on a line at 12 points: the 12, 16 and 18.5 cm that such margins leave on A4."""

HEIGHT = {"wide": 1.0, "normal": 1.0, "narrow": 1.1}
"""Narrow margins give a tenth of the height back: one centimetre above, one below."""

READABLE = 10
"""Points: below, an employer who prints the CV holds it far or puts it away."""


def height(line: Line, text: Text) -> int:
    """The rows that a line takes on the paper."""
    return max(1, ceil(len(line.text) / int(SIGNS[text.margins] * 12 / text.size)))


def pages(text: Text, sheet: int) -> list[tuple[Line, ...]]:
    """The lines of each page; ``sheet`` is how many rows of 12 points hold on one."""
    return list(_pages(text, int(sheet * HEIGHT[text.margins] * 12 / text.size)))


def _pages(text: Text, room: int) -> Iterator[tuple[Line, ...]]:
    page: list[Line] = []
    taken = 0
    for line in text.lines:
        if page and taken + height(line, text) > room:
            yield tuple(page)
            page, taken = [], 0
        page.append(line)
        taken += height(line, text)
    yield tuple(page)
