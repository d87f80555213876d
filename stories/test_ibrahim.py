"""Ibrahim: "I want to be independent". He practises in an exercise, then does it for real."""

import pytest

from palier.autonomy.models import TaskRecord
from stories import exercises, reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

pytestmark = pytest.mark.browser

STEP = "Envoyez votre mail, avec votre CV."


@pytest.fixture
def ibrahim(machine: Machine, morning: Cast) -> Hands:
    """The computer of the room, in Ibrahim's hands."""
    hands = machine.window()
    reception.sign_in(hands)
    reception.welcome(hands, "Ibrahim", "Envoyer un mail")
    reception.hand_over(hands, "Ibrahim")
    hands.press("Je suis d’accord")
    return hands


def test_ibrahim_practises_then_sends_his_own_mail(ibrahim: Hands) -> None:
    he_says_what_he_wants(ibrahim)
    he_takes_a_step_that_is_proposed(ibrahim)
    he_practises_and_comes_back_to_his_step(ibrahim)
    he_does_it_without_help_and_it_is_remembered(ibrahim)


def he_says_what_he_wants(ibrahim: Hands) -> None:
    ibrahim.press("Mes prochains pas")
    ibrahim.press("Ce que je veux")
    ibrahim.write("Avec vos mots", "Envoyer un mail à un employeur, sans aide")
    ibrahim.press("C’est écrit")
    ibrahim.reads("C’est noté, avec vos mots.")


def he_takes_a_step_that_is_proposed(ibrahim: Hands) -> None:
    ibrahim.press("Choisir un pas")
    ibrahim.reads("Parce que c’est demandé.")
    ibrahim.press("Répondre à une offre")
    ibrahim.press(STEP)
    step = ibrahim.page.locator("section.card").filter(has_text=STEP)
    assert "Avec Nolwenn" in step.inner_text()
    assert "Espace multimédia de Kérourien" in step.inner_text()


def he_practises_and_comes_back_to_his_step(ibrahim: Hands) -> None:
    ibrahim.press("M’entraîner")
    ibrahim.press("Je commence")
    exercises.do_well(ibrahim)
    exercises.end(ibrahim)
    assert ibrahim.title == "C’est fait, du début à la fin"
    ibrahim.press("Revenir à mon pas")
    assert ibrahim.title == "Mes prochains pas"
    ibrahim.reads(STEP)


def he_does_it_without_help_and_it_is_remembered(ibrahim: Hands) -> None:
    ibrahim.press("C’est fait ?")
    ibrahim.press("Oui, sans aide")
    ibrahim.reads("On s’en souvient ensemble.")
    assert STEP in ibrahim.row(STEP).inner_text()
    told = TaskRecord.objects.get(task="offer_apply")
    assert (told.level, told.outcome, told.recorded_by) == ("alone", "well", None)
    ibrahim.go("/me/")
    ibrahim.never_reads("Mon prochain pas")


def test_not_done_is_no_fault_the_step_becomes_smaller(ibrahim: Hands) -> None:
    ibrahim.go("/me/steps/choose/?path=offer")
    ibrahim.press(STEP)
    ibrahim.press("C’est fait ?")
    ibrahim.press("Pas encore")
    ibrahim.reads("Ce n’est pas grave.")
    ibrahim.press("Trop long, ou trop compliqué")
    ibrahim.reads("Ce pas était trop grand. Voici un morceau plus petit.")
    current = ibrahim.page.locator("section.card")
    assert current.count() == 1
    assert "Écrivez l’adresse de l’employeur." in current.inner_text()
    ibrahim.press("C’est fait ?")
    ibrahim.press("Oui, avec quelqu’un")
    assert "Joignez le bon CV." in ibrahim.page.locator("section.card").inner_text()
