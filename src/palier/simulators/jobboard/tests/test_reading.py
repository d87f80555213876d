"""What a hand types is read kindly on form, strictly on content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.simulators.jobboard.reading import day, digits, line, number
from palier.simulators.jobboard.words import covers, mentions
from palier.simulators.saying import tokens


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("21", "21"),
        ("21 h", "21"),
        ("262,50 €", "262.50"),
        ("262.5", "262.50"),
        ("1 240", "1240"),
        ("529,00", "529"),
        ("021", "21"),
        ("vingt", ""),
        ("21 ou 22", ""),
        ("", ""),
    ],
)
def test_an_amount_is_read_in_one_form(typed: str, read: str) -> None:
    assert number(typed) == read


@pytest.mark.parametrize(
    "typed", ["9/3", "09/03", "09/03/2026", "9.3", "9-3-26", "9 mars", "9 March"]
)
def test_a_day_is_read_however_it_is_written(typed: str) -> None:
    assert day(typed) == "9/3"


@pytest.mark.parametrize("typed", ["", "mars", "32/3", "9/13", "du 9/3 au 11/3", "bientôt"])
def test_an_unclear_day_is_no_day(typed: str) -> None:
    assert day(typed) == ""


def test_the_first_of_a_month_is_a_day() -> None:
    assert day("1er avril") == "1/4"


@given(st.text(), st.text())
def test_reading_never_raises_and_never_grows(typed: str, wanted: str) -> None:
    assert len(line(typed)) <= 200
    assert set(digits(typed)) <= set("0123456789")
    assert day(typed).count("/") <= 1
    assert number(number(typed)) == number(typed)
    assert covers(typed, "")
    assert covers(typed, typed) or tokens(typed)
    assert isinstance(mentions(typed, ((wanted,),)), bool)


@pytest.mark.parametrize(
    ("text", "looked_for", "found"),
    [
        ("Ménage de bureaux", "menage", True),
        ("Ménage de bureaux", "MÉNAGES bureau", True),
        ("Ménage de bureaux", "jardin", False),
        ("Vente de livres", "vélo", False),
        ("Vente en boulangerie", "vente de la boulangerie", True),
    ],
)
def test_offers_are_found_whatever_the_end_of_the_words(
    text: str, looked_for: str, found: bool
) -> None:
    assert covers(text, looked_for) is found


def test_hours_are_said_in_many_ways_and_numbers_are_never_alike() -> None:
    assert mentions("Je peux à 14 heures", (("14h",),))
    assert mentions("14 h 30", (("14h30",),))
    assert not mentions("référence 2145", (("214",),))
