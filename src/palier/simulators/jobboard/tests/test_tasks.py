"""The tasks that ship: solvable, not by chance, not by matching words, and said simply."""

import re
from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from palier.simulators.jobboard import simulator
from palier.simulators.jobboard.rules import drawn, offers
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.tests.hands import (
    SCENARIOS,
    TASKS,
    achieved,
    blind,
    in_turn,
    play,
)
from palier.simulators.jobboard.tests.slips import SLIPS
from palier.simulators.saying import tokens
from palier.skillmap.tests.readability import faults, phrases

EVERY = pytest.mark.parametrize("key", sorted(TASKS))
SKILLS = ("filter_offers", "actualisation", "apply", "alert", "follow_up", "check_employer")
HANDS, PRESSES = 60, 25
"""Blind hands, and their presses: twice the longest way."""
LUCK = 8
"""Of so many blind hands, one at most: the luckiest exercise asks for one day of five and one way
of two (1 in 10)."""


def test_every_skill_has_two_tasks_and_more_and_every_band_four() -> None:
    skills = Counter(task.skill for task in TASKS.values())
    assert set(skills) == {f"jobsearch.{skill}" for skill in SKILLS}
    assert min(skills.values()) >= 2
    bands = Counter(task.band for task in TASKS.values())
    assert min(bands[band] for band in (1, 2, 3)) >= 4
    assert len(TASKS) >= 14


def test_a_skill_is_seen_again_by_a_neighbouring_task() -> None:
    for skill in SKILLS:
        ends = sorted(
            t.steps[-1].difficulty for t in TASKS.values() if t.skill == f"jobsearch.{skill}"
        )
        assert min(later - sooner for sooner, later in pairwise(ends)) <= 1.1, skill


@EVERY
def test_the_steps_of_a_task_are_those_of_its_scenario(key: str) -> None:
    task, scenario = TASKS[key], SCENARIOS[key]
    assert [step.id for step in task.steps] == list(scenario.goals)
    assert (task.simulator, task.domain) == ("jobboard", "jobsearch")
    assert 3 <= len(task.steps) <= 6


@EVERY
def test_starting_values_are_plausible(key: str) -> None:
    task = TASKS[key]
    low, high = {1: (-1.2, -0.3), 2: (0.1, 0.9), 3: (0.9, 2.3)}[task.band]
    assert low <= task.steps[-1].difficulty <= high
    assert task.steps[0].difficulty >= -2.6
    assert 1 <= task.discrimination <= 1.9
    assert 40 <= task.seconds <= 150


@EVERY
def test_somebody_at_ease_earns_every_step_and_every_press_matters(key: str) -> None:
    task, scenario = TASKS[key], SCENARIOS[key]
    states = [play(scenario, task.way[:n]) for n in range(len(task.way) + 1)]
    assert all(before != after for before, after in pairwise(states))
    assert achieved(scenario, states[-1]) == set(scenario.goals)
    assert achieved(scenario, states[-2]) < set(scenario.goals), "the last press counts"
    assert simulator.over(scenario, states[-1])


@EVERY
def test_a_slip_earns_a_part_only(key: str) -> None:
    moves, expected = SLIPS[key]
    state = simulator.start(SCENARIOS[key])
    for move in moves:
        assert move["do"] in offers(SCENARIOS[key], state), move
        state = simulator.move(SCENARIOS[key], state, move)
    assert achieved(SCENARIOS[key], state) == expected
    assert expected < set(SCENARIOS[key].goals)


@EVERY
def test_doing_nothing_earns_nothing(key: str) -> None:
    assert achieved(SCENARIOS[key], simulator.start(SCENARIOS[key])) == set()


@EVERY
@pytest.mark.parametrize("typed", ["bonjour", "12"])
def test_pressing_every_button_is_not_enough(key: str, typed: str) -> None:
    assert achieved(SCENARIOS[key], in_turn(SCENARIOS[key], typed)) < set(SCENARIOS[key].goals)


@EVERY
def test_a_hand_that_presses_at_random_rarely_earns_all(key: str) -> None:
    scenario, dice = SCENARIOS[key], Random(f"blind {key}")
    ends = [achieved(scenario, blind(scenario, dice, PRESSES)) for _ in range(HANDS)]
    assert sum(len(end) == len(scenario.goals) for end in ends) <= HANDS // LUCK


@EVERY
def test_a_step_once_shown_stays_shown(key: str) -> None:
    """Whatever is pressed next, but for what a press really undoes."""
    scenario = SCENARIOS[key]
    lasting = {name for name, sign in scenario.goals.items() if not sign.may_go}
    for n in range(len(TASKS[key].way)):
        state = play(scenario, TASKS[key].way[:n])
        before = achieved(scenario, state) & lasting
        for do in offers(scenario, state):
            assert before <= achieved(scenario, simulator.move(scenario, state, {"do": do}))


def stems(text: str) -> set[str]:
    """The content words of a text, cut to four letters: "répondez" and "réponse" look alike."""
    return {word[:4] for word in tokens(text) if len(word) >= 4 and not word.isdigit()}


def presses(scenario: JobboardScenario, key: str, language: str) -> list[dict[str, str]]:
    """For each screen of the way, what every press says."""
    found = []
    for n in range(len(TASKS[key].way)):
        seen = simulator.view(scenario, play(scenario, TASKS[key].way[:n]), language)
        blocks = {block["kind"]: block for block in seen["blocks"]}
        rows = [row for block in seen["blocks"] for row in block.get("rows", ()) if "do" in row]
        assert blocks
        found.append({row["do"]: f"{row['title']} {' '.join(row['lines'])}" for row in rows})
    return found


@EVERY
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_word_of_the_question_points_at_the_right_line(key: str, language: str) -> None:
    asked = stems(TASKS[key].question.said(language))
    for move, said in zip(TASKS[key].way, presses(SCENARIOS[key], key, language), strict=True):
        if (right := said.pop(move["do"], None)) and said:
            others = set().union(*(stems(other) for other in said.values()))
            assert not (asked & stems(right)) - others


@EVERY
def test_texts_are_short_and_kind(key: str) -> None:
    for phrase in (*phrases(TASKS[key]), *phrases(SCENARIOS[key])):
        assert [fault for fault in faults(phrase) if not fault.startswith("gender")] == []
    assert re.match(r"[a-zà-ÿ]\w*(er|ir|re)\b", TASKS[key].can.fr)
    assert not TASKS[key].can.fr.endswith(".")


@EVERY
def test_every_press_of_the_way_is_drawn(key: str) -> None:
    scenario = SCENARIOS[key]
    for n, move in enumerate(TASKS[key].way):
        state = play(scenario, TASKS[key].way[:n])
        assert move["do"] in offers(scenario, state)
        boxes = {box.name for box in drawn(scenario, state).boxes()}
        assert set(move) - {"do"} <= boxes
