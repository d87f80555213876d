"""The tasks that ship: done whole, half done, never by luck, and spread as they should be."""

import random
from collections import Counter
from itertools import pairwise

import pytest

from palier.simulators.letters import bare
from palier.simulators.writer import simulator
from palier.simulators.writer.offers import offers
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.tests.bank import SCENARIOS, TASKS, WAYS, along, play, shown
from palier.simulators.writer.tests.plays import SLIPS
from palier.skillmap.queries import skillmap

EVERY = pytest.mark.parametrize("key", sorted(SCENARIOS))
LAST = {1: (-1.2, -0.3), 2: (0.1, 0.9), 3: (0.9, 2.3)}
PRESSES = 80
"""More than twice the longest way: somebody who presses without reading has tired by then."""
TYPED = dict.fromkeys(("typed", "name", "sought", "put"), "bonjour")


def wander(scenario: WriterScenario, dice: random.Random) -> set[str]:
    """The steps earned by somebody who presses without reading, typing one word everywhere."""
    state = simulator.start(scenario)
    for _ in range(PRESSES):
        if not (values := offers(scenario, state)):
            break
        state = simulator.move(scenario, state, {"do": dice.choice(values), **TYPED})
    return shown(scenario, state)


@EVERY
def test_somebody_at_ease_shows_every_step_and_loses_none_on_the_way(key: str) -> None:
    told = [shown(SCENARIOS[key], state) for state in along(key)]
    assert told[0] == set()
    assert all(sooner <= later for sooner, later in pairwise(told))
    assert told[-1] == set(SCENARIOS[key].goals)


@EVERY
def test_each_press_of_the_way_is_offered(key: str) -> None:
    for state, move in zip(along(key), WAYS[key], strict=False):
        assert move["do"] in offers(SCENARIOS[key], state)


@EVERY
def test_somebody_who_slips_shows_what_they_did(key: str) -> None:
    moves, expected = SLIPS[key]
    assert shown(SCENARIOS[key], play(SCENARIOS[key], moves)) == expected


@EVERY
def test_pressing_at_random_hardly_ever_shows_everything(key: str) -> None:
    dice = random.Random(7)
    runs = [wander(SCENARIOS[key], dice) for _ in range(30)]
    assert sum(run == set(SCENARIOS[key].goals) for run in runs) <= 1


@EVERY
def test_pressing_every_button_once_is_not_enough(key: str) -> None:
    scenario, pressed = SCENARIOS[key], Counter[str]()
    state = simulator.start(scenario)
    for _ in range(PRESSES):
        if values := offers(scenario, state):
            least = min(values, key=lambda value: pressed[value])
            pressed[least] += 1
            state = simulator.move(scenario, state, {"do": least, **TYPED})
    assert shown(scenario, state) < set(scenario.goals)


def test_every_skill_has_alternates_and_every_band_its_tasks() -> None:
    skills = {s.key for d in skillmap().domains if d.key == "documents" for s in d.skills}
    by_skill = Counter(task.skill for task in TASKS.values())
    assert set(by_skill) == skills
    assert min(by_skill.values()) >= 3
    assert min(Counter(task.band for task in TASKS.values()).values()) >= 4


@EVERY
def test_the_numbers_of_a_task_are_those_of_its_band(key: str) -> None:
    task = TASKS[key]
    levels = [step.difficulty for step in task.steps]
    low, high = LAST[task.band]
    assert low <= levels[-1] <= high
    assert levels[0] >= -2.6
    assert all(later - sooner >= 0.3 for sooner, later in pairwise(levels))
    assert 3 <= len(levels) <= 6
    assert 1.2 <= task.discrimination <= 1.9
    assert 40 <= task.seconds <= 150


@EVERY
def test_the_question_does_not_say_what_to_type(key: str) -> None:
    """What has to be written is on a card or in a file; the question only says what is wanted."""
    asked = bare(TASKS[key].question.fr)
    typed = {w for move in WAYS[key] for n, w in move.items() if n in ("typed", "name", "put")}
    assert not any(bare(words) in asked for words in typed)
