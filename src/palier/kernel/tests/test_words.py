"""What people type, cleaned the same way everywhere."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from palier.kernel.words import UNSEEN, clean_line, initial


@given(st.text())
@example("e\u200d\u0301")
def test_cleaned_twice_is_cleaned_once(raw: str) -> None:
    assert clean_line(clean_line(raw)) == clean_line(raw)


@given(st.text())
def test_nothing_unseen_remains(raw: str) -> None:
    assert not {unicodedata.category(c) for c in clean_line(raw)} & UNSEEN


@given(st.text())
@example("e\u200d\u0301")
def test_the_same_letter_is_always_the_same_sign(raw: str) -> None:
    assert unicodedata.is_normalized("NFC", clean_line(raw))


@given(st.text())
def test_one_line_with_single_spaces_and_no_edge(raw: str) -> None:
    line = clean_line(raw)
    assert line == " ".join(line.split())


@given(st.text(alphabet="aàâçéèêëîïôœùûüÿ’ -LÉO·日本ليلى", min_size=1))
def test_every_letter_that_is_seen_is_kept(raw: str) -> None:
    assert clean_line(raw).replace(" ", "") == raw.replace(" ", "")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Leïla\u202enimda", "Leïlanimda"),
        ("Anne\u00a0Marie", "Anne Marie"),
        ("a\x00b\x07c", "abc"),
        ("ligne\r\nsuivante\tfin", "ligne suivante fin"),
        ("\u200b\ufeff\u2066", ""),
        ("Zoé 🙂", "Zoé 🙂"),
        ("ليلى", "ليلى"),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_goes_and_the_rest_stays(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


@pytest.mark.parametrize(("name", "letter"), [("émile", "É"), ("", "?"), ("🙂", "🙂")])
def test_the_desk_shows_one_letter(name: str, letter: str) -> None:
    assert initial(name) == letter
