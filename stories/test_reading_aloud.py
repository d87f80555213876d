"""*Écouter* where the browser has no French voice: the server speaks, JavaScript or not."""

import shutil

import pytest
from playwright.sync_api import expect

from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        shutil.which("espeak-ng") is None,
        reason="espeak-ng is not installed (make tools): this server has no voice",
    ),
]


def handed_over(hands: Hands) -> Hands:
    reception.sign_in(hands)
    reception.welcome(hands, "Leïla", "J’ai reçu un message")
    reception.hand_over(hands, "Leïla")
    hands.press("Je suis d’accord")
    return hands


@pytest.mark.parametrize("path", ["/me/", "/me/talk/", "/me/who-sees/", "/me/practice/"])
@pytest.mark.parametrize("javascript", [True, False])
def test_the_server_reads_the_screen(
    machine: Machine, morning: Cast, javascript: bool, path: str
) -> None:
    hands = handed_over(machine.window(javascript=javascript))
    hands.go(path)
    with hands.page.expect_response("**/listen/") as answered:
        hands.page.get_by_role("button", name="Écouter").click()
    assert answered.value.status == 200
    assert answered.value.headers["content-type"].startswith("audio/")


def test_the_button_stops_what_it_started(machine: Machine, morning: Cast) -> None:
    hands = handed_over(machine.window())
    hands.press("Écouter")
    expect(hands.button("Arrêter")).to_be_visible()
    hands.press("Arrêter")
    expect(hands.button("Écouter")).to_be_visible()


def test_what_is_read_is_what_is_seen(machine: Machine, morning: Cast) -> None:
    hands = handed_over(machine.window())
    said = hands.page.locator(".listen [name=say]").input_value()
    for words in ("Que voulez-vous faire", "J’ai reçu un message", "Faire le point"):
        assert words in said
    assert "Écouter" not in said, "the bars are not read"
