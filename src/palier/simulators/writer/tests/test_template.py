"""The window as it is sent: light, labelled, complete, and showing what the rules offer."""

import re

import pytest

from palier.simulators.tests import windows
from palier.simulators.writer import simulator
from palier.simulators.writer.offers import offers
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.state import Writer
from palier.simulators.writer.tests.bank import SCENARIOS, along, play, press

EVERY = pytest.mark.parametrize("key", sorted(SCENARIOS))
ASIDE = ("menu", "layout", "leave", "replace", "leave", "menu", "saveas", "store", "rename")
"""Screens that somebody at ease may not meet."""


def screens(key: str) -> list[Writer]:
    """Every screen of somebody at ease, and others met on the side."""
    aside = [play(SCENARIOS[key], press(*ASIDE[:n])) for n in range(len(ASIDE) + 1)]
    return [*along(key), *aside, play(SCENARIOS[key], press("edit:p1", "remove", "menu", "close"))]


def drawn(scenario: WriterScenario, state: Writer, language: str = "fr") -> str:
    return windows.drawn(simulator, scenario, state, language)


@EVERY
def test_the_screen_offers_what_the_rules_accept(key: str) -> None:
    for state in screens(key):
        pressable = windows.pressable(drawn(SCENARIOS[key], state))
        assert set(pressable) == set(offers(SCENARIOS[key], state))


@EVERY
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_screen_is_light(key: str, language: str) -> None:
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
        assert len(re.findall("<(?:input|textarea)", html)) == len(
            re.findall("<(?:input|textarea)", inside)
        )


@EVERY
def test_enter_in_a_field_presses_what_a_real_window_would(key: str) -> None:
    """Without JavaScript the first button of the form is pressed."""
    for state in screens(key):
        html = drawn(SCENARIOS[key], state)
        if "<input" in html or "<textarea" in html:
            first = re.search(r'name="do" value="([^"]*)"', html)
            assert first
            assert first[1] in ("keep", "store", "swap")


def test_what_somebody_types_is_only_text() -> None:
    scenario = SCENARIOS["writer-cv-phone"]
    state = play(scenario, [{"do": "edit:p1"}, {"do": "menu", "typed": "</textarea><script>x"}])
    assert "<script" not in drawn(scenario, state)
    assert state.window.text.lines[0].text == "</textarea><script>x"
