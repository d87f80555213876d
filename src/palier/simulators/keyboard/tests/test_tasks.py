"""The content that ships: solvable, and not by chance."""

import re

import pytest

from palier.simulators.keyboard import simulator
from palier.simulators.keyboard.tests.plays import PLAYS, SCENARIOS, TASKS, shown_by, write

EVERY = sorted(TASKS)
GENERIC = (
    "",
    "abc",
    "bonjour",
    "azertyuiop",
    "@.-_'éèçàùïœ*#",
    "Bonjour, je m’appelle Luc @ . - _ é è ç à ï œ * # 0123456789",
    "0123456789",
    "a" * 2000,
)
FORBIDDEN = r"illectronisme|utilisateur|dossier|usager|diagnostic|échec|erreur|faux|fausse"
FORBIDDEN += r"|score|note|test|niveau|évaluation|compétence"
SKILLS = {"documents.type_special", "documents.correct_cv", "documents.adapt_letter"}
END_OF_BAND = {1: (-1.2, -0.3), 2: (0.2, 0.9), 3: (0.9, 2.3)}


def test_each_band_has_its_exercises() -> None:
    bands = [task.band for task in TASKS.values()]
    assert len(TASKS) >= 10
    assert all(bands.count(band) >= 4 for band in (1, 2, 3))


def test_each_task_has_its_recorded_plays() -> None:
    assert set(PLAYS) == set(TASKS)


@pytest.mark.parametrize("name", EVERY)
def test_the_steps_of_the_task_are_those_of_the_scenario(name: str) -> None:
    assert [step.id for step in TASKS[name].steps] == list(SCENARIOS[name].steps)
    assert 2 <= len(TASKS[name].steps) <= 6


@pytest.mark.parametrize("name", EVERY)
def test_the_starting_values_are_those_of_the_band(name: str) -> None:
    task = TASKS[name]
    low, high = END_OF_BAND[task.band]
    assert low <= task.steps[-1].difficulty <= high
    assert task.steps[0].difficulty >= -2.5
    assert 0.9 <= task.discrimination <= 1.8
    assert 30 <= task.seconds <= 150
    assert (task.simulator, task.domain) == (simulator.name, "documents")
    assert task.skill in SKILLS


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("play", ["perfect", "kind"])
def test_a_good_play_earns_every_step(name: str, play: str) -> None:
    scenario = SCENARIOS[name]
    assert shown_by(scenario, PLAYS[name][play]) == set(scenario.steps)


@pytest.mark.parametrize(
    ("name", "played"), [(name, played) for name in EVERY for played in PLAYS[name]["tries"]]
)
def test_a_half_good_play_earns_what_it_shows(name: str, played: dict[str, dict[str, str]]) -> None:
    assert shown_by(SCENARIOS[name], played["typed"]) == set(played["shows"])


@pytest.mark.parametrize("name", EVERY)
def test_doing_nothing_earns_nothing(name: str) -> None:
    scenario = SCENARIOS[name]
    start = simulator.start(scenario)
    assert not any(simulator.steps(scenario, start).values())
    assert not any(simulator.steps(scenario, write(scenario, {})).values())


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("typed", GENERIC)
def test_a_text_that_would_fit_anywhere_earns_nothing(name: str, typed: str) -> None:
    scenario = SCENARIOS[name]
    assert not shown_by(scenario, {field.id: typed for field in scenario.fields})


@pytest.mark.parametrize("name", EVERY)
def test_the_question_copied_earns_nothing(name: str) -> None:
    task, scenario = TASKS[name], SCENARIOS[name]
    for words in (task.question.fr, task.hint.fr, *(f.label.fr for f in scenario.fields)):
        assert not shown_by(scenario, {field.id: words for field in scenario.fields})


@pytest.mark.parametrize("name", EVERY)
def test_people_understand_the_words(name: str) -> None:
    task, scenario = TASKS[name], SCENARIOS[name]
    phrases = [task.question, task.hint, task.can, scenario.title, scenario.heading]
    phrases += [step.says for step in task.steps] + [field.label for field in scenario.fields]
    for phrase in phrases:
        assert not re.search(rf"\b({FORBIDDEN})s?\b", phrase.fr, re.IGNORECASE), phrase.fr
        assert "'" not in phrase.fr
        for sentence in re.split(r"[.?!:]\s", phrase.fr):
            assert len(sentence.split()) <= 15, sentence


@pytest.mark.parametrize("name", EVERY)
def test_invented_addresses_and_numbers_belong_to_nobody(name: str) -> None:
    """RFC 2606 reserves these domains; ARCEP keeps 06 39 98 for fiction."""
    for field in SCENARIOS[name].fields:
        if field.kind == "email":
            assert re.search(r"(@example\.org|\.example)$", field.target)
        if field.kind == "phone":
            assert field.target.replace(" ", "").startswith("063998")
