"""The window as it is sent: light, labelled, whole in two languages, showing what can be done."""

import re

import pytest

from palier.simulators.jobboard import simulator
from palier.simulators.jobboard.rules import offers
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board
from palier.simulators.jobboard.tests.hands import SCENARIOS, TASKS, Move, play, press
from palier.simulators.jobboard.tests.slips import SLIPS
from palier.simulators.tests import windows

EVERY = pytest.mark.parametrize("key", sorted(SCENARIOS))


def screens(key: str) -> list[Board]:
    """Every screen met by somebody at ease and by somebody who slips."""
    plays: tuple[list[Move], ...] = (list(TASKS[key].way), SLIPS[key][0])
    return [play(SCENARIOS[key], moves[:n]) for moves in plays for n in range(len(moves) + 1)]


def html_of(scenario: JobboardScenario, state: Board, language: str = "fr") -> str:
    return windows.drawn(simulator, scenario, state, language)


@EVERY
def test_the_screen_offers_what_the_rules_accept(key: str) -> None:
    for state in screens(key):
        pressable = windows.pressable(html_of(SCENARIOS[key], state))
        if enter := simulator.view(SCENARIOS[key], state, "fr")["enter"]:
            pressable.remove(enter)  # there twice: the first one is for the key Enter
        assert pressable == list(offers(SCENARIOS[key], state))


@EVERY
def test_the_key_enter_in_a_box_goes_on_and_never_back(key: str) -> None:
    """It presses the first button of the form, with JavaScript or without."""
    for state in screens(key):
        for form in re.findall("<form.*?</form>", html_of(SCENARIOS[key], state), re.DOTALL):
            if "<input name=" in form:
                first = windows.pressable(form)[0]
                assert f'class="btn go" name="do" value="{first}"' in form, state.screen


@EVERY
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_screen_is_light_and_whole(key: str, language: str) -> None:
    """An undefined variable is a failure in the settings of the tests."""
    for state in screens(key):
        html = html_of(SCENARIOS[key], state, language)
        assert windows.is_light(html)


@EVERY
def test_every_form_carries_its_turn_once_and_no_inline_code(key: str) -> None:
    for state in screens(key):
        windows.forms(html_of(SCENARIOS[key], state))


@EVERY
def test_every_field_is_inside_its_label_and_never_offered_again(key: str) -> None:
    field = "<(?:input|textarea|select)"
    for state in screens(key):
        html = html_of(SCENARIOS[key], state)
        inside = "".join(re.findall(r"<label.*?</label>", html, re.DOTALL))
        assert len(re.findall(field, html)) == len(re.findall(field, inside))
        assert len(re.findall(r'autocomplete="off"|type="checkbox"', html)) == len(
            re.findall(field, html)
        )


def test_what_somebody_types_is_only_text() -> None:
    scenario, nasty = SCENARIOS["jobboard-filter-near"], '"><script>'
    state = play(scenario, [{"do": "find", "words": nasty, "place": "<b>"}])
    assert "<script" not in html_of(scenario, state)
    assert state.filed["search.words"] == nasty


def test_what_is_chosen_is_said_in_words_too() -> None:
    state = play(
        SCENARIOS["jobboard-apply-right-cv"], press("open:bistro", "apply:bistro", "cv:room_26")
    )
    html = html_of(SCENARIOS["jobboard-apply-right-cv"], state)
    assert html.count("Choisi<") == html.count('aria-current="true"') - 1 == 1
