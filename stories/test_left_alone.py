"""A screen left alone asks, aloud too, then closes; what was typed comes back with its author."""

from datetime import timedelta

import pytest
from django.db.models import F
from playwright.sync_api import expect

from palier.access.models import Sitting
from palier.simulators.bank import bank
from palier.simulators.models import Play
from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

pytestmark = pytest.mark.browser

EITHER_WAY = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)


@pytest.fixture(autouse=True)
def the_exercises_are_read() -> None:
    """As when a place opens: the first visitor does not wait for it."""
    bank()


def handed_over(hands: Hands) -> Hands:
    reception.sign_in(hands)
    reception.welcome(hands, "Leïla", "J’ai reçu un message")
    reception.hand_over(hands, "Leïla")
    hands.press("Je suis d’accord")
    return hands


def passes(hands: Hands, seconds: int) -> None:
    """Time, before the screen and on the server alike."""
    Sitting.objects.filter(ended_at=None).update(seen_at=F("seen_at") - timedelta(seconds=seconds))
    hands.page.clock.fast_forward(seconds * 1000)
    hands.settle()


def test_it_asks_aloud_stays_when_she_is_there_and_closes_when_she_is_not(
    machine: Machine, morning: Cast
) -> None:
    hands = handed_over(machine.window())
    hands.page.clock.install()
    hands.go("/me/talk/")
    box, asked = hands.page.locator("textarea"), hands.page.get_by_role("dialog")
    box.press_sequentially("Muguet")
    with hands.page.expect_request("**/me/still-here/") as sent:
        passes(hands, 31)
    assert "Muguet" in (sent.value.post_data or "")
    expect(asked).not_to_be_visible()

    with hands.page.expect_request("**/listen/") as spoken:
        passes(hands, 245)
    expect(asked).to_be_visible()
    assert "Cette page se ferme dans une minute." in (spoken.value.post_data or "")
    with hands.page.expect_response("**/me/still-here/") as answered:
        hands.press("Je suis là")
    assert answered.value.status == 204
    expect(asked).not_to_be_visible()
    expect(box).to_have_value("Muguet")

    passes(hands, 245)
    expect(asked).to_be_visible()
    passes(hands, 58)
    hands.page.wait_for_url("**/take-back/")
    hands.reads("Votre page s’est fermée. Rien n’est perdu.")
    hands.never_reads("Muguet")

    reception.take_back(hands)
    reception.hand_over(hands, "Leïla")
    hands.go("/me/talk/")
    expect(hands.page.locator("textarea")).to_have_value("Muguet")
    hands.press("Oui, je demande de l’aide")
    hands.reads("Muguet")


def test_somebody_who_types_is_never_asked(machine: Machine, morning: Cast) -> None:
    hands = handed_over(machine.window())
    hands.page.clock.install()
    hands.go("/me/talk/")
    for _ in range(12):
        hands.page.locator("textarea").press_sequentially("a")
        with hands.page.expect_response("**/me/still-here/"):
            passes(hands, 31)
    expect(hands.page.get_by_role("dialog")).not_to_be_visible()
    assert Sitting.objects.get(ended_at=None).ending == ""


def test_what_is_typed_is_sent_when_she_goes_elsewhere(machine: Machine, morning: Cast) -> None:
    hands = handed_over(machine.window())
    hands.go("/me/practice/type-email/")
    hands.touch_or_click(hands.page.locator("main form button").first)
    hands.page.locator(".sim input:visible").first.fill("Corail")
    hands.press("Je m’en vais")
    hands.press("Non, je continue")
    assert hands.path == "/me/practice/type-email/"
    expect(hands.page.locator(".sim input:visible").first).to_have_value("Corail")


@EITHER_WAY
def test_going_away_is_asked_even_when_pressed_twice(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    hands = handed_over(machine.window(javascript=javascript))
    hands.go("/me/practice/type-email/")
    hands.button("Je m’en vais").dblclick()
    hands.settle()
    assert hands.title == "Vous partez ?"
    assert Sitting.objects.get(ended_at=None).ending == ""
    hands.press("Non, je continue")
    hands.go("/me/")


@EITHER_WAY
def test_what_was_typed_counts_when_she_says_later(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    hands = handed_over(machine.window(javascript=javascript))
    hands.go("/me/practice/type-first-name/")
    hands.touch_or_click(hands.page.locator("main form button").first)
    hands.page.locator(".sim input:visible").first.fill("Chloe")
    before = Play.objects.get()
    assert before.score == 0
    hands.press("Plus tard")
    after = Play.objects.get()
    assert after.score > 0, after.steps
    assert after.state == {}
