"""The machine holds whatever hands do to it."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from palier.simulators.browser import simulator
from palier.simulators.browser.marks import possible
from palier.simulators.browser.places import PAST_LIMIT, VALUE_LIMIT, BrowserState
from palier.simulators.browser.tests.hands import PLAYS, controls, play, tasks
from palier.simulators.contract import verb

HOSTILE = [
    "",
    "a" * 10_000,
    "\u202eexample.",
    "👩‍🦽 🚀",
    "\x00\x07\r\n",
    "שלום",
    "' OR 1=1",
    "\ud800",
]
typed = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30))
names = st.sampled_from(sorted(tasks()))
DOES = ("follow", "back", "go", "search", "pick", "send", "close", "drop", "")


@st.composite
def presses(draw: st.DrawFn) -> list[dict[str, str]]:
    """Presses of every kind, half of them naming things of any task, with hostile fields."""
    known = [target for moves in PLAYS.values() for m in moves for target in [m["do"]]]
    forged = st.builds(lambda do, what: f"{do}:{what}", st.sampled_from(DOES), typed)
    one = st.fixed_dictionaries(
        {"do": st.one_of(st.sampled_from(known), forged)},
        optional=dict.fromkeys(("address", "words", "f_name", "f_born", "f_hour", "x"), typed),
    )
    return draw(st.lists(one, max_size=12))


@settings(max_examples=150, deadline=None)
@given(name=names, moves=presses())
def test_any_presses_keep_a_bounded_state_that_survives_storage(
    name: str, moves: list[dict[str, str]]
) -> None:
    _, scenario = tasks()[name]
    state, keys = simulator.start(scenario), set(scenario.goals)
    for move in moves:
        state = simulator.move(scenario, state, move)
        assert set(simulator.steps(scenario, state)) == keys
        assert BrowserState.model_validate_json(state.model_dump_json()) == state
        assert len(state.past) <= PAST_LIMIT
        assert set(state.marks) <= possible(scenario)
        assert all(len(value) <= VALUE_LIMIT for value in state.values.values())
        assert len(state.typed) <= VALUE_LIMIT
        assert simulator.view(scenario, state, "en").keys() == _view_keys()


def _view_keys() -> set[str]:
    return set(
        "over closed lost address can_back title bar banner blocks paper answer".split()  # noqa: SIM905
    )


@settings(max_examples=100, deadline=None)
@given(name=names, what=typed, do=st.sampled_from(["follow", "pick", "send", "drop", ""]))
def test_a_target_that_is_not_on_the_screen_changes_nothing(name: str, what: str, do: str) -> None:
    _, scenario = tasks()[name]
    state = simulator.start(scenario)
    move = {"do": f"{do}:{what}"}
    offered = {verb({"do": d}) for _, d, _ in controls(simulator.view(scenario, state, "fr"))}
    if verb(move) not in offered:
        assert simulator.move(scenario, state, move) == state


@settings(max_examples=50, deadline=None)
@given(name=names, moves=presses())
def test_nothing_moves_once_it_is_over(name: str, moves: list[dict[str, str]]) -> None:
    _, scenario = tasks()[name]
    ended = play(scenario, PLAYS[name])
    state = ended
    for move in moves:
        state = simulator.move(scenario, state, move)
    assert state == ended


def _state(name: str, *does: str, **fields: str) -> Any:
    _, scenario = tasks()[name]
    return play(scenario, [{"do": do, **fields} for do in does])


def test_a_link_of_another_page_cannot_be_followed() -> None:
    assert "seen:chosen" not in _state("browser-10-route", "follow:b2").marks


def test_the_cookie_question_hides_the_page_until_it_is_answered() -> None:
    name = "browser-08-cookies"
    assert _state(name, "follow:fees").marks == ()
    assert _state(name, "pick:more", "back", "follow:fees").page == "front"
    assert _state(name, "pick:no_all", "pick:yes_all", "follow:hours").marks == (
        "pick:no_all",
        "follow:hours",
        "seen:hours",
    )


def test_after_signing_out_back_does_not_return_to_the_account() -> None:
    state = _state("browser-09-sign-out", "follow:menu", "follow:out", "back")
    assert state.page == "goodbye"


def test_closing_without_signing_out_does_not_count_as_leaving_well() -> None:
    _, scenario = tasks()["browser-09-sign-out"]
    state = _state("browser-09-sign-out", "follow:menu", "close", "follow:out")
    assert simulator.steps(scenario, state) == {"menu": True, "out": False, "closed": False}


def test_results_depend_on_the_words() -> None:
    _, scenario = tasks()["browser-06-words"]

    def found(words: str) -> list[str]:
        state = play(scenario, [{"do": "search", "words": words}])
        view = simulator.view(scenario, state, "fr")
        return [link["id"] for block in view["blocks"] for link in block.get("links", ())]

    assert "workshop" in found("Réparation de VÉLOS, à Valcourt !")
    assert "workshop" not in found("vélo")
    assert "workshop" not in found("Valcourt")
    assert found("zzz") == ["lottery"]


def test_words_in_the_address_bar_are_searched() -> None:
    state = _state("browser-06-words", "go", address="atelier velo valcourt")
    assert "words:both" in state.marks


def test_a_refused_form_keeps_what_was_typed_and_says_which_box() -> None:
    _, scenario = tasks()["browser-07-register"]
    move = {"do": "send:join", "f_name": "Nadia Le Goff", "f_born": "5 septembre", "f_post": "31"}
    state = play(scenario, [move])
    assert state.wrong == ("born", "post", "phone")
    boxes = simulator.view(scenario, state, "fr")["blocks"][0]["form"]["boxes"]
    assert [box["value"] for box in boxes] == ["Nadia Le Goff", "5 septembre", "31", ""]
    done = simulator.move(scenario, state, PLAYS["browser-07-register"][0])
    assert simulator.steps(scenario, done) == {
        "sent": True,
        "name": True,
        "all": True,
        "straight": False,
    }


def test_a_corrected_box_stops_counting_as_right_when_it_is_spoilt() -> None:
    _, scenario = tasks()["browser-07-register"]
    good = PLAYS["browser-07-register"][0]
    first = play(scenario, [{**good, "f_post": ""}])
    spoilt = simulator.move(scenario, first, {**good, "f_name": "Nadia"})
    assert simulator.steps(scenario, spoilt)["sent"]
    assert not simulator.steps(scenario, spoilt)["name"]
