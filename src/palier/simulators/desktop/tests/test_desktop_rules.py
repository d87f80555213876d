"""The computer under any sequence of presses: it never raises, never lies, never keeps a secret."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from palier.simulators.contract import Simulator
from palier.simulators.desktop import simulator
from palier.simulators.desktop.offers import offers
from palier.simulators.desktop.printing import numbers
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop
from palier.simulators.desktop.tests.bank import SCENARIOS, TASKS, play, press, twice

NASTY = ["x" * 10_000, "\u202eלום", "👩🏽‍💻" * 300, "\x00\x1b[31m", "<script>", "\ud800", "²", ""]
FIELDS = ("words", "secret", "printer", "which", "pages", "copies")
WORDS = st.sampled_from(NASTY) | st.text(max_size=40)
FORMS = st.dictionaries(st.sampled_from(FIELDS), WORDS, max_size=6)
KEYS = sorted(SCENARIOS)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_presses_keep_a_sound_state(data: st.DataObject) -> None:
    scenario = SCENARIOS[data.draw(st.sampled_from(KEYS))]
    state = simulator.start(scenario)
    keys = simulator.view(scenario, state, "en").keys()
    for _ in range(data.draw(st.integers(0, 15))):
        offered = [*offers(scenario, state), "press:nobody", "go:", ":", ""]
        pressed = data.draw(st.sampled_from(offered) | WORDS)
        state = simulator.move(scenario, state, {**data.draw(FORMS), "do": pressed})
        assert simulator.state.model_validate_json(state.model_dump_json()) == state
        assert list(simulator.steps(scenario, state)) == list(scenario.goals)
        assert simulator.view(scenario, state, "fr").keys() == keys
        assert len(state.items) <= 40


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(KEYS), st.integers(0, 6), WORDS, FORMS)
def test_a_forged_press_changes_nothing(
    key: str, after: int, forged: str, form: dict[str, str]
) -> None:
    scenario = SCENARIOS[key]
    state = play(scenario, TASKS[key].way[:after])
    for pressed in (f"press:{forged}z9", f"go:../{forged}", f"who:{forged}z9", "hack:now"):
        assert simulator.move(scenario, state, {**form, "do": pressed}) is state


@pytest.mark.parametrize("key", KEYS)
def test_nothing_changes_once_it_is_over(key: str) -> None:
    state = play(SCENARIOS[key], TASKS[key].way)
    for pressed in ("start", "files", "tray", "close", "leave", *(m["do"] for m in TASKS[key].way)):
        assert simulator.move(SCENARIOS[key], state, {"do": pressed}) is state


@pytest.mark.parametrize("secret", ["Zébulon-42", "x" * 5000, "soleil7"])
def test_a_typed_password_is_nowhere_in_the_state(secret: str) -> None:
    moves = [*press("who:room3"), {"do": "enter", "secret": secret}]
    assert secret[:7] not in play(SCENARIOS["desktop-session-card"], moves).model_dump_json()


@given(st.text(max_size=30), st.integers(1, 12))
def test_pages_asked_for_are_pages_that_exist_in_order(typed: str, last: int) -> None:
    found = numbers(typed, last)
    assert list(found) == sorted(set(found))
    assert set(found) <= set(range(1, last + 1))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2", (2,)),
        ("4-6", (4, 5, 6)),
        ("de 4 à 6", (4, 5, 6)),
        ("1, 3", (1, 3)),
        ("6-4", ()),
        ("9-12", ()),
        ("tout", ()),
    ],
)
def test_pages_are_read_as_people_write_them(typed: str, found: tuple[int, ...]) -> None:
    assert numbers(typed, 8) == found


def test_one_press_marks_and_another_place_marked_between_opens_nothing() -> None:
    moves = press("press:map", "press:recipes", "press:meetings", "press:recipes")
    state = play(SCENARIOS["desktop-open-map"], moves)
    assert (state.windows, state.picked) == ((), "recipes")


def test_a_stick_with_an_open_file_waits_and_says_so() -> None:
    scenario = SCENARIOS["desktop-usb-home"]
    held = play(
        scenario, [*press("plug"), *twice("stick", "garden"), *press("files", "go:stick", "eject")]
    )
    assert (held.note, held.stick) == ("busy", "in")
    assert play(scenario, [*press("plug"), *twice("stick"), *press("eject")]).stick == "safe"


def test_files_of_somebody_else_are_not_shown() -> None:
    way = TASKS["desktop-session-other"].way
    scenario = SCENARIOS["desktop-session-other"]
    assert "press:hers" in offers(scenario, simulator.start(scenario))
    assert "press:hers" not in offers(scenario, play(scenario, way[:4]))


def test_sheets_come_out_of_the_printer_that_works_only() -> None:
    scenario = SCENARIOS["desktop-print-signature"]
    asked = [*twice("contract"), *press("printing")]
    assert play(scenario, [*asked, {"do": "print", "printer": "upstairs"}]).tray == 0
    assert play(scenario, [*asked, {"do": "print", "printer": "room"}]).tray == 4


@pytest.mark.parametrize("copies", ["", "0", "10", "deux", "²", "-1"])
def test_a_number_of_copies_that_cannot_be_read_prints_nothing(copies: str) -> None:
    asked = [*twice("letter"), *press("printing"), {"do": "print", "copies": copies}]
    state = play(SCENARIOS["desktop-print-letter"], asked)
    assert (state.jobs, state.note) == ((), "copies")


def test_what_is_put_in_the_bin_comes_back_by_moving_it() -> None:
    scenario = SCENARIOS["desktop-leave-downloads"]
    binned = press("files", "go:downloads", "press:pay", "delete")
    back = press("go:bin", "press:pay", "cut", "go:downloads", "paste")
    assert simulator.steps(scenario, play(scenario, [*binned, *back]))["both"] is False


def test_a_search_looks_in_every_folder_and_forgives_accents() -> None:
    scenario = SCENARIOS["desktop-find-search"]
    found = play(scenario, [*press("files"), {"do": "find", "words": "GÎLLES 2"}])
    assert [v for v in offers(scenario, found) if v.startswith("press:")] == ["press:cv_truck"]


def test_a_scan_of_an_empty_glass_makes_no_file() -> None:
    scenario = SCENARIOS["desktop-find-scan"]
    state = play(scenario, [*twice("scanner"), *press("scan")])
    assert state.note == "glass"
    assert "new" not in {item.id for item in state.items}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"session": "ghost"}, "ghost"),
        ({"opened": "ghost"}, "ghost"),
        ({"goals": {"opened": {"marks": ["opened:ghost"]}}}, "ghost"),
        ({"goals": {"opened": {"at": {"letter": "attic"}}}}, "attic"),
        ({"folders": [{"id": "letter", "name": "x", "inside": "desktop"}]}, "same id"),
    ],
)
def test_a_scenario_that_names_nothing_real_is_refused(change: dict[str, Any], says: str) -> None:
    raw = SCENARIOS["desktop-print-letter"].model_dump(mode="json", exclude_none=True)
    with pytest.raises(ValidationError, match=says):
        DesktopScenario.model_validate({**raw, **change})


def test_the_contract_is_kept() -> None:
    kept: Simulator[DesktopScenario, Desktop] = simulator
    assert (kept.name, kept.template) == ("desktop", "simulators/desktop.html")
