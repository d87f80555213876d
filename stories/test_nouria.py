"""Nouria hands in many CVs: what was sent where, an interview gone over, one thing to change."""

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
def test_nouria_sees_what_was_sent_and_changes_one_thing(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    room = machine.window(javascript=javascript)
    reception.sign_in(room)
    reception.welcome(room, "Nouria", "Envoyer des CV")
    reception.hand_over(room, "Nouria")
    room.go("/me/accept/?matter=plan")
    room.press("Je suis d’accord")

    she_notes(room, "La boulangerie Le Goff", "de la main à la main")
    she_notes(room, "La mairie de Brest", "par courrier")
    she_forgets_to_whom(room)
    she_reads_what_waits_for_an_answer(room)
    yann_goes_over_the_interview_with_her(machine.window(javascript=javascript))
    room.go("/me/thread/")
    room.press("Mes entretiens")
    room.reads("La prochaine fois, une seule chose : Parler de mes horaires")
    room.never_reads("La mairie de Brest")


def she_notes(room: Hands, whom: str, how: str) -> None:
    room.go("/me/around/")
    room.press("Mon fil")
    room.press("J’ai envoyé quelque chose")
    room.write("Qu’est-ce qui est parti ?", "Mon CV")
    room.write("À qui ?", whom)
    room.page.get_by_label("Par quel moyen ?").select_option(label=how)
    room.press("Écrire")


def she_forgets_to_whom(room: Hands) -> None:
    """What she wrote stays on the screen."""
    room.press("J’ai envoyé quelque chose")
    room.write("Qu’est-ce qui est parti ?", "Une lettre")
    room.press("Écrire")
    room.reads("Dites à qui, ou avec qui.")
    assert room.page.get_by_label("Qu’est-ce qui est parti ?").input_value() == "Une lettre"


def she_reads_what_waits_for_an_answer(room: Hands) -> None:
    room.go("/me/thread/?show=sent")
    assert room.page.locator(".rows > li").count() == 2
    room.press("Un entretien", within=room.row("Le Goff"))
    room.press("Ce que j’ai envoyé")
    assert room.row("Le Goff").get_by_text("Réponse : Un entretien").count() == 1
    assert room.row("La mairie").get_by_text("Réponse attendue").count() == 1


def yann_goes_over_the_interview_with_her(office: Hands) -> None:
    reception.sign_in(office, "Yann")
    office.press("Nouria", within=reception.present(office, "Nouria"))
    office.press("Fil, relais, visites")
    office.page.locator("#thread").get_by_role("link", name="Un entretien").click()
    office.settle()
    office.write("Avec qui était l’entretien ?", "La boulangerie Le Goff")
    office.write("Qu’est-ce qui s’est bien passé ?", "À l’heure, souriante")
    office.write("Une seule chose à changer", "Parler de mes horaires")
    office.press("Écrire")
    office.reads("La prochaine fois : Parler de mes horaires")
