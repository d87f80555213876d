"""Yann, counsellor, in an interview with Nouria: who answers first, what was decided, passed on."""

import pytest

from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

pytestmark = pytest.mark.browser

EITHER_WAY = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)


@EITHER_WAY
def test_an_interview_is_written_once_and_passed_on_as_she_agrees(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    room = machine.window(javascript=javascript)
    reception.sign_in(room)
    reception.welcome(room, "Nouria", "Envoyer des CV")
    reception.hand_over(room, "Nouria")

    office = machine.window(javascript=javascript)
    yann_is_not_let_in_yet(office)
    room.go("/me/accept/?matter=plan")
    room.press("Je suis d’accord")
    yann_becomes_the_one_who_answers_first(office)
    yann_writes_what_was_decided(office)
    yann_proposes_the_port(office)

    port = machine.window(javascript=javascript)
    reception.sign_in(port, "Charlie")
    port.never_reads("Nouria")

    she_reads_and_accepts(room)
    charlie_receives_her(port)
    office.page.reload()
    office.settle()
    office.reads("Charlie accueille, à partir d’aujourd’hui")
    she_reads_everything(room)
    she_closes_the_port(room)
    port.page.reload()
    port.settle()
    port.reads("La personne garde son fil pour elle.")


def around(office: Hands) -> None:
    office.go("/desk/")
    office.press("Nouria", within=reception.present(office, "Nouria"))
    office.press("Fil, relais, visites")


def yann_is_not_let_in_yet(office: Hands) -> None:
    reception.sign_in(office, "Yann")
    around(office)
    office.reads("La personne garde son fil pour elle.")
    office.reads("Pour l’ouvrir : sur son écran")


def yann_becomes_the_one_who_answers_first(office: Hands) -> None:
    around(office)
    office.press("Ajouter quelqu’un")
    office.page.get_by_label("Quelqu’un d’ici").select_option(label="Yann")
    office.write("Pour quoi ?", "Trouver un emploi à Brest")
    office.press("Ajouter")
    office.press("Devient référent")
    office.reads("Référent : répond en premier")
    office.reads("Yann répond maintenant en premier.")


def yann_writes_what_was_decided(office: Hands) -> None:
    """By keyboard: one line, Enter. Then a line too many, which stays, struck."""
    for words in ("Décidé : deux CV par semaine", "Écrit par erreur"):
        office.write("En une ligne", words)
        office.page.keyboard.press("Enter")
        office.settle()
    office.press("Retirer", within=office.row("Écrit par erreur"))
    assert office.page.locator("s").inner_text() == "Écrit par erreur"


def yann_proposes_the_port(office: Hands) -> None:
    office.press("Proposer un relais")
    office.write("Pour quoi ?", "Préparer les entretiens")
    office.press("Proposer à la personne")
    office.reads("L’autre lieu ne voit rien.")


def she_reads_and_accepts(room: Hands) -> None:
    room.go("/me/")
    room.reads("Yann vous répond en premier.")
    room.press("Lire et répondre")
    room.reads("Que verraient-ils")
    room.reads("Préparer les entretiens")
    room.press("Je suis d’accord")
    room.reads("Relais emploi du Port va vous répondre.")


def charlie_receives_her(port: Hands) -> None:
    port.go("/desk/")
    port.press("Nouria")
    port.press("Fil, relais, visites")
    port.reads("Décidé : deux CV par semaine")
    port.press("Je l’accueille")
    port.reads("L’autre lieu le lit dans le fil.")


def she_reads_everything(room: Hands) -> None:
    room.go("/me/around/")
    for who in ("Yann", "Charlie"):
        assert room.page.locator("h2").filter(has_text=who).count() == 1
    room.press("Mon fil")
    for words in ("Décidé : deux CV par semaine", "Je suis d’accord.", "Charlie accueille"):
        room.reads(words)


def she_closes_the_port(room: Hands) -> None:
    room.go("/me/who-sees/")
    card = room.page.locator(".card").filter(has_text="Relais emploi du Port")
    room.press("Ne plus montrer", within=card)
