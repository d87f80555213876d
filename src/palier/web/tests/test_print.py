"""The press: any words give one clean page, and words are never read as a program."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.web.print import PrintError, clipped, pdf, printable
from palier.web.print.press import FONTS
from palier.web.print.printable import _DRAWN, DRAWN

SAMPLE = Path(__file__).parent / "print_sample.typ"
MADE = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)

HOSTILE = (
    '#import "/config/settings.py": *',
    '#read("/etc/passwd")',
    "] #pagebreak() [",
    r"\ \u{41} \n $x^2$ *gras* _penché_ `code` @nom <label> // /* ~ --- '",
    '"}, "title": "volé", {"',
    "a" * 10_000,
    "mot " * 2_500,
    "\n" * 10_000,
    "مرحبا بكم \u202e txt.exe",
    "😀👩🏽‍💻🇫🇷 漢字 \ue000 \x00\x07\x1b[31m \ud800",
    "e\u0301" * 3_000,
    "\u00a0" * 10_000,
)


def printed(*texts: str, **more: object) -> bytes:
    return pdf(SAMPLE, {"language": "fr", "title": "Essai", "texts": texts, **more}, made=MADE)


def words_of(paper: bytes) -> str:
    (page,) = pypdfium2.PdfDocument(paper)
    return " ".join(page.get_textpage().get_text_bounded().split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words_on_one_page(text: str) -> None:
    assert words_of(printed(text, "fin")).startswith("Essai")


def test_typst_in_the_words_is_printed_letter_by_letter() -> None:
    assert '#read("/etc/passwd") ] #pagebreak() [ *gras*' in words_of(
        printed('#read("/etc/passwd") ] #pagebreak() [ *gras*')
    )


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(max_size=300), max_size=5))
def test_any_words_give_one_page(texts: list[str]) -> None:
    words_of(printed(*texts))


def test_every_letter_said_drawable_is_drawn() -> None:
    rows = ["".join(map(chr, block)) for block in DRAWN]
    whole = [row[at : at + 60] for row in rows for at in range(0, len(row), 60)]
    for at in range(0, len(whole), 20):
        assert words_of(printed(*whole[at : at + 20]))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Leïla", "Leïla"),
        ("Оксана · Şeyma · João · ليلى · נעמי", "Оксана · Şeyma · João · ليلى · נעמי"),
        ("9\u202fh", "9\u00a0h"),
        ("« oui »", "« oui »"),
        ("De\u0301tour", "Détour"),
        ("ﬁche Ａ", "fiche A"),
        ("bravo 😀 !", "bravo !"),
        ("  un\t\ndeux \r\n", "un deux"),
        ("a\u202eb\u200dc\x00d", "abcd"),
        ("漢字", ""),
    ],
)
def test_words_keep_all_that_can_be_drawn(typed: str, kept: str) -> None:
    assert printable(typed) == kept


@given(text=st.text(max_size=400), most=st.integers(10, 300))
def test_printable_words_are_drawable_and_short(text: str, most: int) -> None:
    words = printable(text, most).replace("\u200b", "")
    assert len(words) <= most
    assert {ord(letter) for letter in words} <= _DRAWN
    assert not {unicodedata.category(letter) for letter in words} & {"Cc", "Cf", "Co", "Cs"}


def test_a_cut_ends_on_a_whole_word() -> None:
    assert clipped("Vous ouvrez, sans aide", 13) == "Vous ouvrez…"
    assert clipped("Vous", 4) == "Vous"
    assert clipped("Anticonstitutionnellement", 5) == "Anti…"


def test_the_same_data_give_the_same_bytes() -> None:
    assert printed("un") == printed("un")
    assert printed("un") != printed("deux")


def test_many_threads_each_get_their_own_page() -> None:
    with ThreadPoolExecutor(8) as crowd:
        papers = list(crowd.map(lambda n: printed(f"numéro {n}."), range(40)))
    assert [f"numéro {n}." in words_of(paper) for n, paper in enumerate(papers)] == [True] * 40


def test_the_file_says_its_title_its_language_and_nobody() -> None:
    paper = pikepdf.open(BytesIO(printed("Leïla")))
    assert str(paper.Root.Lang) == "fr"
    assert paper.Root.ViewerPreferences.DisplayDocTitle
    assert str(paper.docinfo["/Title"]) == "Essai"
    assert "/Author" not in paper.docinfo
    assert "Leïla" not in str(paper.open_metadata())


def test_only_the_vendored_letters_are_used() -> None:
    paper = pikepdf.open(BytesIO(printed("Leïla", "Оксана ليلى ✓")))
    used = {str(font.BaseFont).split("+")[1] for font in paper.pages[0].Resources.Font.values()}
    assert {name.split("-")[0] for name in used} == {"AtkinsonHyperlegible", "DejaVuSans"}


def test_the_vendored_letters_are_those_we_checked() -> None:
    sums = dict(
        line.split()[::-1]
        for line in (FONTS / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    )
    assert {
        each.name: sha256(each.read_bytes()).hexdigest() for each in FONTS.glob("*.ttf")
    } == sums
    assert "SIL Open Font License" in (FONTS / "AtkinsonHyperlegible-OFL.txt").read_text()
    assert "Bitstream" in (FONTS / "DejaVuSans-LICENSE.txt").read_text()


def test_a_wrong_template_is_a_named_error(tmp_path: Path) -> None:
    outside = tmp_path / "outside.typ"
    outside.write_text("= Dehors")
    for template in (outside, SAMPLE.with_name("missing.typ")):
        with pytest.raises(PrintError, match=template.name):
            pdf(template, {})
    with pytest.raises(PrintError, match=SAMPLE.name):
        pdf(SAMPLE, {"language": "fr"})


def test_a_page_carries_only_words_numbers_and_drawings() -> None:
    with pytest.raises(TypeError, match="bytes"):
        printed(more=b"raw")
