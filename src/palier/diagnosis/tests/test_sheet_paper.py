"""« Ma feuille » as paper and as a file: A4, black and white, and readable by ear.

Which rules each checker covers, and what none of them proves: docs/reference/pdf.md.
"""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pdfua
import pikepdf
import pypdfium2
import pytest

from palier.diagnosis.sheet import Landing, SheetData, sheet_pdf
from palier.diagnosis.tests.test_sheet import FULLEST, LEILA, MADE, NOBODY
from tests.paper import faults_of

SHEETS = {
    "usual": LEILA,
    "english": replace(LEILA, language="en"),
    "empty": NOBODY,
    "fullest": FULLEST,
    "unseen": replace(NOBODY, landings=(Landing("Mon téléphone", None),) * 6),
    "right to left": replace(LEILA, name="ليلى", place="Оксана"),
}


@pytest.fixture(params=SHEETS)
def data(request: pytest.FixtureRequest) -> SheetData:
    return SHEETS[request.param]


@pytest.fixture
def paper(data: SheetData) -> bytes:
    return sheet_pdf(data, made=MADE)


def test_the_first_checker_finds_nothing(paper: bytes, tmp_path: Path) -> None:
    (file := tmp_path / "sheet.pdf").write_bytes(paper)
    report = pdfua.validate(str(file))
    assert [(each.rule_id, each.message) for each in report.findings] == []


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_second_checker_finds_nothing(paper: bytes, profile: str) -> None:
    page = pytest.importorskip("page", reason="page-validation is not installed")
    report = page.validate_pdf_bytes(paper, profile=profile)
    assert faults_of(report, paper) == []
    assert report.rules.passed > 100


def test_the_checkers_see_a_sheet_that_has_lost_its_title(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(sheet_pdf(LEILA, made=MADE))) as broken:
        del broken.Root.ViewerPreferences
        del broken.Root.Lang
        broken.save(file := tmp_path / "broken.pdf")
    assert pdfua.validate(str(file)).findings
    page = pytest.importorskip("page", reason="page-validation is not installed")
    assert not page.is_pdf_compliant(file, profile="ua1")


def test_the_page_is_one_a4(paper: bytes) -> None:
    (page,) = pypdfium2.PdfDocument(paper)
    assert page.get_size() == pytest.approx((595.28, 841.89), abs=0.05)


def seen(paper: bytes, *, grey: bool = True) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    """The page as printed at 72 dots an inch: rows, columns (and three colours unless grey)."""
    return pypdfium2.PdfDocument(paper)[0].render(scale=1, grayscale=grey).to_numpy()


def test_no_drop_of_colour_is_used(paper: bytes) -> None:
    pixels = seen(paper, grey=False)[:, :, :3].astype(int)
    assert pixels.std() > 10, "something is printed"
    assert np.ptp(pixels, axis=2).max() == 0, "red, green and blue are equal everywhere"


def test_the_content_asks_for_grey_only(paper: bytes) -> None:
    with pikepdf.open(BytesIO(paper)) as file:
        used = {str(each.operator) for each in pikepdf.parse_content_stream(file.pages[0])}
    assert not used & {"rg", "RG", "k", "K", "sh"}


def test_ink_is_spared_and_margins_are_white(paper: bytes) -> None:
    dark = seen(paper).squeeze() < 250
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    height, width = dark.shape
    white = min(rows[0], columns[0], height - rows[-1], width - columns[-1])
    assert white > 10 / 25.4 * 72, "10 mm that no printer can cut"
    assert dark.mean() < 0.15


def test_no_letter_is_smaller_than_twelve_points() -> None:
    for data in SHEETS.values():
        with pikepdf.open(BytesIO(sheet_pdf(data, made=MADE))) as file:
            assert min(_sizes(file)) >= 12


def _sizes(file: pikepdf.Pdf) -> set[float]:
    """Letter sizes in points; Typst sets them with ``Tf`` and never scales text elsewhere."""
    return {
        float(each.operands[1])
        for each in pikepdf.parse_content_stream(file.pages[0])
        if str(each.operator) == "Tf"
    }


def tags(file: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Every structure element, in the order in which it is read aloud."""
    found: list[pikepdf.Dictionary] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for each in node:
                walk(each)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
            walk(node.get("/K", pikepdf.Array()))

    walk(file.Root.StructTreeRoot.K)
    return found


def test_every_staircase_says_in_words_what_it_shows() -> None:
    with pikepdf.open(BytesIO(sheet_pdf(LEILA, made=MADE))) as file:
        said = [str(each.Alt) for each in tags(file) if str(each.S) == "/Figure"]
    assert said == [
        "Quatre marches, toutes remplies (sans aide)",
        "Quatre marches, deux remplies (avec quelqu’un)",
        "Quatre marches, une remplie (au début)",
    ]


def test_headings_and_lists_are_heard_as_such() -> None:
    with pikepdf.open(BytesIO(sheet_pdf(LEILA, made=MADE))) as file:
        kinds = [str(each.S) for each in tags(file)]
        labels = [each for each in tags(file) if str(each.S) == "/Lbl"]
    assert (kinds.count("/H1"), kinds.count("/H2")) == (1, 6)
    assert (kinds.count("/L"), kinds.count("/LI")) == (2, 4)
    assert all("/K" in each for each in labels), "a label with nothing to say"
    assert "/Table" not in kinds, "the layout is not a table"


def test_the_steps_drawn_are_the_steps_said() -> None:
    filled = []
    for step in (1, 2, 3, 4):
        data = replace(NOBODY, landings=(Landing("Mon téléphone", step),))
        filled.append(int((seen(sheet_pdf(data, made=MADE))[:, 51:136] < 128).sum()))
    assert filled == sorted(set(filled)), "each landing blackens one step more"
