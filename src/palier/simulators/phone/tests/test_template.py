"""The window as it is sent: light, labelled, complete, and showing what the rules offer."""

import re

import pytest

from palier.simulators.phone import simulator
from palier.simulators.phone.offers import offers
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Phone
from palier.simulators.phone.tests.hands import SCENARIOS, WAYS, play, slip
from palier.simulators.tests import windows

EVERY = pytest.mark.parametrize("key", sorted(SCENARIOS))


def screens(key: str) -> list[Phone]:
    """Every screen met by somebody at ease and by somebody who slips."""
    return [
        play(SCENARIOS[key], moves[:n])
        for moves in (WAYS[key], slip(key))
        for n in range(len(moves) + 1)
    ]


def drawn(scenario: PhoneScenario, state: Phone, language: str = "fr") -> str:
    return windows.drawn(simulator, scenario, state, language)


@EVERY
def test_the_screen_offers_what_the_rules_accept(key: str) -> None:
    for state in screens(key):
        pressable = windows.pressable(drawn(SCENARIOS[key], state))
        assert sorted(pressable) == sorted(offers(SCENARIOS[key], state)), state.screen


@EVERY
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_screen_is_light_and_names_nothing_undefined(key: str, language: str) -> None:
    """An undefined name raises, in tests: see ``tests/settings.py``."""
    for state in screens(key):
        html = drawn(SCENARIOS[key], state, language)
        assert windows.is_light(html)


@EVERY
def test_every_form_carries_its_turn_once_and_no_inline_code(key: str) -> None:
    for state in screens(key):
        assert windows.forms(drawn(SCENARIOS[key], state)) == 1


@EVERY
def test_every_field_is_inside_its_label(key: str) -> None:
    for state in screens(key):
        html = drawn(SCENARIOS[key], state)
        inside = "".join(re.findall(r"<label>.*?</label>", html, re.DOTALL))
        fields = "<(?:input|textarea)"
        assert len(re.findall(fields, html)) == len(re.findall(fields, inside))


def test_what_somebody_types_is_only_text() -> None:
    world = SCENARIOS["phone-sms-residence"]
    typed = "</textarea><script>"
    moves = [*WAYS["phone-sms-residence"][:2], {"do": "", "body": typed}]
    state = play(world, moves)
    assert "<script" not in drawn(world, state)
    assert state.drafts["0639981540"].body == typed
