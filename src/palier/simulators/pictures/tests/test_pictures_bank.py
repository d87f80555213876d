"""The picture items that ship can be played, and neither luck, place nor words solve them."""

import random
import re
import unicodedata
from collections import Counter

import pytest

from palier.simulators.contract import Task
from palier.simulators.pictures import PictureScenario, simulator
from palier.simulators.pictures.scenario import Choice, Screen

from .bank import BANK, LANGUAGES, NAMES, phrases, played

SKILLS = {
    "phone": {"call_back", "voicemail", "answer_sms", "photo_paper", "wifi", "block_scam"},
    "computer": {"session", "click", "find_file", "usb", "print", "leave_no_trace"},
    "documents": {
        "type_special",
        "correct_cv",
        "save_find",
        "scan",
        "export_pdf",
        "adapt_letter",
    },
    "email": {"find_message", "answer", "open_attachment", "attach", "spot_scam", "password"},
    "web": {
        *("search", "type_address", "official_site", "cookies"),
        *("fill_form", "plan_route", "sign_out"),
    },
    "jobsearch": {
        "filter_offers",
        "alert",
        "apply",
        "actualisation",
        "follow_up",
        "check_employer",
    },
}
BANDS = {1: (-1.2, 0.0), 2: (0.2, 1.2), 3: (1.2, 2.7)}
"""Where the last step lies. The first ones lie far below it: blind choices reach them too."""
SCREENS = [screen for _, scenario in BANK for screen in scenario.screens]
SAYING_LITTLE = """
avec cette dans elle elles leur mais nous pour quel quelle sans sont vous votre tout tous toute
been from have here into more that then there they this what will with your once
"""
EMPTY_WORDS = frozenset(SAYING_LITTLE.split())
each_task = pytest.mark.parametrize(("task", "scenario"), BANK, ids=NAMES)


def words(text: str) -> set[str]:
    """Content words of four letters or more, without case nor accents."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in flat if not unicodedata.combining(c)).replace("’", " ")
    return {word for word in re.findall(r"[a-z]{4,}", plain) if word not in EMPTY_WORDS}


def alike(one: str, other: str) -> bool:
    """Same word, or same beginning: "bloqué" and "bloquer" are a match for the eye."""
    short, long = sorted((one[:5], other[:5]), key=len)
    return long.startswith(short)


def matched(sought: set[str], choice: Choice, language: str) -> set[str]:
    """The words of the question that this choice repeats."""
    said = [p.said(language) for p in (choice.says, choice.detail, choice.alt) if p]
    return {word for word in sought if any(alike(word, w) for w in words(" ".join(said)))}


def given_away(task: Task, screen: Screen, language: str) -> set[str]:
    """Words of what is asked or shown that only the best choice repeats."""
    shown = [task.question, screen.caption, *phrases(screen.message)]
    sought = set().union(*(words(p.said(language)) for p in shown))
    others = [choice for choice in screen.choices if choice is not screen.best()]
    elsewhere = set().union(*(matched(sought, choice, language) for choice in others))
    return matched(sought, screen.best(), language) - elsewhere


def earned(scenario: PictureScenario, picks: list[str]) -> int:
    return sum(simulator.steps(scenario, played(scenario, picks)).values())


@each_task
def test_perfect_picks_earn_every_step_of_the_task(task: Task, scenario: PictureScenario) -> None:
    state = played(scenario, [screen.best().id for screen in scenario.screens])
    assert simulator.over(scenario, state)
    assert simulator.steps(scenario, state) == {step.id: True for step in task.steps}


@each_task
def test_no_word_of_the_question_points_at_the_best_choice(
    task: Task, scenario: PictureScenario
) -> None:
    for screen in scenario.screens:
        for language in LANGUAGES:
            assert given_away(task, screen, language) == set(), screen.caption.fr


@each_task
def test_the_numbers_of_a_task_stay_within_its_band(task: Task, scenario: PictureScenario) -> None:
    low, high = BANDS[task.band]
    assert low <= task.steps[-1].difficulty <= high
    assert task.steps[0].difficulty >= -3.5
    assert 2 <= len(task.steps) <= 4
    assert 0.7 <= task.discrimination <= 1.2, "pointing is not doing"
    assert 20 <= task.seconds <= 70


@each_task
def test_a_task_is_filed_where_it_belongs(task: Task, scenario: PictureScenario) -> None:
    domain, _, skill = task.skill.partition(".")
    assert domain == task.domain
    assert skill in SKILLS[domain]
    assert task.simulator == simulator.name
    assert any(screen.scene or screen.choices[0].drawing for screen in scenario.screens)


def test_every_skill_is_asked_and_every_domain_has_three_bands() -> None:
    asked = {task.skill for task, _ in BANK}
    assert asked == {f"{domain}.{skill}" for domain in SKILLS for skill in SKILLS[domain]}
    for domain in SKILLS:
        bands = Counter(task.band for task, _ in BANK if task.domain == domain)
        assert sum(bands.values()) >= 8
        assert min(bands[band] for band in BANDS) >= 2


def test_task_ids_are_unique() -> None:
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("place", [0, 1, 2, -1])
def test_always_the_same_place_earns_less_than_half(place: int) -> None:
    gained = sum(earned(s, [screen.choices[place].id for screen in s.screens]) for _, s in BANK)
    assert gained < sum(len(task.steps) for task, _ in BANK) / 2


def test_the_best_choice_is_found_at_every_place() -> None:
    places = Counter(screen.choices.index(screen.best()) for screen in SCREENS)
    assert all(0.15 <= places[place] / len(SCREENS) <= 0.4 for place in range(4)), places


def test_the_longest_words_are_not_the_way_to_the_best_choice() -> None:
    longest = [max(screen.choices, key=lambda c: len(c.says.fr)) for screen in SCREENS]
    hits = sum(choice is screen.best() for choice, screen in zip(longest, SCREENS, strict=True))
    assert hits / len(SCREENS) < 0.5


def test_choosing_at_random_does_not_earn_half() -> None:
    dice = random.Random(20)
    picks = [[dice.choice(screen.choices).id for screen in s.screens] for _, s in BANK * 20]
    gained = sum(earned(s, chosen) for (_, s), chosen in zip(BANK * 20, picks, strict=True))
    assert gained < sum(len(task.steps) for task, _ in BANK * 20) / 2
