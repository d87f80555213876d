"""The mailbox under any sequence of moves: it never raises, never lies, never keeps a secret."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from palier.simulators.contract import Simulator
from palier.simulators.mailbox import simulator
from palier.simulators.mailbox.offers import offers
from palier.simulators.mailbox.scenario import MailboxScenario
from palier.simulators.mailbox.state import Mailbox
from palier.simulators.mailbox.tests.bank import PERFECT, SCENARIOS, play
from palier.simulators.mailbox.tests.plays import press, write

NASTY = [
    "x" * 10_000,
    "\u202eלום عربى",
    "👩🏽‍💻" * 300,
    "\x00\x07\x1b[31m",
    "<script>",
    "\ud800",
    "",
]
FIELDS = ("to", "subject", "body", "search", "address", "secret", "again", "code")
WORDS = st.sampled_from(NASTY) | st.text(max_size=40)
FORMS = st.dictionaries(st.sampled_from(FIELDS), WORDS, max_size=8)

ANY = SCENARIOS["mailbox-find-summons"]
VIEW_KEYS = simulator.view(ANY, simulator.start(ANY), "en").keys()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_moves_keep_a_sound_state(data: st.DataObject) -> None:
    scenario = SCENARIOS[data.draw(st.sampled_from(sorted(SCENARIOS)))]
    state = simulator.start(scenario)
    for _ in range(data.draw(st.integers(0, 15))):
        offered = [*offers(scenario, state), "open:nobody", "tell:", ":", ""]
        pressed = data.draw(st.sampled_from(offered) | WORDS)
        state = simulator.move(scenario, state, {"do": pressed, **data.draw(FORMS)})
        assert simulator.state.model_validate_json(state.model_dump_json()) == state
        assert list(simulator.steps(scenario, state)) == list(scenario.goals)
        assert simulator.view(scenario, state, "fr").keys() == VIEW_KEYS


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SCENARIOS)), st.integers(0, 4), WORDS, FORMS)
def test_a_forged_move_changes_nothing(
    key: str, after: int, forged: str, form: dict[str, str]
) -> None:
    scenario = SCENARIOS[key]
    state = play(scenario, PERFECT[key][:after])
    for pressed in (f"open:{forged}z9", f"choose:{forged}z9", f"pick:../{forged}", "hack:now"):
        assert simulator.move(scenario, state, {**form, "do": pressed}) is state


@pytest.mark.parametrize("key", sorted(SCENARIOS))
def test_nothing_changes_once_it_is_over(key: str) -> None:
    scenario = SCENARIOS[key]
    state = play(scenario, PERFECT[key])
    moves = {value for move in PERFECT[key] for value in (move[0],)} | {"", "back", "send"}
    assert all(simulator.move(scenario, state, {"do": move}) is state for move in moves)


@pytest.mark.parametrize("secret", ["Zébulon-saute-42", "court", "x" * 5000])
def test_a_typed_password_is_nowhere_in_the_state(secret: str) -> None:
    key = "mailbox-password-solid"
    moves = [*PERFECT[key][:3], ("renew", {"secret": secret, "again": secret})]
    tried = [("enter", {"address": "ibrahim@courrier.example", "secret": secret})]
    for played in (moves, tried):
        state = play(SCENARIOS[key], played)
        assert secret[:8] not in state.model_dump_json()


@pytest.mark.parametrize(
    ("secret", "again", "note"),
    [("violette", "violettes", "differ"), ("court", "court", "short"), ("", "", "short")],
)
def test_a_new_password_is_asked_again_in_words(secret: str, again: str, note: str) -> None:
    key = "mailbox-password-sms-code"
    moves = [*PERFECT[key][:3], ("renew", {"secret": secret, "again": again})]
    state = play(SCENARIOS[key], moves)
    assert (state.note, state.screen) == (note, "renew")


COFFEE = SCENARIOS["mailbox-answer-coffee"]
REPLY = press("open:farid", "reply:farid")


def test_a_draft_survives_whatever_is_pressed() -> None:
    moves = [*REPLY, ("back", {"body": "Oui, je"}), *press("open:farid", "reply:farid")]
    assert play(COFFEE, moves).draft.body == "Oui, je"


@pytest.mark.parametrize("to", ["", "farid", "farid@", "a@b.example, farid@courrier.example"])
def test_a_letter_without_one_good_address_stays(to: str) -> None:
    state = play(COFFEE, [*REPLY, *write("oui", to=to)])
    assert (state.sent, state.note, state.draft.body) == ((), "address", "oui")


@pytest.mark.parametrize("body", ["", "  \n ", "…"])
def test_an_empty_letter_is_not_sent(body: str) -> None:
    assert play(COFFEE, [*REPLY, *write(body)]).note == "empty"


@pytest.mark.parametrize("said", ["OUI", "ouii je vien, volontier", "d’accord", "Avec plaisir !"])
def test_spelling_is_not_what_is_measured(said: str) -> None:
    assert simulator.steps(COFFEE, play(COFFEE, [*REPLY, *write(said)]))["agreed"]


def test_without_javascript_enter_in_a_field_never_sends() -> None:
    state = play(COFFEE, [*REPLY, ("", {"body": "oui", "to": "farid@courrier.example"})])
    assert state.sent == ()
    assert state.draft.body == "oui"


def test_a_reported_message_leaves_the_list() -> None:
    scenario = SCENARIOS["mailbox-scam-pair"]
    state = play(scenario, press("open:bank", "report:bank"))
    assert "open:bank" not in offers(scenario, state)


@pytest.mark.parametrize("word", ["Bellec", "NADÈGE", "nadege", "bellek", "candidature"])
def test_a_search_forgives_accents_and_one_slip(word: str) -> None:
    scenario = SCENARIOS["mailbox-find-flooded"]
    assert "open:answer" in offers(scenario, play(scenario, [("find", {"search": word})]))


def test_a_scenario_that_names_nothing_real_is_refused() -> None:
    raw: dict[str, Any] = SCENARIOS["mailbox-find-summons"].model_dump(mode="json")
    raw["goals"]["opened"]["opened"] = ["ghost"]
    with pytest.raises(ValidationError, match="ghost"):
        MailboxScenario.model_validate(raw)


def test_the_contract_is_kept() -> None:
    kept: Simulator[MailboxScenario, Mailbox] = simulator
    assert (kept.name, kept.template) == ("mailbox", "simulators/mailbox.html")
