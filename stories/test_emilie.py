"""Émilie, 45, isolated: she comes without a need, and leaves with a step and people."""

import pytest

from palier.people.models import Beneficiary
from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

pytestmark = pytest.mark.browser

STEP = "Venez à un atelier ouvert, ici."


@pytest.fixture
def emilie(machine: Machine, morning: Cast) -> Hands:
    """The computer of the room, in Émilie's hands; she asked for nothing."""
    hands = machine.window()
    reception.sign_in(hands)
    reception.welcome(hands, "Émilie")
    reception.hand_over(hands, "Émilie")
    hands.press("Non, je garde tout pour moi")
    return hands


def test_emilie_leaves_with_a_step_a_day_and_somebody(emilie: Hands, machine: Machine) -> None:
    emilie.press("Mes prochains pas")
    emilie.reads("Un petit suffit pour commencer.")
    emilie.press("Choisir un pas")
    emilie.press("Voir du monde")
    emilie.press(STEP)
    step = emilie.page.locator("section.card").filter(has_text=STEP)
    for words in ("Quand", "Espace multimédia de Kérourien", "Avec Nolwenn"):
        assert words in step.inner_text()
    sheet = emilie.button("Imprimer (1 page)").get_attribute("href")
    assert sheet == "/me/steps/sheet/"

    nolwenn = machine.window()
    reception.sign_in(nolwenn)
    plan = f"/people/{Beneficiary.objects.get(called='Émilie').pk}/steps/"
    nolwenn.go(plan)
    nolwenn.reads("La personne garde ses pas pour elle")
    nolwenn.never_reads(STEP)

    emilie.press("Montrer mes pas à ce lieu")
    emilie.press("Je suis d’accord")
    nolwenn.go(plan)
    nolwenn.reads(STEP)
    she_writes_a_second_step_with_her_at_the_keyboard(nolwenn)

    emilie.go("/me/")
    emilie.reads("Mon prochain pas")
    emilie.go("/me/steps/")
    emilie.reads("Prendre un café avec le groupe")
    emilie.go("/me/who-sees/")
    emilie.reads("a regardé vos prochains pas")


def she_writes_a_second_step_with_her_at_the_keyboard(nolwenn: Hands) -> None:
    """During an interview: no mouse."""
    form = nolwenn.page.locator("details").filter(has_text="Écrire un pas")
    form.locator("summary").focus()
    nolwenn.page.keyboard.press("Enter")
    nolwenn.page.keyboard.press("Tab")
    nolwenn.page.keyboard.type("Prendre un café avec le groupe")
    nolwenn.page.keyboard.press("Enter")
    nolwenn.settle()
    nolwenn.reads("C’est noté. Un pas à la fois.")
