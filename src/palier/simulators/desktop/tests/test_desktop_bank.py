"""The tasks that ship: whole, spread, not passed by chance, and not read off the question."""

import random
import re
from collections import Counter
from itertools import pairwise

import pytest

from palier.simulators.desktop import simulator
from palier.simulators.desktop.offers import offers
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.tests.bank import (
    SCENARIOS,
    TASKS,
    Move,
    achieved,
    play,
    states,
)
from palier.simulators.desktop.tests.slips import SLIPS
from palier.simulators.desktop.things import fold

EVERY = pytest.mark.parametrize("key", sorted(TASKS))
SKILLS = ("click", "session", "find_file", "print", "usb", "leave_no_trace")
LAST = {1: (-1.2, -0.3), 2: (0.1, 0.9), 3: (0.9, 2.3)}
HANDS, PRESSES = 40, 30
"""Blind hands, and how long each goes on: nearly twice the longest way."""

CHANCE = {"desktop-leave-papers": 0.6}
"""Where pressing everywhere *is* the right thing: the papers are picked up, whoever reads."""


def test_each_skill_has_three_exercises_and_each_band_four() -> None:
    assert all(n >= 3 for n in Counter(task.skill for task in TASKS.values()).values())
    assert {task.skill for task in TASKS.values()} == {f"computer.{skill}" for skill in SKILLS}
    assert all(Counter(task.band for task in TASKS.values())[band] >= 4 for band in (1, 2, 3))


def test_each_skill_has_two_exercises_of_neighbouring_difficulty() -> None:
    for skill in {task.skill for task in TASKS.values()}:
        ends = sorted(t.steps[-1].difficulty for t in TASKS.values() if t.skill == skill)
        assert min(b - a for a, b in pairwise(ends)) <= 0.8, skill


@EVERY
def test_starting_values_are_plausible(key: str) -> None:
    task = TASKS[key]
    low, high = LAST[task.band]
    assert low <= task.steps[-1].difficulty <= high
    assert task.steps[0].difficulty >= -2.6
    assert 1.0 <= task.discrimination <= 1.9
    assert 40 <= task.seconds <= 150
    assert 3 <= len(task.steps) <= 6
    assert (task.simulator, task.domain) == ("desktop", "computer")
    assert [step.id for step in task.steps] == list(SCENARIOS[key].goals)


@EVERY
def test_every_press_of_the_way_matters_and_the_last_one_ends_it(key: str) -> None:
    met = states(key, TASKS[key].way)
    assert all(a != b for a, b in pairwise(met))
    assert achieved(SCENARIOS[key], met[-1]) == set(SCENARIOS[key].goals)
    assert [simulator.over(SCENARIOS[key], state) for state in met].index(True) == len(met) - 1


@EVERY
def test_doing_nothing_earns_nothing(key: str) -> None:
    assert achieved(SCENARIOS[key], simulator.start(SCENARIOS[key])) == set()


@EVERY
def test_a_step_shown_on_the_way_stays_shown_and_leaving_half_way_keeps_it(key: str) -> None:
    told = [achieved(SCENARIOS[key], state) for state in states(key, TASKS[key].way)]
    assert all(before <= after for before, after in pairwise(told))
    assert len({len(found) for found in told}) >= 3


@EVERY
def test_a_slip_earns_the_part_it_should(key: str) -> None:
    moves, expected = SLIPS[key]
    assert achieved(SCENARIOS[key], play(SCENARIOS[key], moves)) == expected
    assert expected < set(SCENARIOS[key].goals)


def wander(scenario: DesktopScenario, seed: int) -> set[str]:
    """What somebody shows who presses without reading, as long as there is something."""
    hand, state = random.Random(seed), simulator.start(scenario)
    for _ in range(PRESSES):
        if not (values := offers(scenario, state)):
            break
        state = simulator.move(scenario, state, {"do": hand.choice(values)})
    return achieved(scenario, state)


@EVERY
def test_a_blind_hand_rarely_shows_everything(key: str) -> None:
    whole = sum(wander(SCENARIOS[key], seed) == set(SCENARIOS[key].goals) for seed in range(HANDS))
    assert whole <= HANDS * CHANCE.get(key, 0.1)


@EVERY
def test_pressing_every_button_once_is_not_enough(key: str) -> None:
    scenario, history = SCENARIOS[key], list[str]()
    state = simulator.start(scenario)
    while (left := [v for v in offers(scenario, state) if v not in history]) and history != left:
        history.append(left[0])
        state = simulator.move(scenario, state, {"do": left[0]})
    assert achieved(scenario, state) < set(scenario.goals)


def stems(text: str) -> set[str]:
    """The content words of a text, cut to five letters: "lettres" and "lettre" look alike."""
    return {word[:5] for word in re.findall(r"[a-z]{4,}", fold(text))}


def right(move: Move) -> str:
    return move["do"].partition(":")[2]


@EVERY
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_word_of_the_question_points_at_the_right_file(key: str, language: str) -> None:
    """A word of the question that is in the right name is in another name as well."""
    scenario, asked = SCENARIOS[key], stems(TASKS[key].question.said(language))
    things = (*scenario.files, *scenario.folders)
    names = {thing.id: stems(thing.name.said(language)) for thing in things}
    for wanted in {right(move) for move in TASKS[key].way} & names.keys():
        others = set[str]().union(*(words for name, words in names.items() if name != wanted))
        assert not (asked & names[wanted]) - others, wanted
