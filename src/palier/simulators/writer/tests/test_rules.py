"""The word processor under any sequence of moves: it never raises, never loses what was typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from palier.simulators.contract import Simulator
from palier.simulators.writer import simulator
from palier.simulators.writer.editing import MOST_LINES, MOST_SIGNS, PAST
from palier.simulators.writer.offers import offers
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.sign import Sign
from palier.simulators.writer.state import Writer
from palier.simulators.writer.storing import MOST_FILES
from palier.simulators.writer.tests.bank import SCENARIOS, WAYS, Move, play, press, type_in

NASTY = [
    "x" * 10_000,
    "\u202eלום",
    "👩🏽‍💻" * 300,
    "\x00\x1b[31m",
    "a\n" * 999,
    "\ud800",
    "",
    "/../.pdf",
]
WORDS = st.sampled_from(NASTY) | st.text(max_size=40)
FORMS = st.dictionaries(st.sampled_from(["typed", "name", "sought", "put"]), WORDS, max_size=4)
CV = SCENARIOS["writer-cv-phone"]
KEYS = simulator.view(CV, simulator.start(CV), "fr").keys()


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_moves_keep_a_sound_state(data: st.DataObject) -> None:
    scenario = SCENARIOS[data.draw(st.sampled_from(sorted(SCENARIOS)))]
    state = simulator.start(scenario)
    for _ in range(data.draw(st.integers(0, 20))):
        offered = [*offers(scenario, state), "pick:nobody", "size:99", "drop:9", ":", ""]
        pressed = data.draw(st.sampled_from(offered) | WORDS)
        state = simulator.move(scenario, state, {"do": pressed, **data.draw(FORMS)})
        assert simulator.state.model_validate_json(state.model_dump_json()) == state
        assert list(simulator.steps(scenario, state)) == list(scenario.goals)
        assert simulator.view(scenario, state, "en").keys() == KEYS
        assert len(state.files) <= MOST_FILES
        assert all(len(w.text.lines) <= MOST_LINES for w in state.windows)
        signs = [sum(len(line.text) for line in w.text.lines) for w in state.windows]
        assert max(signs, default=0) <= MOST_SIGNS
        assert all(len(w.past) <= PAST for w in state.windows)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SCENARIOS)), st.integers(0, 5), WORDS, FORMS)
def test_a_forged_move_changes_nothing(
    key: str, after: int, forged: str, form: dict[str, str]
) -> None:
    state = play(SCENARIOS[key], WAYS[key][:after])
    for pressed in (f"edit:{forged}z9", f"pick:../{forged}", "size:99", "drop:0", "hack", "send:x"):
        assert simulator.move(SCENARIOS[key], state, {**form, "do": pressed}) is state


@pytest.mark.parametrize("pressed", ["keep", "menu", "save", "layout", "edit:p1", "bold", "add"])
def test_what_is_being_typed_is_never_lost(pressed: str) -> None:
    state = play(CV, [{"do": "edit:p3"}, {"do": pressed, "typed": "06 39"}])
    assert "06 39" in [line.text for line in state.window.text.lines]


def test_leaving_in_the_middle_of_a_line_counts_what_is_in_it() -> None:
    """« J’ai fini » presses :data:`KEEP` first (``actions.close_play``)."""
    state = play(CV, press("edit:p3"))
    left = simulator.move(CV, state, {"do": simulator.unsent, "typed": "06 39 98 42 17"})
    assert simulator.steps(CV, left)["replaced"]


@pytest.mark.parametrize(
    "typed", ["0639984217", "06.39.98.42.17", "Tél 06 39 98 42 17", "+33 6 39 98 42 17"]
)
def test_a_telephone_number_is_read_however_it_is_grouped(typed: str) -> None:
    state = play(CV, type_in("p3", typed))
    assert simulator.steps(CV, state)["replaced"]


def test_undoing_goes_back_press_by_press() -> None:
    moves = [*type_in("p1", "A"), *press("edit:p1", "bold", "edit:p2", "remove")]
    after = play(CV, moves)
    before = play(CV, [])
    for _ in range(3):
        after = simulator.move(CV, after, {"do": "undo"})
    assert after.window.text == before.window.text
    assert "undo" not in offers(CV, after)


def test_a_new_line_inside_a_line_makes_two() -> None:
    state = play(CV, type_in("p1", "Claudia\nMoreau"))
    assert [line.text for line in state.window.text.lines][:3] == [
        "Claudia", "Moreau", "12 rue du Moulin, 59500 Douai",
    ]  # fmt: skip


def test_a_name_that_is_taken_is_asked_about_and_nothing_is_lost_before() -> None:
    state = play(CV, press("menu", "saveas", "store"))
    assert (state.screen, state.files) == ("clash", ())
    assert play(CV, press("menu", "saveas", "store", "rename")).name == "CV-Claudia"
    assert [f.id for f in play(CV, press("menu", "saveas", "store", "overwrite")).files] == ["cv"]


def test_closing_asks_only_when_something_changed() -> None:
    assert play(CV, press("menu", "close")).screen == "home"
    changed = [*type_in("p1", "A"), *press("menu", "close")]
    assert play(CV, changed).screen == "closing"
    kept = play(CV, [*changed, *press("close_kept")])
    assert (kept.screen, kept.files[0].text.lines[0].text) == ("home", "A")
    assert play(CV, [*changed, *press("close_lost")]).files == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("cv.pdf", "cv"), ("a/b:c", "a-b-c"), ("  mon   cv ", "mon cv"), (".docx", "")],
)
def test_a_file_name_is_made_tidy(typed: str, kept: str) -> None:
    moves = [*press("menu", "saveas"), {"do": "folder:downloads", "name": typed}]
    assert play(CV, moves).name == kept


def test_without_a_name_nothing_is_written() -> None:
    state = play(CV, [*press("menu", "saveas"), {"do": "store", "name": "  "}])
    assert (state.note, state.files) == ("nameless", ())


def test_a_scenario_that_names_nothing_real_is_refused() -> None:
    raw = CV.model_dump(mode="json")
    raw["goals"]["saved"]["kept"] = {"file": "ghost"}
    with pytest.raises(ValidationError, match="ghost"):
        WriterScenario.model_validate(raw)


@pytest.mark.parametrize("raw", [{}, {"says": ["x"]}, {"untouched": ["cv"]}])
def test_a_sign_that_looks_at_nothing_is_refused(raw: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="of"):
        Sign.model_validate(raw)


def test_the_contract_is_kept() -> None:
    kept: Simulator[WriterScenario, Writer] = simulator
    assert (kept.name, kept.template) == ("writer", "simulators/writer.html")


def test_a_page_is_full_at_two_pages_however_it_is_typed() -> None:
    """Everything that was ever on it is sealed again at each press."""
    state = simulator.start(CV)
    for _ in range(3):
        for line in state.window.text.lines:
            state = play_on(state, type_in(line.id, "x" * 10_000))
    assert sum(len(line.text) for line in state.window.text.lines) == MOST_SIGNS
    assert len(state.model_dump_json()) < 2 * PAST * MOST_SIGNS


def play_on(state: Writer, moves: list[Move]) -> Writer:
    for move in moves:
        state = simulator.move(CV, state, move)
    return state
