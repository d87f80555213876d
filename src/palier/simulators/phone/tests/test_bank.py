"""The tasks that ship: solvable, not by chance, not by matching words, and said simply."""

import re
from itertools import pairwise

import pytest

from palier.simulators.phone import simulator
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.shown import view
from palier.simulators.phone.tests.hands import (
    SCENARIOS,
    SLIPS,
    TASKS,
    WAYS,
    achieved,
    blind,
    least_pressed,
    play,
    slip,
    wander,
)
from palier.simulators.saying import tokens
from palier.skillmap.tests.readability import faults, phrases

EVERY = pytest.mark.parametrize("key", sorted(TASKS))
BANDS = {1: (-1.2, -0.3), 2: (0.1, 0.9), 3: (0.9, 2.3)}


@EVERY
def test_the_steps_of_a_task_are_those_of_its_scenario(key: str) -> None:
    task, world = TASKS[key], SCENARIOS[key]
    assert [step.id for step in task.steps] == list(world.goals)
    assert (task.simulator, task.domain) == ("phone", "phone")


@EVERY
def test_starting_values_are_plausible(key: str) -> None:
    task = TASKS[key]
    low, high = BANDS[task.band]
    assert low <= task.steps[-1].difficulty <= high
    assert task.steps[0].difficulty >= -2.6
    assert 1.0 <= task.discrimination <= 1.9
    assert 40 <= task.seconds <= 150
    assert 3 <= len(task.steps) <= 6


@EVERY
def test_somebody_at_ease_earns_every_step_and_the_phone_says_it_is_over(key: str) -> None:
    world = SCENARIOS[key]
    state = play(world, WAYS[key])
    assert achieved(world, state) == set(world.goals)
    assert simulator.over(world, state)


@EVERY
def test_every_press_of_the_way_matters_to_the_machine(key: str) -> None:
    world = SCENARIOS[key]
    states = [play(world, WAYS[key][:n]) for n in range(len(WAYS[key]) + 1)]
    assert all(a != b for a, b in pairwise(states))


@EVERY
def test_each_step_is_earned_on_the_way_and_none_is_lost(key: str) -> None:
    world = SCENARIOS[key]
    earned = [achieved(world, play(world, WAYS[key][:n])) for n in range(len(WAYS[key]) + 1)]
    assert earned[0] == set()
    assert all(sooner <= later for sooner, later in pairwise(earned))


@EVERY
def test_a_slip_earns_the_part_it_should(key: str) -> None:
    world = SCENARIOS[key]
    assert achieved(world, play(world, slip(key))) == set(SLIPS[key]["shows"])
    assert set(SLIPS[key]["shows"]) < set(world.goals)


@EVERY
@pytest.mark.parametrize("typed", ["", "bonjour"])
def test_pressing_every_button_is_not_enough(key: str, typed: str) -> None:
    assert wander(SCENARIOS[key], typed, 150, least_pressed) < set(SCENARIOS[key].goals)


@EVERY
def test_a_hand_that_presses_blindly_rarely_earns_all(key: str) -> None:
    """Forty presses, far more than the way takes, without reading a word: at most 1 hand in 25."""
    world = SCENARIOS[key]
    whole = sum(wander(world, "bonjour", 40, blind(seed)) == set(world.goals) for seed in range(50))
    assert whole <= 2


GRAMMAR = {"avec", "votr", "vous", "with", "your"}


def stems(text: str) -> set[str]:
    """The content words of a text, cut to four letters: "garage" and "garages" look alike."""
    return {word[:4] for word in tokens(text) if len(word) >= 4 and word.isalpha()} - GRAMMAR


def rows(world: PhoneScenario, moves: list[dict[str, str]], language: str) -> dict[str, str]:
    """What each line of the lists on the screen says, by the button that opens it."""
    sim = view(world, play(world, moves), language)
    lists = {"calls": "who", "people": "who", "talks": "thread", "voices": "voice"}
    found = {}
    for name, act in lists.items():
        for row in sim[name]:
            words = f"{row['name']} {row.get('preview', '')}"
            found[f"{act}:{row.get('id') or row['number']}"] = words
    found |= {f"net:{key}": says for key, says, *_ in sim["networks"]}
    return found | {f"say:{key}": says for key, says in sim["line"]["choices"]}


@EVERY
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_word_of_the_question_points_at_what_to_press_or_to_say(key: str, language: str) -> None:
    world, asked = SCENARIOS[key], stems(TASKS[key].question.said(language))
    for at, move in enumerate(WAYS[key]):
        said = rows(world, WAYS[key][:at], language)
        if move["do"] in said:
            act = move["do"].partition(":")[0] + ":"
            others = [w for d, w in said.items() if d.startswith(act) and d != move["do"]]
            pointing = asked & stems(said[move["do"]]) - stems(" ".join(others))
            assert not pointing, f"{move['do']}: {pointing}"


@EVERY
def test_what_is_read_in_the_phone_is_short_and_kind(key: str) -> None:
    for phrase in phrases(SCENARIOS[key]):
        assert not [fault for fault in faults(phrase) if not fault.startswith("gender")]
        assert not re.search(r"\b(?:seule?|inscrite?)\b", phrase.fr)


def test_every_skill_has_neighbours_to_ask_again() -> None:
    """A second time, another task of the same skill, not much harder nor easier at its end."""
    for skill in {task.skill for task in TASKS.values()}:
        last = sorted(t.steps[-1].difficulty for t in TASKS.values() if t.skill == skill)
        assert len(last) >= 3
        assert min(b - a for a, b in pairwise(last)) <= 1.0


def test_every_skill_of_the_phone_is_done_in_three_bands() -> None:
    skills = {"call_back", "answer_sms", "voicemail", "photo_paper", "wifi", "block_scam"}
    for skill in skills:
        bands = {task.band for task in TASKS.values() if task.skill == f"phone.{skill}"}
        assert bands == {1, 2, 3}
