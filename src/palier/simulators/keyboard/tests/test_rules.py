"""Any play at all: never an exception, the same steps, nothing lost."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from palier.simulators.contract import MOVE_LIMIT
from palier.simulators.keyboard import Scenario, State, simulator
from palier.simulators.keyboard.tests.plays import PLAYS, SCENARIOS, TASKS, shown_by, write

CALM = settings(deadline=None)
"""A busy machine is not a slow rule."""
NAMES = st.sampled_from(sorted(SCENARIOS))
NASTY = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(), max_size=20),
    st.sampled_from(
        [
            "",
            " \n ",
            "a" * 10_000,
            "\u202eabc",
            "👩‍👩‍👧 @",
            "\x00\x1b[31m",
            "\ud800",
            "é" * 300,
            "مرحبا",
        ]
    ),
)
VERBS = st.one_of(
    st.sampled_from(["write", "fix", "help", "help:at", "help:capital", "help:nothing", "", ":"]),
    NASTY,
)


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Scenario, list[dict[str, str]]]:
    scenario = SCENARIOS[draw(NAMES)]
    names = [f"typed_{field.id}" for field in scenario.fields] + ["typed_other", "seq"]
    moves = st.lists(
        st.tuples(VERBS, st.dictionaries(st.sampled_from(names), NASTY, max_size=3)), max_size=5
    )
    return scenario, [{"do": pressed, **typed} for pressed, typed in draw(moves)]


@CALM
@given(sessions())
def test_any_moves_keep_the_contract(session: tuple[Scenario, list[dict[str, str]]]) -> None:
    scenario, moves = session
    state = simulator.start(scenario)
    for fields in moves:
        state = simulator.move(scenario, state, fields)
        assert State.model_validate_json(state.model_dump_json()) == state
        assert list(simulator.steps(scenario, state)) == list(scenario.steps)
        assert isinstance(simulator.over(scenario, state), bool)
        assert all(len(text) <= MOVE_LIMIT for text in state.texts.values())
        assert set(state.asked) <= set(scenario.keys)
        for language in ("fr", "en"):
            assert simulator.view(scenario, state, language)["fields"]


@given(NAMES, NASTY)
def test_a_move_that_means_nothing_changes_nothing(name: str, pressed: str) -> None:
    scenario = SCENARIOS[name]
    state = write(scenario, PLAYS[name]["perfect"])
    fields = {f"typed_{scenario.fields[0].id}": "x"}
    assert simulator.move(scenario, state, {"do": f"jump:{pressed}", **fields}) == state
    assert simulator.move(scenario, state, fields) == state


@CALM
@given(st.sampled_from([n for n, s in SCENARIOS.items() if not s.fields[0].start]), st.data())
def test_steps_never_go_back_while_a_model_is_typed_in_order(
    name: str, data: st.DataObject
) -> None:
    scenario = SCENARIOS[name]
    lengths = {f.id: data.draw(st.integers(0, len(f.target))) for f in scenario.fields}
    more = {f.id: data.draw(st.integers(lengths[f.id], len(f.target))) for f in scenario.fields}
    sooner = {f.id: f.target[: lengths[f.id]] for f in scenario.fields}
    later = {f.id: f.target[: more[f.id]] for f in scenario.fields}
    assert shown_by(scenario, sooner) <= shown_by(scenario, later)


@CALM
@given(NAMES, st.data())
def test_steps_never_go_back_when_a_place_is_made_right(name: str, data: st.DataObject) -> None:
    """Any places hidden by a sign of no model, then some of them mended."""
    scenario, sooner, later = SCENARIOS[name], {}, {}
    for field in scenario.fields:
        places = st.sets(st.integers(0, len(field.target) - 1))
        bad = data.draw(places)
        mended = bad - data.draw(places)
        sooner[field.id] = _hidden(field.target, bad)
        later[field.id] = _hidden(field.target, mended)
    assert shown_by(scenario, sooner) <= shown_by(scenario, later)


@CALM
@given(st.sampled_from([n for n, s in SCENARIOS.items() if s.fields[0].start]), st.data())
def test_steps_never_go_back_when_a_flaw_is_mended(name: str, data: st.DataObject) -> None:
    """The words that differ between the start and the target, mended in any order."""
    field = SCENARIOS[name].fields[0]
    old, new = field.start.split(), field.target.split()
    changes = [op for op in SequenceMatcher(None, old, new).get_opcodes() if op[0] != "equal"]
    some = data.draw(st.sets(st.sampled_from(range(len(changes)))))
    more = some | data.draw(st.sets(st.sampled_from(range(len(changes)))))
    texts = [_mended(old, new, [changes[n] for n in sorted(chosen)]) for chosen in (some, more)]
    sooner, later = (shown_by(SCENARIOS[name], {field.id: text}) for text in texts)
    assert sooner <= later


def test_what_was_typed_survives_a_look_at_a_key() -> None:
    scenario = SCENARIOS["type-email"]
    state = simulator.start(scenario)
    state = simulator.move(scenario, state, {"do": "help:at", "typed_address": "luc.morel"})
    assert state.texts == {"address": "luc.morel"}
    assert (state.asked, state.shown, state.phase) == (("at",), "at", "writing")


def test_a_look_at_a_key_costs_only_the_step_that_says_so() -> None:
    scenario = SCENARIOS["type-email"]
    looked = simulator.move(scenario, simulator.start(scenario), {"do": "help:at"})
    steps = simulator.steps(scenario, write(scenario, PLAYS["type-email"]["perfect"], looked))
    assert [name for name, done in steps.items() if not done] == ["unaided"]


def test_a_key_of_another_exercise_is_not_shown() -> None:
    scenario = SCENARIOS["type-phone-number"]
    start = simulator.start(scenario)
    assert simulator.move(scenario, start, {"do": "help:at"}) == start


def test_writing_ends_the_play_and_correcting_opens_it_again() -> None:
    scenario = SCENARIOS["type-first-name"]
    state = write(scenario, {"first_name": "Chloe"})
    assert simulator.over(scenario, state)
    state = simulator.move(scenario, state, {"do": "fix"})
    assert not simulator.over(scenario, state)
    assert state.texts == {"first_name": "Chloe"}


def test_nothing_written_is_said_kindly_and_does_not_end_the_play() -> None:
    scenario = SCENARIOS["type-first-name"]
    state = write(scenario, {"first_name": " \n"})
    assert state.phase == "blank"
    assert not simulator.over(scenario, state)


def test_a_non_breaking_space_is_a_space() -> None:
    scenario = SCENARIOS["type-short-sentence"]
    assert "whole" in shown_by(scenario, {"sentence": "Je\u00a0viens lundi\u202fmatin."})


@settings(CALM, max_examples=25)
@given(st.text(min_size=MOVE_LIMIT, max_size=10_000))
def test_a_very_long_text_is_cut_and_earns_nothing(text: str) -> None:
    scenario = SCENARIOS["adapt-letter-offer"]
    state = write(scenario, {"letter": text})
    assert len(state.texts["letter"]) <= MOVE_LIMIT
    assert not any(simulator.steps(scenario, state).values())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"keys": ["escape"]}, "no drawing"),
        ({"steps": {"letters": [{"field": "other", "near": 1}]}}, "not there"),
        ({"steps": {"letters": [{"field": "first_name"}]}}, "asks for"),
        ({"steps": {"sign": [{"field": "first_name", "parts": ["@"]}]}}, "does not earn"),
        (
            {
                "fields": [
                    {
                        "id": "a",
                        "label": {"fr": "A", "en": "A"},
                        "target": "ab",
                        "start": "ab",
                        "paper": "",
                    }
                ],
                "steps": {"whole": [{"field": "a", "exact": True}]},
            },
            "doing nothing",
        ),
    ],
)
def test_content_that_cannot_be_played_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Scenario.model_validate({**TASKS["type-first-name"].scenario, **change})


def _hidden(text: str, places: set[int]) -> str:
    return "".join("¤" if n in places else c for n, c in enumerate(text))


def _mended(old: list[str], new: list[str], changes: list[tuple[str, int, int, int, int]]) -> str:
    words, at = [], 0
    for _, first, last, new_first, new_last in changes:
        words += old[at:first] + new[new_first:new_last]
        at = last
    return " ".join(words + old[at:])
