"""The window as it is sent: light, labelled, complete, and showing what the rules offer."""

import re

import pytest

from palier.simulators.desktop import simulator
from palier.simulators.desktop.offers import offers
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop
from palier.simulators.desktop.tests.bank import SCENARIOS, TASKS, press, states
from palier.simulators.desktop.tests.slips import SLIPS
from palier.simulators.tests import windows

EVERY = pytest.mark.parametrize("key", sorted(SCENARIOS))
FIELD = re.compile(r'<(?:input|select|textarea)\s+id="([^"]+)"')


def screens(key: str) -> list[Desktop]:
    """Every screen met by somebody at ease and by somebody who slips."""
    return [*states(key, TASKS[key].way), *states(key, SLIPS[key][0])]


def drawn(scenario: DesktopScenario, state: Desktop, language: str = "fr") -> str:
    return windows.drawn(simulator, scenario, state, language)


@EVERY
def test_the_screen_offers_what_the_rules_accept(key: str) -> None:
    for state in screens(key):
        pressable = windows.pressable(drawn(SCENARIOS[key], state))
        assert sorted(pressable) == sorted(offers(SCENARIOS[key], state))


@EVERY
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_screen_is_light_and_has_one_title(key: str, language: str) -> None:
    for state in screens(key):
        html = drawn(SCENARIOS[key], state, language)
        assert windows.is_light(html)
        assert html.count("<h2") == 1


@EVERY
def test_every_form_carries_its_turn_and_no_inline_code(key: str) -> None:
    for state in screens(key):
        windows.forms(drawn(SCENARIOS[key], state))


@EVERY
def test_every_field_has_its_label(key: str) -> None:
    for state in screens(key):
        html = drawn(SCENARIOS[key], state)
        fields = FIELD.findall(html)
        assert len(fields) == len(re.findall(r"<(?:input|select|textarea)\b", html))
        assert sorted(fields) == sorted(re.findall(r'<label for="([^"]+)"', html))


@EVERY
def test_a_drawing_never_stands_without_words(key: str) -> None:
    for state in screens(key):
        html = drawn(SCENARIOS[key], state)
        for button in re.findall(r"<button.*?</button>", html, re.DOTALL):
            assert re.sub(r"<svg.*?</svg>|<[^>]+>", "", button, flags=re.DOTALL).strip()


def test_what_somebody_types_is_only_text() -> None:
    scenario = SCENARIOS["desktop-usb-home"]
    moves = [*press("files"), {"do": "find", "words": "<script>"}]
    state = states("desktop-usb-home", moves)[-1]
    assert "<script" not in drawn(scenario, state)
    assert state.words == "<script>"
