"""Codes to scan, still readable on a page that the printer shrinks."""

from dataclasses import dataclass
from io import BytesIO

import segno

# A phone a hand away reads modules from 0.4 mm; office printers « fit to page » at 90 %.
SMALLEST_MODULE = 0.4 / 0.9
QUIET = 4  # modules of white around the code, asked for by ISO/IEC 18004
MOST = 500  # bytes: beyond, a code no longer fits beside a text


class CodeError(ValueError):
    """The text is too long for a code that a telephone reads on paper."""


@dataclass(frozen=True)
class Drawing:
    """A square drawing for a template: its SVG, and its smallest side on paper in millimetres."""

    svg: str
    side: float


def qr(text: str) -> Drawing:
    """``text`` as a QR code with its quiet zone, level M (survives a fold and a stain).

    Raises :class:`CodeError` beyond :data:`MOST` bytes.
    """
    if len(text.encode()) > MOST:
        raise CodeError(f"a code holds at most {MOST} bytes")
    code = segno.make(text, error="m", micro=False, encoding="utf-8")
    svg = BytesIO()
    code.save(svg, kind="svg", border=QUIET, xmldecl=False, light="#fff")
    modules = code.symbol_size(border=QUIET)[0]
    return Drawing(svg.getvalue().decode(), round(modules * SMALLEST_MODULE, 2))
