"""The sheets of a morning without network: first names alone, no word that somebody said."""

import io
from datetime import date

import pypdfium2 as pdfium
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.home.day_form import LINES
from palier.web.print import pages
from tests.cast import SECRETS, Cast


def sheets(client: Client, query: str = "") -> tuple[bytes, str]:
    """The PDF and the words on it, on one line, with plain spaces."""
    made = client.get(reverse("print_day") + query)
    assert made.headers["Content-Type"] == "application/pdf"
    read = pdfium.PdfDocument(io.BytesIO(made.content))
    words = " ".join(page.get_textpage().get_text_bounded() for page in read)
    return made.content, " ".join(words.replace("\u00a0", " ").split())


def test_it_says_what_waits_and_how_many_pages(cast: Cast) -> None:
    made, words = sheets(cast.signed_in(cast.nolwenn))
    assert "Leïla-Rose · demande à parler à quelqu’un · Nolwenn répond" in words
    assert f"1 / {pages(made)}" in words
    assert f"{pages(made)} / {pages(made)}" in words


def test_no_word_that_somebody_said_lies_in_the_tray(cast: Cast) -> None:
    _, words = sheets(cast.signed_in(cast.nolwenn))
    assert [one for one in SECRETS if one in words] == ["Leïla-Rose"]


def test_the_blank_lines_are_those_of_the_screen(cast: Cast) -> None:
    _, words = sheets(cast.signed_in(cast.nolwenn))
    assert words.count("☐") >= 3 * LINES
    for label in ("Prénom, ou rien", "Pour quoi ?", "Pour", "Avec", "Sans aide", "Minutes"):
        assert label in words


@pytest.mark.parametrize(
    ("evening", "query", "expected"),
    [
        (date(2026, 3, 9), "", "La journée du mardi 10 mars"),
        (date(2026, 3, 13), "", "La journée du lundi 16 mars"),
        (date(2026, 4, 30), "", "La journée du lundi 4 mai"),  # after the first of May, a Friday
        (date(2026, 3, 9), "?day=today", "La journée du lundi 9 mars"),
        (date(2026, 3, 9), "?day=forged", "La journée du mardi 10 mars"),
    ],
)
def test_it_is_made_the_evening_before_the_next_opening_day(
    cast: Cast, evening: date, query: str, expected: str
) -> None:
    client = cast.signed_in(cast.nolwenn)
    with time_machine.travel(timezone.make_aware(timezone.datetime(*evening.timetuple()[:3], 18))):
        client.force_login(cast.nolwenn)
        assert expected in sheets(client, query)[1]


def test_a_volunteer_and_another_place_get_no_such_sheet(cast: Cast) -> None:
    assert cast.signed_in(cast.soizic).get(reverse("print_day")).status_code == 404
    _, words = sheets(cast.signed_in(cast.charlie))
    assert "Leïla" not in words
    assert "Personne n’attend de réponse." in words
