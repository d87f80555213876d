"""The adviser of the agency comes once a month: one page for each person who wishes it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from palier.people import actions as people
from palier.people.rules.actor import Matter
from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

pytestmark = pytest.mark.browser


def test_the_visit_is_prepared_with_those_who_wish_it(machine: Machine, morning: Cast) -> None:
    leila, annie = morning.arrive("Leïla", "J’ai reçu un message"), morning.arrive("Annie", "")
    people.give_consent(actor=morning.person("Leïla"), matter=Matter.PLAN, now=timezone.now())
    office, room = machine.window(), machine.window()
    reception.sign_in(office)
    nolwenn_notes_the_visit(office)

    reception.sign_in(room, "Yann")
    reception.hand_over(room, "Leïla")
    leila_wants_a_place(room)
    annie_asks_at_the_counter(office, str(annie.person_id))
    the_pages_are_printed(office)

    office.press("Vu", within=office.row("Leïla"))
    office.press("Noter la réponse", within=office.row("Leïla"))
    office.write("Ce qui a été répondu", "Formation accordée, rappeler le 12")
    office.press("Écrire dans son fil")
    office.reads("C’est noté dans son fil.")
    assert office.row("Annie").get_by_text("Noter la réponse").count() == 0

    room.go("/me/thread/")
    room.reads("France Travail répond : Formation accordée, rappeler le 12")
    assert leila.person_id


def nolwenn_notes_the_visit(office: Hands) -> None:
    """A slip of the finger is told, and what was typed is still there."""
    office.go("/advisers/")
    office.write("Qui vient ?", "France Travail")
    office.write("Quel jour ?", "1970-01-01")
    office.press("Noter la visite")
    office.reads("Ce jour est passé.")
    office.write("Quel jour ?", str(timezone.localdate() + timedelta(days=7)))
    office.press("Noter la visite")
    office.reads("France Travail")


def leila_wants_a_place(room: Hands) -> None:
    room.go("/me/around/")
    room.press("Je veux une place")
    room.page.locator("textarea").fill("Je cherche une formation")
    room.tick("Montrer mes prochains pas et mon fil")
    room.press("Je veux une place")
    room.reads("Vous êtes sur la liste.")


def annie_asks_at_the_counter(office: Hands, person_id: str) -> None:
    office.go(f"/people/{person_id}/around/")
    office.press("Inscrire")
    assert office.page.get_by_label("Montrer ses prochains pas").count() == 0
    office.write("Ce que la personne veut dire", "Mes trajets")
    office.press("Inscrire sur la liste")


def the_pages_are_printed(office: Hands) -> None:
    link = office.button("Imprimer la liste et 2 pages").get_attribute("href")
    made = PdfDocument(office.page.request.get(str(link)).body())
    told = [page.get_textpage().get_text_range() for page in made]
    assert len(told) == 3
    assert "Leïla" in told[0]
    assert "Je cherche une formation" in told[1]
    assert "Mes trajets" in told[2]
    assert "Mon fil" not in told[2]
