"""What the window draws, as plain numbers for the template's SVG: the paper and the keys."""

from collections.abc import Sequence
from typing import Any

from palier.simulators.keyboard.keys import ARROW, KEYS, PHONE, ROWS, Key, place

LINE = 20
"""Letters on a line of the paper: at 320 px wide they are still 18 px high."""
CELL, LEAD = 13, 32
"""Width of a letter and height of a line, in the drawing's units."""
SIDE, GAP = 44, 4
"""A keycap and the space between two."""
EDGE = 8
"""Between the keys of a telephone and its edge."""
AROUND = 2
"""Keycaps shown on each side: enough to recognise the place on one's own keyboard."""
STRIDE, TURN = 37, 101
"""Two primes that shuffle the letters, always in the same way."""

Drawing = dict[str, Any]


def paper(words: str) -> Drawing:
    """The model as letters placed one by one, **in a shuffled order**.

    Each letter has its own place, so the eye reads the model; but selecting and copying it gives
    letters in disorder. The exercise is typing, and a paper cannot be copied and pasted.
    """
    lines = _lines(words)
    spots = [(x, y, c) for y, line in enumerate(lines) for x, c in enumerate(line) if c != " "]
    mixed = [spots[n] for n in sorted(range(len(spots)), key=lambda n: (n * STRIDE % TURN, n))]
    width = CELL * max(map(len, lines))
    return {
        "width": width + CELL,
        "big": (width + CELL) * 3 // 2,
        "height": LEAD * len(lines) + CELL,
        "xs": " ".join(str(CELL * (x + 1)) for x, _, _ in mixed),
        "ys": " ".join(str(LEAD * y + 30) for _, y, _ in mixed),
        "letters": "".join(c for _, _, c in mixed),
    }


def _lines(words: str) -> list[str]:
    """Cut between words only: a break inside an address would look like a space to type."""
    lines = [""]
    for paragraph in words.split("\n"):
        for word in paragraph.split():
            longer = f"{lines[-1]} {word}".strip()
            lines = [*lines[:-1], longer] if len(longer) <= LINE else [*lines, word]
        lines.append("")
    return [line for line in lines if line]


def key_help(name: str, language: str) -> Drawing:
    """Both ways to get a character, in words and in a drawing with the keys to press marked."""
    key = KEYS[name]
    words = {"cap": _shown(key.cap), "char": key.char, "then": _shown(key.then)}
    held = {**words, "cap": _shown(key.bubble[:1])}
    return {
        "computer": {"says": key.computer.says.said(language).format(**words), **_computer(key)},
        "phone": {"says": key.phone.says.said(language).format(**held), **_phone(key)},
    }


def _computer(key: Key) -> Drawing:
    first = key.computer.first
    below = [_cap(first, 1, wide=2)] if first else []
    if not key.cap:
        return _sheet([[*below, *(_cap(c, 2) for c in "0156")]])
    order = len(below) + 1
    row, column = place(key.cap)
    caps = [
        _cap(_shown(alone), order * (alone == key.cap), up=up, alt=alt)
        for alone, up, alt in _window(ROWS[row], column)
    ]
    then = [_cap(_shown(key.then), order + 1)] if key.then else []
    return _sheet([caps, below + then])


def _phone(key: Key) -> Drawing:
    if key.bubble:
        options = [_cap(c, 2 * (c == key.char)) for c in key.bubble[1:]]
        return _sheet([options, _letters(key.bubble[0])], margin=EDGE)
    if key.phone is ARROW:
        return _sheet([[_cap("⇧", 1), *(_cap(c, 2 * (c == "W")) for c in "WXCV")]], margin=EDGE)
    signs = _signs(key.char) if key.phone.first else []
    order = 1 if signs else 0
    tapped = [_cap(c, int(c == key.char)) for c in ",."]
    bottom = [_cap("?123", order, wide=2), tapped[0], _cap("", 0), tapped[1]]
    return _sheet([signs, bottom], margin=EDGE)


def _letters(letter: str) -> list[Drawing]:
    row = next((row for row in PHONE if letter in row), letter)
    return [_cap(_shown(c), int(c == letter)) for c in _window(row, row.index(letter))]


def _signs(wanted: str) -> list[Drawing]:
    """Five signs of the telephone's page, those of ``wanted`` ("@" or "1 2 3") marked."""
    row = next(row for row in PHONE if wanted[0] in row)
    return [_cap(c, 2 * (c in wanted)) for c in _window(row, row.index(wanted[0]))]


def _window(row: Sequence[Any], column: int) -> Sequence[Any]:
    """Five keys of a row around one, fewer when the row is shorter."""
    left = max(0, min(column - AROUND, len(row) - 2 * AROUND - 1))
    return row[left : left + 2 * AROUND + 1]


def _shown(char: str) -> str:
    """Keycaps bear capitals: people look for « E », not « e »."""
    return char.upper() if char.isascii() else char


def _cap(label: str, order: int, *, up: str = "", alt: str = "", wide: int = 1) -> Drawing:
    """``order``: 0 is left alone, 1 is pressed first…"""
    number = " ①②③"[order].strip()
    return {"label": label, "number": number, "up": up.strip(), "alt": alt.strip(), "wide": wide}


def _sheet(rows: list[list[Drawing]], margin: int = 0) -> Drawing:
    """Keycaps side by side, row under row; a margin leaves room for the edge of a telephone."""
    caps, longest = [], 0
    for y, row in enumerate(filter(None, rows)):
        x = GAP + margin
        for cap in row:
            width = cap["wide"] * (SIDE + GAP) - GAP
            caps.append({**cap, "x": x, "y": GAP + margin + y * (SIDE + GAP), "w": width})
            x += width + GAP
        longest = max(longest, x)
    width, height = longest + margin, caps[-1]["y"] + SIDE + GAP + margin
    size = {"width": width, "height": height, "wide": width + 2, "high": height + 2}
    return {"caps": caps, "big": width * 3 // 2, "edge": margin, **size}
