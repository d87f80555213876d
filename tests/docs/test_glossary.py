"""Every word of the glossary is a word of the code, where the glossary says."""

import re

import pytest

from tests.docs import reading
from tests.docs.reading import ROOT

PAGE = ROOT / "GLOSSARY.md"
ENTRIES = [row for row in reading.rows(PAGE) if row[0] != "à venir"]


def is_said(term: str, text: str) -> bool:
    """``HelpLevel.FOR`` is said when both of its words are."""
    return all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in term.split("."))


def test_the_glossary_has_its_words() -> None:
    assert len(ENTRIES) >= 40
    assert all(len(row) == 4 for row in ENTRIES)


@pytest.mark.parametrize("row", ENTRIES, ids=lambda row: row[0])
def test_the_term_is_found_in_the_code_where_it_is_said_to_be(row: list[str]) -> None:
    french, code, _, where = row
    terms, places = reading.QUOTED.findall(code), reading.QUOTED.findall(where)
    assert terms, french
    assert places, french
    files = [reading.found(place, PAGE) for place in places]
    assert all(files), f"{french}: {where}"
    text = "\n".join(file.read_text(encoding="utf-8") for file in files if file)
    assert [term for term in terms if not is_said(term, text)] == []


def test_no_word_is_given_two_meanings() -> None:
    words = [row[0] for row in ENTRIES]
    assert len(set(words)) == len(words)


def test_a_word_that_left_the_code_would_be_seen() -> None:
    assert is_said("Consent", "class Consent(models.Model)")
    assert not is_said("Consent", "class ConsentForm")
    assert not is_said("Role.HEAD", "class Role")
