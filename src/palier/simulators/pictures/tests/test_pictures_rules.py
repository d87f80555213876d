"""Any sequence of moves, on every picture item that ships."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from palier.simulators.contract import verb
from palier.simulators.pictures import PictureScenario, PictureState, simulator

ONE_BEST = {
    "device": "phone",
    "screens": [
        {
            "caption": {"fr": "Voici l’écran.", "en": "Here is the screen."},
            "ask": "touch",
            "choices": [
                {"id": "a", "says": {"fr": "Un", "en": "One"}, "earns": ["opens"]},
                {"id": "b", "says": {"fr": "Deux", "en": "Two"}, "earns": ["opens", "ends"]},
                {"id": "c", "says": {"fr": "Trois", "en": "Three"}},
            ],
        },
        {
            "caption": {"fr": "Ensuite.", "en": "Next."},
            "ask": "do",
            "choices": [
                {"id": "d", "says": {"fr": "Un", "en": "One"}},
                {"id": "e", "says": {"fr": "Deux", "en": "Two"}, "earns": ["keeps"]},
                {"id": "f", "says": {"fr": "Trois", "en": "Three"}},
            ],
        },
    ],
}
SCENARIO = PictureScenario.model_validate(ONE_BEST)
KEYS = {"opens", "ends", "keeps"}

buttons = st.one_of(
    st.sampled_from([f"pick:{letter}" for letter in "abcdefgz"]),
    st.sampled_from(["", "pick", "pick:", "open:a", "pick:a:b", "PICK:a", "pick:a\x00"]),
    st.text(max_size=120),
)
moves = st.lists(st.dictionaries(st.sampled_from(["do", "x"]), buttons), max_size=8)


def play(*buttons: str) -> PictureState:
    state = simulator.start(SCENARIO)
    for button in buttons:
        state = simulator.move(SCENARIO, state, {"do": button})
    return state


@given(moves)
def test_no_sequence_of_moves_raises_or_changes_the_keys(sent: list[dict[str, str]]) -> None:
    state = simulator.start(SCENARIO)
    for fields in sent:
        after = simulator.move(SCENARIO, state, fields)
        assert after.picked[: len(state.picked)] == state.picked
        assert set(simulator.steps(SCENARIO, after)) == KEYS
        assert simulator.state.model_validate_json(after.model_dump_json()) == after
        simulator.view(SCENARIO, after, "fr")
        state = after


def on_the_first_screen(pressed: str) -> bool:
    """What the contract reads of the button, controls removed, is a choice of the first screen."""
    return verb({"do": pressed}) in {("pick", "a"), ("pick", "b"), ("pick", "c")}


@given(buttons.filter(lambda pressed: not on_the_first_screen(pressed)))
def test_a_button_that_is_not_on_the_screen_changes_nothing(pressed: str) -> None:
    assert play(pressed) == simulator.start(SCENARIO)


def test_the_first_choice_stays_even_when_the_button_is_pressed_twice() -> None:
    assert play("pick:a", "pick:a", "pick:b").picked == ("a",)


def test_a_half_right_choice_earns_the_easier_step_only() -> None:
    assert simulator.steps(SCENARIO, play("pick:a")) == {
        "opens": True,
        "ends": False,
        "keeps": False,
    }


def test_a_wrong_first_choice_still_leads_to_the_next_screen() -> None:
    state = play("pick:c", "pick:e")
    assert simulator.over(SCENARIO, state)
    assert simulator.steps(SCENARIO, state) == {"opens": False, "ends": False, "keeps": True}


def test_nothing_can_be_done_once_it_is_over() -> None:
    state = play("pick:b", "pick:e")
    assert play("pick:b", "pick:e", "pick:d", "pick:a") == state


def test_steps_never_go_back_along_any_path() -> None:
    for first, second in product("abc", "def"):
        sooner = simulator.steps(SCENARIO, play(f"pick:{first}"))
        later = simulator.steps(SCENARIO, play(f"pick:{first}", f"pick:{second}"))
        assert all(later[step] for step, done in sooner.items() if done)


def test_a_state_kept_from_an_older_scenario_earns_nothing_and_does_not_raise() -> None:
    old = PictureState(picked=("gone", "older", "oldest"))
    assert not any(simulator.steps(SCENARIO, old).values())
    assert simulator.over(SCENARIO, old)


def _spoilt(choices: list[dict[str, object]]) -> dict[str, object]:
    first, second = ONE_BEST["screens"]
    return {"device": "phone", "screens": [{**first, "choices": choices}, second]}  # type: ignore[dict-item]


def _choice(id_: str, *earns: str, **more: object) -> dict[str, object]:
    return {"id": id_, "says": {"fr": "Mot", "en": "Word"}, "earns": list(earns), **more}


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ([_choice("a"), _choice("b"), _choice("c")], "no choice of this screen earns"),
        ([_choice("a", "x"), _choice("b", "x"), _choice("c")], "two choices"),
        ([_choice("a", "x", "y"), _choice("b", "z"), _choice("c")], "the best one does not"),
        ([_choice("a", "x", "y"), _choice("b", "x"), _choice("c", "y")], "every choice earns"),
        ([_choice("a", "x"), _choice("b"), _choice("d")], "choice is named twice: d"),
        ([_choice("a", "keeps"), _choice("b"), _choice("c")], "step is named twice: keeps"),
        ([_choice("a", "x"), _choice("b"), _choice("c", drawing="unicorn")], "no drawing"),
    ],
)
def test_a_scenario_that_cannot_be_scored_is_refused(
    choices: list[dict[str, object]], told: str
) -> None:
    with pytest.raises(ValidationError, match=told):
        PictureScenario.model_validate(_spoilt(choices))
