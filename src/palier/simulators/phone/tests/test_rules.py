"""The telephone under any sequence of presses: it never raises, and its state stays small."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from palier.simulators.contract import Simulator
from palier.simulators.phone import simulator
from palier.simulators.phone.marks import possible
from palier.simulators.phone.offers import offers
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Phone
from palier.simulators.phone.tests.hands import FIELDS, SCENARIOS, WAYS, play

NASTY = ["x" * 10_000, "\u202eלום", "👩🏽‍💻" * 300, "\x00\x1b[31m", "<script>", "\ud800", ""]
WORDS = st.sampled_from(NASTY) | st.text(max_size=40)
FORMS = st.dictionaries(st.sampled_from(FIELDS), WORDS, max_size=6)
ANY = SCENARIOS["phone-call-garage"]
VIEW_KEYS = simulator.view(ANY, simulator.start(ANY), "en").keys()


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_presses_keep_a_sound_and_bounded_state(data: st.DataObject) -> None:
    world = SCENARIOS[data.draw(st.sampled_from(sorted(SCENARIOS)))]
    state, allowed = simulator.start(world), possible(world)
    for _ in range(data.draw(st.integers(0, 20))):
        offered = [*offers(world, state), "open:nobody", "press:9", ":", ""]
        pressed = data.draw(st.sampled_from(offered) | WORDS)
        state = simulator.move(world, state, {"do": pressed, **data.draw(FORMS)})
        assert simulator.state.model_validate_json(state.model_dump_json()) == state
        assert list(simulator.steps(world, state)) == list(world.goals)
        assert simulator.view(world, state, "fr").keys() == VIEW_KEYS
        assert set(state.marks) <= allowed
        assert len(state.model_dump_json()) < 20_000


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SCENARIOS)), st.integers(0, 4), WORDS, FORMS)
def test_a_forged_press_changes_nothing(
    key: str, after: int, forged: str, form: dict[str, str]
) -> None:
    world = SCENARIOS[key]
    state = play(world, WAYS[key][:after])
    for pressed in (f"who:{forged}z9", f"call:{forged}z9", f"attach:../{forged}", "hack:now"):
        assert simulator.move(world, state, {**form, "do": pressed}) is state


@pytest.mark.parametrize("key", sorted(SCENARIOS))
def test_nothing_changes_once_it_is_over(key: str) -> None:
    world = SCENARIOS[key]
    state = play(world, WAYS[key])
    for pressed in {move["do"] for move in WAYS[key]} | {"", "home", "back", "enter", "send"}:
        assert simulator.move(world, state, {"do": pressed}) is state


@pytest.mark.parametrize("key", sorted(SCENARIOS))
def test_the_key_enter_sends_nothing(key: str) -> None:
    """A message half written, or a call, waits for its own button."""
    for at in range(len(WAYS[key])):
        before = play(SCENARIOS[key], WAYS[key][:at])
        if before.screen in ("thread", "write"):
            pressed = simulator.move(SCENARIOS[key], before, {"do": "", "body": "oui"})
            assert pressed.sent == before.sent


def test_a_scenario_that_awaits_what_cannot_happen_is_refused() -> None:
    raw = ANY.model_dump(mode="json")
    raw["goals"]["found"]["all"] = ["who:0639989999"]
    with pytest.raises(ValidationError, match="0639989999"):
        PhoneScenario.model_validate(raw)


def test_a_line_that_leads_nowhere_is_refused() -> None:
    raw = ANY.model_dump(mode="json")
    raw["nodes"][0]["choices"][0]["to"] = "ghost"
    with pytest.raises(ValidationError, match="ghost"):
        PhoneScenario.model_validate(raw)


def test_a_real_number_is_refused() -> None:
    raw = ANY.model_dump(mode="json")
    raw["contacts"][0]["number"] = "0612345678"
    with pytest.raises(ValidationError, match="number"):
        PhoneScenario.model_validate(raw)


def test_the_contract_is_kept() -> None:
    kept: Simulator[PhoneScenario, Phone] = simulator
    assert kept.unsent == "", "what is half written is sent by nobody"
