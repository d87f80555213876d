"""Leïla, 37: "only SMS". She wants to be taught to hold the mouse; somebody answers, at a time."""

import re

import pytest

from palier.simulators.models import Play
from stories import exercises, reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

pytestmark = pytest.mark.browser

WISH = "Je voudrais tenir la souris"


@pytest.fixture
def leila(machine: Machine, morning: Cast) -> Hands:
    """The computer of the room, in Leïla's hands."""
    hands = machine.window()
    reception.sign_in(hands)
    reception.welcome(hands, "Leïla", "J’ai reçu un message")
    reception.hand_over(hands, "Leïla")
    hands.press("Je suis d’accord")
    return hands


@pytest.fixture
def nolwenn(machine: Machine, leila: Hands) -> Hands:
    """Nolwenn's own computer, while Leïla has the other."""
    hands = machine.window()
    reception.sign_in(hands)
    return hands


def test_asking_for_help_reaches_the_desk_with_a_name_and_a_time(
    leila: Hands, nolwenn: Hands
) -> None:
    leila.press("Demander de l’aide")
    leila.page.locator("textarea").fill(WISH)
    leila.press("Oui, je demande de l’aide")
    assert leila.title == "Nolwenn vous répond"
    promised = re.search(r"avant (\d+\sh\s\d\d)", leila.page.locator("main").inner_text())
    assert promised

    nolwenn.go("/desk/")
    asked = nolwenn.row(WISH)
    for words in ("Leïla", "Nolwenn répond", promised[0]):
        assert words in asked.inner_text()
    nolwenn.press("Nous nous sommes parlé", within=asked)
    nolwenn.reads("Personne n’attend de réponse.")

    leila.press("Je continue")
    leila.never_reads("Votre demande est reçue.")


def test_a_colleague_may_answer_and_leila_sees_who(leila: Hands, machine: Machine) -> None:
    leila.press("Demander de l’aide")
    leila.press("Oui, je demande de l’aide")
    yann = machine.window()
    reception.sign_in(yann, "Yann")
    yann.press("Je m’en occupe", within=yann.row("N’a pas dit pourquoi"))
    leila.go("/me/talk/")
    assert leila.title == "Yann vous répond"


def test_leila_stops_half_way_and_resumes_exactly_where_she_was(leila: Hands) -> None:
    leila.press("Faire le point")
    leila.press("On y va")
    leila.press("Oui, nous sommes plusieurs")
    leila.press("Je m’en vais")
    leila.press("Oui, je m’en vais")
    she_comes_back_another_day(leila)
    assert leila.title == "Avez-vous un ordinateur qui marche ?"
    leila.press("Question d’avant")
    assert leila.page.locator(".chosen").inner_text() == "Oui, nous sommes plusieurs"

    leila.press("Passer aux exercices")
    before, window = in_the_middle_of_an_exercise(leila)
    leila.press("Je m’en vais")
    leila.press("Oui, je m’en vais")
    she_comes_back_another_day(leila)
    assert leila.title == before
    assert leila.page.locator(".sim").inner_text() == window


def in_the_middle_of_an_exercise(leila: Hands) -> tuple[str, str]:
    """The question, and the window after one press: an exercise of several presses is needed."""
    while len(exercises.moves_of(exercises.task_on(leila).id)) < 2:
        exercises.do_well(leila)
        exercises.end(leila)
    exercises.do_one(leila, exercises.moves_of(exercises.task_on(leila).id)[0])
    assert Play.objects.get(closed_at=None).turn == 1
    return leila.title, leila.page.locator(".sim").inner_text()


def she_comes_back_another_day(leila: Hands) -> None:
    """The screen goes back, the visit ends; then « Quelqu’un arrive », whom the place knows."""
    reception.take_back(leila)
    leila.press("Départ", within=reception.present(leila, "Leïla"))
    reception.welcome(leila, "leïla")
    leila.press("Leïla")
    reception.hand_over(leila, "Leïla")
    leila.press("Continuer le point")
    leila.reads("Vous reprenez où vous en étiez.")
    leila.press("Continuer")


def test_pressing_leave_during_an_exercise_asks_once_and_loses_nothing(leila: Hands) -> None:
    leila.press("Faire le point")
    leila.press("On y va")
    leila.press("Passer aux exercices")
    question = leila.title
    leila.press("Je m’en vais")
    leila.press("Non, je continue")
    assert leila.title == question
