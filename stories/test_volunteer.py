"""Soizic volunteers on Mondays: she welcomes, gives a screen, takes it back, and reads nothing."""

import pytest

from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import PASSWORD, PIN, Cast


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
def test_soizic_holds_the_desk_for_an_hour(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    hands = machine.window(javascript=javascript)
    signs_in(hands, "soizic@example.org")
    hands.write("Prénom", "Geneviève")
    hands.write("Pour quoi ?", "Imprimer une offre")
    hands.press("Quelqu’un arrive")
    hands.reads("Geneviève")
    hands.never_reads("Les personnes déjà venues")
    hands.never_reads("Demande à parler")
    hands.press("Donner l’écran", within=hands.row("Geneviève"))
    hands.press("Donner l’écran")
    hands.press("Non merci") if hands.button("Non merci").count() else hands.go("/me/")
    hands.go("/desk/")
    assert hands.path == "/take-back/"
    hands.page.get_by_label("Votre prénom").select_option(label="Soizic")
    hands.write("Votre code ou mot de passe", PIN)
    hands.press("Reprendre l’écran")
    assert hands.path == "/desk/"
    reception.unfold(hands, "L’équipe")
    hands.reads("Maryvonne")
    hands.never_reads("Inviter")
    hands.go("/desk/")
    hands.press("Départ", within=hands.row("Geneviève"))
    hands.reads("Personne pour l’instant")


def signs_in(hands: Hands, email: str) -> None:
    hands.go("/sign-in/")
    hands.write("Adresse e-mail", email)
    hands.write("Mot de passe", PASSWORD)
    hands.press("Se connecter")
