"""Codes on paper: still readable when the printer shrinks the page to 90 %."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import segno

from palier.web.print import CodeError, qr
from palier.web.print.qr import MOST, QUIET, SMALLEST_MODULE
from palier.web.tests.test_print import printed

ADDRESS = "https://palier.example/f/7Q2K9-X3M"
SHRUNK = 0.9
DOTS = 300 / 25.4  # pixels a millimetre, a modest printer
LEFT, TOP = 18, 14  # millimetres: the margins of every sheet


def seen(paper: bytes, side: float, modules: int) -> list[list[int]]:
    """The code as a reader sees it on the shrunk page: 1 for black at the heart of each module."""
    page = pypdfium2.PdfDocument(paper)[0]
    dots = page.render(scale=SHRUNK * DOTS * 25.4 / 72, grayscale=True).to_numpy().squeeze()
    step = side / modules

    def at(place: int, margin: int) -> int:
        return round((margin + (place + 0.5) * step) * SHRUNK * DOTS)

    return [
        [int(dots[at(y, TOP), at(x, LEFT)] < 128) for x in range(modules)] for y in range(modules)
    ]


@pytest.mark.parametrize("text", ["https://a.fr", ADDRESS, "x" * MOST, "Leïla · 😀 · ليلى"])
def test_every_module_is_in_its_place_at_90_percent(text: str) -> None:
    drawing = qr(text)
    matrix = segno.make(text, error="m", micro=False, encoding="utf-8")
    expected = [[int(dark) for dark in row] for row in matrix.matrix_iter(border=QUIET)]
    modules = len(expected)
    assert drawing.side / modules * SHRUNK >= 0.4 - 1e-3, "millimetres a module, once shrunk"
    side = max(drawing.side, 10)
    assert seen(printed(code=drawing), side, modules) == expected


def test_a_code_says_in_words_what_it_is_for() -> None:
    with pikepdf.open(BytesIO(printed(code=qr(ADDRESS)))) as paper:
        alts = [str(each.Alt) for each in paper.objects if "/Alt" in _keys(each)]
    assert alts == ["Un code à flasher"]


def _keys(each: object) -> set[str]:
    return set(each.keys()) if isinstance(each, pikepdf.Dictionary) else set()


def test_a_text_too_long_for_paper_is_refused_by_name() -> None:
    with pytest.raises(CodeError, match=str(MOST)):
        qr("é" * (MOST // 2 + 1))
    assert qr("é" * (MOST // 2)).side > qr(ADDRESS).side > 20 * SMALLEST_MODULE
