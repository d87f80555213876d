"""The board under any sequence of presses: it never raises, never lies, never grows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.simulators.contract import Simulator
from palier.simulators.jobboard import simulator
from palier.simulators.jobboard.page import Box, Page
from palier.simulators.jobboard.rooms import ACTS
from palier.simulators.jobboard.rules import drawn, offers
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.signs import VERBS
from palier.simulators.jobboard.state import Board
from palier.simulators.jobboard.tests.hands import SCENARIOS, TASKS, play, press

NASTY = [
    "x" * 10_000,
    "\u202eلום عربى",
    "👩🏽‍💻" * 300,
    "\x00\x07\x1b[31m",
    "<script>",
    "\ud800",
    "",
]
WORDS = st.sampled_from(NASTY) | st.text(max_size=40)
BOXES = ("words", "place", "km", "no_car", "message", "worked_hours", "day", "rhythm", "asked")
FORMS = st.dictionaries(st.sampled_from(BOXES), WORDS, max_size=6)
VIEW_KEYS = {"over", "site", "menu", "card", "told", "title", "back", "enter", "blocks"}


def test_the_simulator_keeps_the_contract() -> None:
    kept: Simulator[JobboardScenario, Board] = simulator
    assert kept.name == "jobboard"


def test_what_a_sign_may_speak_of_is_what_can_be_pressed() -> None:
    assert set(VERBS.split("|")) == set(ACTS)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_presses_keep_a_sound_state(data: st.DataObject) -> None:
    scenario = SCENARIOS[data.draw(st.sampled_from(sorted(SCENARIOS)))]
    state = simulator.start(scenario)
    for _ in range(data.draw(st.integers(0, 15))):
        offered = [*offers(scenario, state), "open:nobody", "answer:", ":", "", "go:space"]
        pressed = data.draw(st.sampled_from(offered) | WORDS)
        state = simulator.move(scenario, state, {**data.draw(FORMS), "do": pressed})
        assert simulator.state.model_validate_json(state.model_dump_json()) == state
        assert list(simulator.steps(scenario, state)) == list(scenario.goals)
        assert simulator.view(scenario, state, "fr").keys() == VIEW_KEYS


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SCENARIOS)), st.integers(0, 4), WORDS, FORMS)
def test_a_forged_press_changes_nothing(
    key: str, after: int, forged: str, form: dict[str, str]
) -> None:
    scenario = SCENARIOS[key]
    state = play(scenario, TASKS[key].way[:after])
    for pressed in (f"open:{forged}z9", f"save:{forged}z9", f"send:../{forged}", "hack:now"):
        assert simulator.move(scenario, state, {**form, "do": pressed}) is state


@pytest.mark.parametrize("key", sorted(SCENARIOS))
def test_nothing_changes_once_it_is_over(key: str) -> None:
    scenario = SCENARIOS[key]
    state = play(scenario, TASKS[key].way)
    moves = {move["do"] for move in TASKS[key].way} | {"", "back", "find", "go:search"}
    assert all(simulator.move(scenario, state, {"do": move}) is state for move in moves)


def everywhere(scenario: JobboardScenario, most: int = 60) -> list[Page]:
    """Pages met by pressing everything, each at most once."""
    known: dict[tuple[str, str], Board] = {}
    waiting = [simulator.start(scenario)]
    while waiting and len(known) < most:
        state = waiting.pop()
        if (state.screen, state.at) in known:
            continue
        known[state.screen, state.at] = state
        waiting += [simulator.move(scenario, state, {"do": do}) for do in offers(scenario, state)]
    return [drawn(scenario, state) for state in known.values()]


@pytest.mark.parametrize("key", sorted(SCENARIOS))
def test_every_press_that_is_drawn_is_known_and_drawn_once(key: str) -> None:
    for page in everywhere(SCENARIOS[key]):
        presses = page.presses()
        assert {do.partition(":")[0] for do in presses} <= set(ACTS)
        assert len(set(presses)) == len(presses)


@pytest.mark.parametrize("key", sorted(SCENARIOS))
def test_every_box_has_its_own_name_on_its_page(key: str) -> None:
    for page in everywhere(SCENARIOS[key]):
        names = [box.name for box in page.boxes()]
        assert len(set(names)) == len(names)
        assert all(isinstance(box, Box) and box.label for box in page.boxes())


NEAR = SCENARIOS["jobboard-filter-near"]
APPLY = SCENARIOS["jobboard-apply-right-cv"]


def test_an_unknown_choice_is_no_choice() -> None:
    state = play(NEAR, [*press("filters"), {"do": "show", "km": "5 OR 1=1"}])
    assert state.filed["search.km"] == ""


def test_a_filter_is_taken_off_as_it_was_set() -> None:
    set_ = play(NEAR, [*press("filters"), {"do": "show", "km": "5"}])
    assert "clear:km" in offers(NEAR, set_)
    off = simulator.move(NEAR, set_, {"do": "clear:km"})
    assert off.filed["search.km"] == ""
    assert "clear:km" not in offers(NEAR, off)


def test_an_offer_kept_and_kept_no_longer_is_not_kept() -> None:
    state = play(NEAR, press("open:school", "save:school", "unsave:school"))
    assert state.saved == ()


def test_a_message_half_written_survives_what_is_pressed_in_its_form() -> None:
    begun = [*press("open:bistro", "apply:bistro"), {"do": "cv:room_26", "message": "Bonjour, je"}]
    state = play(APPLY, begun)
    assert state.typed("apply_bistro", "message") == "Bonjour, je"
    back = play(APPLY, [*begun, *press("open:bistro", "apply:bistro")])
    assert back.typed("apply_bistro", "message") == "Bonjour, je"


def test_nothing_goes_without_a_cv_nor_without_a_word() -> None:
    opened = press("open:bistro", "apply:bistro")
    no_cv = play(APPLY, [*opened, {"do": "check:bistro", "message": "Bonjour"}])
    silent = play(APPLY, [*opened, *press("cv:room_26"), {"do": "check:bistro", "message": " "}])
    assert (no_cv.told, silent.told) == ("cv", "message")
    assert "check" not in {*no_cv.marks, *silent.marks}


def test_an_application_goes_once() -> None:
    sent = play(APPLY, TASKS["jobboard-apply-right-cv"].way[:5])
    again = simulator.move(
        APPLY, simulator.move(APPLY, sent, {"do": "back"}), {"do": "open:bistro"}
    )
    assert "apply:bistro" not in offers(APPLY, again)


def test_pressed_twice_is_pressed_once() -> None:
    once = play(NEAR, press("open:school", "save:school"))
    assert simulator.move(NEAR, once, {"do": "save:school"}) is once
