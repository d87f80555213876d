"""Karim, a cousin who helps: named by Martine, on his phone, with few rights, until she stops."""

import pytest

from stories import exercises, reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.browser

EITHER_WAY = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)


@EITHER_WAY
def test_karim_helps_his_cousin_and_she_stays_the_one_who_decides(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    room = machine.window(javascript=javascript)
    reception.sign_in(room)
    reception.welcome(room, "Martine")
    reception.hand_over(room, "Martine")
    room.press("Non, je garde tout pour moi")
    she_takes_stock(room)
    address, code = she_names_her_cousin(room)

    phone = machine.window(javascript=javascript, phone=True)
    he_opens_the_door(phone, address, code)
    he_reads_what_she_reads(phone)
    he_finds_no_place(phone)
    he_asks_for_her(phone)

    she_sees_that_he_looked(room)
    room.press("Arrêter avec Karim")
    phone.page.reload()
    phone.settle()
    phone.reads("Cette page n’existe pas")
    phone.go("/helping/")
    phone.reads("Vous n’aidez personne en ce moment.")
    phone.never_reads("Martine")


def she_takes_stock(room: Hands) -> None:
    room.go("/me/point/")
    room.press("On y va")
    room.press("Passer aux exercices")
    exercises.do_well(room)
    exercises.end(room)
    room.go("/me/point/")
    room.press("Finir, et voir ce que je sais faire")


def she_names_her_cousin(room: Hands) -> tuple[str, str]:
    """What she writes on a piece of paper: an address, and a code."""
    room.go("/me/")
    room.press("Qui voit mes informations ?")
    room.press("Faire confiance à quelqu’un")
    room.write("Son prénom", "Karim")
    room.tick("La personne que vous choisissez pourra lire ce que vous savez faire")
    room.press("Je suis d’accord")
    assert room.title == "Donnez ce code à Karim"
    address, code = room.page.locator("main strong").all_inner_texts()
    return address, code


def he_opens_the_door(phone: Hands, address: str, code: str) -> None:
    phone.go("/" + address.partition("//")[2].partition("/")[2])
    phone.write("Le code", code.lower())
    phone.write("Votre adresse e-mail", "karim@example.org")
    phone.write("Un mot de passe", PASSWORD)
    phone.press("J’accepte de l’aider")
    assert phone.title == "Les personnes que j’aide"


def he_reads_what_she_reads(phone: Hands) -> None:
    phone.press("Martine")
    phone.press("Lire ce que cette personne sait faire")
    assert phone.title == "Ce que Martine lit sur son écran"
    assert phone.page.locator(".yes li").count()
    phone.press("Revenir")


def he_finds_no_place(phone: Hands) -> None:
    here = phone.path
    for door in ("/desk/", "/papers/record/", "/me/", "/"):
        phone.go(door)
        phone.never_reads("Ici maintenant")
        phone.never_reads("Kérourien")
    phone.go(here)


def he_asks_for_her(phone: Hands) -> None:
    phone.page.locator("textarea").fill("Son téléphone est coupé")
    phone.press("Demander de l’aide")
    phone.reads("Nolwenn répond à cette personne")


def she_sees_that_he_looked(room: Hands) -> None:
    room.go("/me/")
    room.reads("Karim l’a demandé pour vous.")
    room.press("Qui voit mes informations ?")
    assert "Karim" in room.page.locator("h2:has-text('Qui a regardé') ~ ul").first.inner_text()
