"""The shipped tasks: solvable by understanding, and by nothing less."""

import random
import re

import pytest

from palier.simulators.browser import simulator
from palier.simulators.browser.reading import folded
from palier.simulators.browser.scenario import BrowserScenario
from palier.simulators.browser.tests.hands import PLAYS, controls, earned, play, tasks
from palier.simulators.contract import Task

every_task = pytest.mark.parametrize("name", sorted(tasks()))

FORBIDDEN = re.compile(
    r"\b(illectronisme|utilisateurs?|dossiers?|usagers?|diagnostics?|échecs?|erreurs?|faux|fausses?"
    r"|scores?|notes?|tests?|niveaux?|évaluations?|compétences?)\b",
    re.IGNORECASE,
)


def _task(name: str) -> tuple[Task, BrowserScenario]:
    return tasks()[name]


def _said(value: object) -> list[str]:
    """Every French text below ``value``."""
    if isinstance(value, dict):
        if set(value) == {"fr", "en"}:
            return [value["fr"]]
        return [text for part in value.values() for text in _said(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in _said(part)]
    return []


def test_there_are_at_least_eight_tasks_in_three_bands_over_all_the_skills() -> None:
    shipped = [task for task, _ in tasks().values()]
    assert len(shipped) >= 10
    assert {task.band for task in shipped} == {1, 2, 3}
    assert {task.skill for task in shipped} == {
        f"web.{skill}"
        for skill in (
            *("official_site", "type_address", "search", "fill_form"),
            *("plan_route", "cookies", "sign_out"),
        )
    }


def test_every_task_has_its_perfect_play() -> None:
    assert set(PLAYS) == set(tasks())


@every_task
def test_goals_are_the_steps_in_their_order(name: str) -> None:
    task, scenario = _task(name)
    assert list(scenario.goals) == [step.id for step in task.steps]
    assert task.domain == "web"
    assert task.simulator == simulator.name
    assert 2 <= len(task.steps) <= 5


@every_task
def test_numbers_stay_where_the_band_says(name: str) -> None:
    task, _ = _task(name)
    lowest, highest = {1: (-1.2, -0.3), 2: (-0.3, 0.9), 3: (0.9, 2.3)}[task.band]
    assert lowest <= task.steps[-1].difficulty <= highest
    assert task.steps[0].difficulty >= -2
    assert 0.9 <= task.discrimination <= 1.8
    assert 30 <= task.seconds <= 150


@every_task
def test_understanding_earns_every_step(name: str) -> None:
    _, scenario = _task(name)
    state = play(scenario, PLAYS[name])
    assert earned(scenario, state) == 1
    assert simulator.over(scenario, state)


@every_task
def test_every_press_of_the_perfect_play_is_on_the_screen(name: str) -> None:
    _, scenario = _task(name)
    state = simulator.start(scenario)
    for move in PLAYS[name]:
        offered = {do for _, do, _ in controls(simulator.view(scenario, state, "fr"))}
        assert move["do"] in offered
        state = simulator.move(scenario, state, move)


@every_task
def test_stopping_before_the_last_press_misses_something(name: str) -> None:
    _, scenario = _task(name)
    assert earned(scenario, play(scenario, PLAYS[name][:-1])) < 1


@every_task
def test_doing_nothing_or_closing_at_once_earns_nothing(name: str) -> None:
    _, scenario = _task(name)
    assert earned(scenario, simulator.start(scenario)) == 0
    assert earned(scenario, play(scenario, [{"do": "close"}])) == 0


@every_task
def test_always_pressing_the_first_button_does_not_solve_it(name: str) -> None:
    _, scenario = _task(name)
    for skipped in (set(), {"back"}, {"back", "go"}):
        state = simulator.start(scenario)
        for _ in range(12):
            seen = controls(simulator.view(scenario, state, "fr"))
            _, do, fields = next(c for c in seen if c[1] not in skipped)
            state = simulator.move(scenario, state, {"do": do, **fields})
        assert earned(scenario, state) < 1


@every_task
def test_pressing_every_button_in_turn_does_not_solve_it(name: str) -> None:
    _, scenario = _task(name)
    state, pressed = simulator.start(scenario), set[str]()
    while not simulator.over(scenario, state):
        seen = controls(simulator.view(scenario, state, "fr"))
        new = [c for c in seen if c[1] not in pressed | {"back", "close"}]
        _, do, fields = new[0] if new else next(c for c in seen if c[1] in ("back", "close"))
        pressed.add(do)
        state = simulator.move(scenario, state, {"do": do, **fields})
    assert earned(scenario, state) < 1


@every_task
def test_a_hand_that_presses_at_random_rarely_solves_it(name: str) -> None:
    _, scenario = _task(name)
    dice, solved = random.Random(7), 0
    for _ in range(100):
        state = simulator.start(scenario)
        for _ in range(15):
            _, do, fields = dice.choice(controls(simulator.view(scenario, state, "fr")))
            state = simulator.move(scenario, state, {"do": do, **fields})
        solved += earned(scenario, state) == 1
    assert solved <= 34


def _words(said: str) -> set[str]:
    return {word for word in folded(said).split() if len(word) >= 4}


def _alike(one: str, other: str) -> bool:
    """Whether two words begin alike: "cherchez" and "chercher", "date" and "dates"."""
    return one.startswith(other[:5]) or other.startswith(one[:5])


def _echoes(question: set[str], label: str) -> set[str]:
    return {q for q in question if any(_alike(q, word) for word in _words(label))}


@every_task
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_word_of_the_question_points_at_the_right_target_alone(name: str, language: str) -> None:
    task, scenario = _task(name)
    question = _words(task.question.said(language))
    state = simulator.start(scenario)
    for move in PLAYS[name]:
        seen = controls(simulator.view(scenario, state, language))
        target = next(label for label, do, _ in seen if do == move["do"])
        others = " ".join(label for label, do, _ in seen if do != move["do"])
        assert not _echoes(question, target) - _echoes(question, others), target
        state = simulator.move(scenario, state, move)


@every_task
def test_french_is_short_and_kind(name: str) -> None:
    task, _ = _task(name)
    for text in _said(task.model_dump()):
        assert not FORBIDDEN.search(text), text
        assert "'" not in text, f"typographic apostrophe: {text}"
        for sentence in re.split(r"[.?!]\s|[.?!]$", text):
            assert len(re.findall(r"[\w’-]+", sentence)) <= 15, sentence


def test_a_card_number_or_a_code_is_never_kept() -> None:
    _, scenario = _task("browser-12-card-number")
    moves = ["follow:rich", "follow:want_rich"]
    state = play(scenario, [{"do": do} for do in moves])
    state = simulator.move(
        scenario, state, {"do": "send:pay", "f_payer": "Sacha", "f_card": "4970999"}
    )
    assert "sent:pay" in state.marks
    assert "4970999" not in state.model_dump_json()


def test_giving_the_card_number_loses_one_step_not_all() -> None:
    _, scenario = _task("browser-12-card-number")
    state = play(
        scenario,
        [
            {"do": "follow:rich"},
            {"do": "follow:want_rich"},
            {"do": "send:pay", "f_payer": "Sacha", "f_card": "1234"},
            *({"do": "back"} for _ in range(3)),
            *PLAYS["browser-12-card-number"][2:],
        ],
    )
    assert simulator.steps(scenario, state) == {"sent": True, "kept": False, "straight": False}
