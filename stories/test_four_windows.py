"""The computer, the word processor, the telephone and the site of offers, done by real hands."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.urls import reverse

from palier.simulators.models import Play
from stories import exercises
from stories.conftest import Machine
from stories.hands import Hands
from stories.test_keyboard_alone import Keys, by_keyboard
from stories.visitor import Visitor
from tests.cast import Cast

pytestmark = pytest.mark.browser

Seated = Callable[[Hands, str], UUID]

WHO = "Geneviève"


@pytest.fixture
def seated(cast: Cast) -> Seated:
    """Somebody of the cast sits down before an exercise, just opened."""

    def before(hands: Hands, task_id: str) -> UUID:
        visitor = Visitor(hands, cast)
        visitor.as_person(WHO)
        play = visitor.practises(WHO, task_id)
        hands.go(reverse("practise", args=[task_id]))
        return play.pk

    return before


def all_done(play_id: UUID) -> bool:
    steps = Play.objects.get(pk=play_id).steps
    return bool(steps) and all(steps.values())


@pytest.mark.parametrize(
    "task_id", ["desktop-usb-copy", "writer-save-name", "phone-sms-trial", "jobboard-alert-stop"]
)
def test_by_keyboard_alone(task_id: str, machine: Machine, seated: Seated) -> None:
    hands = machine.window()
    play = seated(hands, task_id)
    keys = Keys(hands)
    for move in exercises.moves_of(task_id):
        by_keyboard(keys, move)
    keys.press(name="do", value="done")
    assert all_done(play)


@pytest.mark.parametrize(
    "task_id",
    [
        *("desktop-turn-page", "desktop-usb-copy", "writer-save-name", "writer-cv-one-page"),
        *("phone-sms-trial", "phone-scam-block", "jobboard-alert-stop", "jobboard-apply-right-cv"),
    ],
)
def test_without_javascript(task_id: str, machine: Machine, seated: Seated) -> None:
    hands = machine.window(javascript=False, phone=True)
    play = seated(hands, task_id)
    exercises.do_well(hands)
    exercises.end(hands)
    assert all_done(play)


def test_two_quick_clicks_of_a_mouse_open_a_file(machine: Machine, seated: Seated) -> None:
    hands = machine.window()
    seated(hands, "desktop-turn-page")
    hands.page.locator('button[value="press:letter"]').dblclick()
    hands.settle()
    hands.reads("Page 1 sur 2")


def test_one_click_marks_a_file_and_opens_nothing(machine: Machine, seated: Seated) -> None:
    hands = machine.window()
    seated(hands, "desktop-turn-page")
    letter = hands.page.locator('button[value="press:letter"]')
    letter.click()
    hands.settle()
    assert letter.get_attribute("aria-pressed") == "true"
    hands.never_reads("Page 1 sur 2")


FOCUSED = "document.activeElement.value ?? document.activeElement.textContent"
"""What stands under the hands: the words of a box, or of a title."""
MY_PROFILE = '<h2 tabindex="-1">Mon profil</h2>'
"""The title of the page, and not the link that led there: it says the same."""


def test_the_line_that_was_pressed_is_the_one_that_is_typed(
    machine: Machine, seated: Seated
) -> None:
    """Then the title again, never the top of the page: nobody begins to look for the window."""
    hands = machine.window()
    seated(hands, "writer-cv-phone")
    hands.press("06 39 98 05 31")
    assert hands.page.evaluate(FOCUSED) == "06 39 98 05 31"
    hands.page.keyboard.press("ControlOrMeta+a")
    hands.page.keyboard.insert_text("06 39 98 42 17")
    hands.press("C’est écrit")
    assert hands.page.evaluate(FOCUSED) == "CV-Claudia.docx"
    hands.reads("06 39 98 42 17")


def test_after_an_answer_the_hands_are_on_the_next_question(
    machine: Machine, seated: Seated
) -> None:
    """Both say « Non » and « Oui »: a second press of Enter must not answer a question unread."""
    hands = machine.window()
    seated(hands, "jobboard-update-worked")
    hands.press("M’actualiser")
    hands.press("Non")
    assert hands.page.evaluate(FOCUSED).startswith("En mars, avez-vous suivi une formation")
    seated(hands, "browser-17-check-out")
    hands.press("Mon profil")
    assert hands.page.evaluate("document.activeElement.outerHTML") == MY_PROFILE
