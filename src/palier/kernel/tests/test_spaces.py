"""French signs never begin a line alone, and nothing but spaces changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.kernel.phrase import Phrase
from palier.kernel.words import spaced

NARROW, WHOLE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
texts = st.text(alphabet=f"aé1?!;:«»./’\n {NARROW}{WHOLE}") | st.text()


def plain(text: str) -> str:
    return text.replace(NARROW, " ").replace(WHOLE, " ")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Vous partez ?", f"Vous partez{NARROW}?"),
        ("Oui ! Non ; peut-être.", f"Oui{NARROW}! Non{NARROW}; peut-être."),
        ("Avant : 2", f"Avant{WHOLE}: 2"),
        ("« oui » et « non »", f"«{WHOLE}oui{WHOLE}» et «{WHOLE}non{WHOLE}»"),
        ("« Qui ? »", f"«{WHOLE}Qui{NARROW}?{WHOLE}»"),
        (f"Qui{WHOLE}?", f"Qui{NARROW}?"),
        ("https://a.exemple/b?c=1", "https://a.exemple/b?c=1"),
        ("à 8:02", "à 8:02"),
    ],
)
def test_spaces_are_set_as_french_sets_them(typed: str, read: str) -> None:
    assert spaced(typed) == read


@given(texts)
def test_only_spaces_change_and_none_is_added(text: str) -> None:
    assert len(spaced(text)) == len(text)
    assert plain(spaced(text)) == plain(text)


@given(texts)
def test_spacing_twice_is_spacing_once(text: str) -> None:
    assert spaced(spaced(text)) == spaced(text)


@given(texts)
def test_no_plain_space_is_left_where_a_line_must_not_break(text: str) -> None:
    assert not re.search("« | [?!:;»]", spaced(text))


def test_a_phrase_says_french_with_its_spaces_and_english_as_it_is() -> None:
    phrase = Phrase(fr="Qui ?", en="Who ?")
    assert phrase.said("fr") == f"Qui{NARROW}?"
    assert phrase.said("en-gb") == "Who ?"
