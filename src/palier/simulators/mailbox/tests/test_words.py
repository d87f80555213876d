"""What somebody typed is read kindly, and never more than kindly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.simulators.mailbox.words import address, is_solid
from palier.simulators.saying import mentions, one_slip, tokens


@pytest.mark.parametrize("typed", ["14h30", "14 h 30", "14 H 30", "14:30", "à 14 heures 30."])
def test_an_hour_is_read_however_it_is_written(typed: str) -> None:
    assert mentions(typed, (("14h30",),))


@pytest.mark.parametrize("typed", ["6 am", "6am", "6h00", "6 h", "06:00"])
def test_whole_hours_lose_their_zeros(typed: str) -> None:
    assert tokens(typed) == ["6h"]


@pytest.mark.parametrize(
    ("typed", "word"), [("19h", "9h"), ("9h30", "9h"), ("ouf", "oui"), ("mardi", "jeudi")]
)
def test_another_word_is_not_forgiven(typed: str, word: str) -> None:
    assert not mentions(typed, ((word,),))


@pytest.mark.parametrize("typed", ["jeudi", "Jeudis", "jeud", "jeuid", "JEUDY"])
def test_one_slip_is_forgiven(typed: str) -> None:
    assert mentions(typed, (("jeudi",),))


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_slip_goes_both_ways(a: str, b: str) -> None:
    assert one_slip(a, b) == one_slip(b, a)


@given(st.text(max_size=200))
def test_reading_never_raises(text: str) -> None:
    assert isinstance(mentions(text, (("bonjour",),)), bool)
    assert isinstance(is_solid(text), bool)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Farid <farid@courrier.example>", "farid@courrier.example"),
        (" FARID@courrier.example. ", "farid@courrier.example"),
        ("farid@courrier", ""),
        ("a@b.example; c@d.example", ""),
        ("", ""),
    ],
)
def test_one_address_is_found_or_none(typed: str, found: str) -> None:
    assert address(typed) == found


@pytest.mark.parametrize("secret", ["azertyui", "123456789012", "aaaaaaaaaaa1", "motdepasselong"])
def test_easy_passwords_are_not_solid(secret: str) -> None:
    assert not is_solid(secret)


def test_a_long_mixed_password_is_solid() -> None:
    assert is_solid("Trois-Poules-9")
