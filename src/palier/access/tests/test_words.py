"""What somebody types or says names one picture, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.access.pictograms import names, pictograms
from palier.access.rules.words import (
    LONGEST,
    SHORTEST_WITH_A_SLIP,
    picture_named,
    plain,
    slips,
    words_of,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NAMES = st.sampled_from(sorted({w for p in pictograms().values() for w in (p.word.fr, p.word.en)}))


@pytest.mark.parametrize("typed", ["étoile", "ETOILE", "etoiles", "É t".replace(" ", "") + "oile"])
def test_case_accents_and_plural_do_not_count(typed: str) -> None:
    assert picture_named(typed, names()) == "star"


@given(NAMES, st.data())
def test_one_slip_of_the_finger_names_the_same_picture(word: str, data: st.DataObject) -> None:
    letters = plain(word)
    meant = picture_named(word, names())
    if len(letters) < SHORTEST_WITH_A_SLIP:
        return
    at = data.draw(st.integers(0, len(letters) - 2))
    extra = data.draw(st.sampled_from(LETTERS))
    for typed in (
        letters[:at] + letters[at + 1 :],
        letters[:at] + extra + letters[at:],
        letters[:at] + extra + letters[at + 1 :],
        letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :],
    ):
        if plain(typed) == typed:  # a slip that makes a plural is a plural
            assert picture_named(typed, names()) == meant


@given(st.text())
def test_any_text_names_one_picture_or_none(typed: str) -> None:
    for word in words_of(typed):
        assert picture_named(word, names()) in {None, *pictograms()}
    assert plain(plain(typed)) in {plain(typed), plain(typed)[:-1]}


@given(st.text(LETTERS, max_size=12), st.text(LETTERS, max_size=12))
def test_slips_are_a_distance(one: str, other: str) -> None:
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= slips(one, other) <= max(len(one), len(other))


@pytest.mark.parametrize(
    "typed",
    [
        "soleil bateau moulin",
        "le soleil, le bateau et le moulin",
        "SOLEIL-BATEAU/MOULIN",
        " soleil\tbateau\nmoulin. ",
        "soleil1bateau2moulin3",
        "l’soleil d'bateau moulin",
    ],
)
def test_whatever_stands_between_the_words_does_not_count(typed: str) -> None:
    assert [picture_named(w, names()) for w in words_of(typed)] == ["sun", "boat", "windmill"]


def test_a_text_of_ten_thousand_letters_is_read_no_further_than_a_code() -> None:
    assert sum(map(len, words_of("soleil " * 10_000))) <= LONGEST
