"""The card on paper: readable at 90 %, by eye, by ear and by a reader; it says nothing else."""

from datetime import UTC
from pathlib import Path

import numpy as np
import pdfua
import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from palier.access.paper import PaperCard, cards_pdf
from palier.access.pictograms import pictograms
from palier.access.rules.code import LETTERS, TOKEN_LENGTH, token_in
from tests.cast import MONDAY
from tests.paper import faults_of

ALL = list(pictograms().values())
LONGEST = sorted(ALL, key=lambda one: -len(one.word.fr))


def card(number: int, pictures: int = 4, name: str = "Geneviève") -> PaperCard:
    token = (LETTERS[number % 20 :] + LETTERS * 2)[:TOKEN_LENGTH]
    return PaperCard(name, LONGEST[number : number + pictures], token)


PAPERS = {
    "one": [card(0, 3)],
    "eight": [card(n) for n in range(8)],
    "five drawings": [card(n, 5, "W" * 20) for n in range(3)],
    "nobody's": [card(0, 3, "")],
    "right to left": [card(0, 3, "ليلى")],
}


@pytest.fixture(params=PAPERS)
def cards(request: pytest.FixtureRequest) -> list[PaperCard]:
    return PAPERS[request.param]


@pytest.fixture
def paper(cards: list[PaperCard]) -> bytes:
    return cards_pdf(cards, "fr", made=MONDAY.astimezone(UTC))


def test_the_first_checker_finds_nothing(paper: bytes, tmp_path: Path) -> None:
    (file := tmp_path / "cards.pdf").write_bytes(paper)
    assert [(each.rule_id, each.message) for each in pdfua.validate(str(file)).findings] == []


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_second_checker_finds_nothing(paper: bytes, profile: str) -> None:
    page = pytest.importorskip("page", reason="page-validation is not installed")
    report = page.validate_pdf_bytes(paper, profile=profile)
    assert faults_of(report, paper) == []


def test_the_page_is_one_a4_that_spares_its_margins(paper: bytes) -> None:
    (page,) = PdfDocument(paper)
    assert page.get_size() == pytest.approx((595.28, 841.89), abs=0.05)
    dark = page.render(scale=1, grayscale=True).to_numpy().squeeze() < 250
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    white = min(rows[0], columns[0], dark.shape[0] - rows[-1], dark.shape[1] - columns[-1])
    assert white > 10 / 25.4 * 72, "10 mm that no printer can cut"


def test_every_square_is_read_on_a_page_shrunk_to_90_percent(
    paper: bytes, cards: list[PaperCard]
) -> None:
    picture = PdfDocument(paper)[0].render(scale=0.9 * 150 / 72, grayscale=True).to_pil()
    read = {token_in(code.text) for code in zxingcpp.read_barcodes(picture)}
    assert read == {one.token for one in cards}


def test_no_drop_of_colour_is_used(paper: bytes) -> None:
    pixels = PdfDocument(paper)[0].render(scale=1).to_numpy()[:, :, :3].astype(int)
    assert np.ptp(pixels, axis=2).max() == 0


def test_it_says_the_name_and_the_words_and_nothing_else(
    paper: bytes, cards: list[PaperCard]
) -> None:
    text = PdfDocument(paper)[0].get_textpage().get_text_range().split()
    said = {word for one in cards for p in one.pictures for word in [p.word.fr]}
    names = {one.name for one in cards if one.name} or {"Ma", "carte"}
    left = {w for w in text if w.isalpha()} - said - {"Cartes", "à", "découper", "Ma", "carte"}
    assert said <= set(text)
    assert left <= names or not all(name.isascii() for name in names)


def test_in_english_the_words_are_english() -> None:
    text = PdfDocument(cards_pdf([card(0, 3)], "en"))[0].get_textpage().get_text_range()
    assert all(one.word.en in text for one in LONGEST[:3])


def test_nine_cards_take_two_sheets() -> None:
    assert len(PdfDocument(cards_pdf([card(n) for n in range(9)], "fr"))) == 2
