"""A phrase owns its translations, and French is always there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from palier.kernel.phrase import Phrase

BOTH = Phrase(fr="Bonjour", en="Hello")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Bonjour"),
        ("fr-ca", "Bonjour"),
        ("en", "Hello"),
        ("en-gb", "Hello"),
        ("ar", "Bonjour"),
        ("", "Bonjour"),
    ],
)
def test_a_language_we_do_not_speak_is_answered_in_french(language: str, said: str) -> None:
    assert BOTH.said(language) == said


@given(st.text())
def test_every_language_code_gets_one_of_the_two(language: str) -> None:
    assert BOTH.said(language) in {"Bonjour", "Hello"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"fr": "Bonjour"},
        {"en": "Hello"},
        {"fr": "   ", "en": "Hello"},
        {"fr": "Bonjour", "en": "Hello", "de": "Hallo"},
        {"fr": "x" * 2001, "en": "x"},
        {"fr": 3, "en": "three"},
    ],
)
def test_a_phrase_is_whole_or_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Phrase.model_validate(wrong)


def test_a_phrase_never_changes_and_is_french_by_itself() -> None:
    with pytest.raises(ValidationError):
        BOTH.fr = "Salut"  # type: ignore[misc]
    assert str(BOTH) == "Bonjour"
