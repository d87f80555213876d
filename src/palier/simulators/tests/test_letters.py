"""What counts as the same text."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.simulators.letters import Kind, bare, fold, slips, spaced

SHORT = st.text(max_size=40)


@pytest.mark.parametrize(
    ("typed", "wanted", "kind"),
    [
        ("l'accueil", "l’accueil", "text"),
        ("Bonjour !", "Bonjour\u202f!", "text"),
        ("ce  soir ", "ce soir", "text"),
        ("Eglise", "Église", "text"),
        ("« Oui »", "«Oui»", "text"),
        ("Luc@Example.ORG", "luc@example.org", "email"),
        ("0033 6 39 98 00 00", "06 39 98 00 00", "phone"),
        ("+33 (0)6 39 98 00 00", "06 39 98 00 00", "phone"),
        (" Lune# ", "Lune#", "secret"),
    ],
)
def test_a_harmless_difference_is_no_difference(typed: str, wanted: str, kind: Kind) -> None:
    assert fold(typed, kind) == fold(wanted, kind)


@pytest.mark.parametrize(
    ("typed", "wanted", "kind"),
    [
        ("eglise", "église", "text"),
        ("soeur", "sœur", "text"),
        ("luc @example.org", "luc@example.org", "email"),
        ("0639980000", "0639980001", "phone"),
        ("lune#", "Lune#", "secret"),
        ("Lune #", "Lune#", "secret"),
    ],
)
def test_a_difference_that_matters_is_seen(typed: str, wanted: str, kind: Kind) -> None:
    assert fold(typed, kind) != fold(wanted, kind)


def test_bones_are_letters_and_digits() -> None:
    assert bare("Lecœur-Bézu, n° 7 !") == "lecoeurbezun7"


def test_unusual_spaces_do_not_glue_words() -> None:
    assert spaced("12\u00a0345\u202f6\nLille") == "12 345 6\nLille"


@given(SHORT)
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    assert fold(normalize("NFD", text), "text") == fold(normalize("NFC", text), "text")


@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_slips_agree_with_the_plain_table(one: str, other: str) -> None:
    """Wagner and Fischer's table, slow and obvious."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        above, row = row, [n]
        for m, hoped in enumerate(other, 1):
            row.append(min(above[m] + 1, row[-1] + 1, above[m - 1] + (letter != hoped)))
    assert slips(one, other, 100) == row[-1]


@given(SHORT, SHORT)
def test_slips_are_a_distance(one: str, other: str) -> None:
    far = slips(one, other, 100)
    assert far == slips(other, one, 100)
    assert (far == 0) == (one == other)
    assert abs(len(one) - len(other)) <= far <= max(len(one), len(other))


@given(SHORT, SHORT, st.integers(0, 50))
def test_slips_never_count_past_the_limit(one: str, other: str, limit: int) -> None:
    assert slips(one, other, limit) == min(slips(one, other, 100), limit + 1)
