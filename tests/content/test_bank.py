"""The bank, whole: nothing incomplete enters it, and no domain is left thin.

One list for every simulator, read from the issue that asked for this bank. What belongs to one
simulator only (luck, slips, hands that press at random) is tested in its own folder.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from palier.simulators.bank import Ready, bank
from palier.simulators.contract import Task
from palier.skillmap.queries import skillmap
from tests.content.pressing import pointed_at

READY = list(bank().tasks.values())
TASKS = [ready.task for ready in READY]
DOMAINS = [domain.key for domain in skillmap().domains]
SHORT = "pictures"
"""The simulator of the short items: pictures and situations, where one points without doing."""

EVERY = pytest.mark.parametrize("task", TASKS, ids=[task.id for task in TASKS])
EACH_DOMAIN = pytest.mark.parametrize("domain", DOMAINS)

MOST_APART = 1.0
"""How far the mean difficulties of two alternates may be. A step of slope 1.4, usual here, tells
p(1 - p) of its best 1/4 at a distance d, with p = logistic(1.4 d): 63 % at 1, 39 % at 1.5. Within
1, whoever meets the other exercise next time is measured nearly as well; beyond, it is another."""

UNSAYABLE = re.compile(r"[@_#*/\\<>|~{}]|\w\.\w|\bwww\b|\d{5,}|[A-ZÀ-Ý]{6,}")
"""What a voice spells out, swallows or shouts: signs, addresses, long numbers, capitals."""


def done(domain: str) -> list[Task]:
    """The tasks of a domain in which something is really done."""
    return [task for task in TASKS if task.domain == domain and task.simulator != SHORT]


def mean(task: Task) -> float:
    return sum(step.difficulty for step in task.steps) / len(task.steps)


def test_there_are_a_hundred_and_twenty_or_more() -> None:
    assert len(TASKS) >= 120


@EACH_DOMAIN
def test_a_domain_has_twelve_tasks_of_three_to_six_steps(domain: str) -> None:
    assert len([task for task in done(domain) if 3 <= len(task.steps) <= 6]) >= 12


@EACH_DOMAIN
def test_a_domain_has_eight_short_items(domain: str) -> None:
    assert len([task for task in TASKS if (task.domain, task.simulator) == (domain, SHORT)]) >= 8


@EACH_DOMAIN
def test_a_domain_has_three_bands_of_doing_and_of_pointing(domain: str) -> None:
    pointing = [task for task in TASKS if (task.domain, task.simulator) == (domain, SHORT)]
    for tasks, least in ((done(domain), 3), (pointing, 2)):
        bands = Counter(task.band for task in tasks)
        assert min(bands[band] for band in (1, 2, 3)) >= least, bands


@EACH_DOMAIN
def test_every_skill_of_a_domain_is_done_and_not_only_pointed_at(domain: str) -> None:
    asked = {task.skill for task in done(domain)}
    assert asked == {skill.key for skill in skillmap().domain(domain).skills}


@EVERY
def test_an_exercise_has_an_alternate(task: Task) -> None:
    others = [other for other in TASKS if other.skill == task.skill and other.id != task.id]
    nearest = min((abs(mean(task) - mean(other)) for other in others), default=99)
    assert nearest <= MOST_APART, f"the nearest of {task.skill} is {nearest:.1f} away"


@EVERY
def test_steps_are_several_and_seconds_are_those_of_somebody_who_hesitates(task: Task) -> None:
    steps, low, high = (2, 20, 70) if task.simulator == SHORT else (3, 30, 150)
    assert len(task.steps) >= steps
    assert low <= task.seconds <= high


def reasons() -> Iterator[tuple[str, str]]:
    """What each reason says of its own (how luck was counted is said alike everywhere)."""
    for task in TASKS:
        for name, why in [("", task.why), *((step.id, step.why) for step in task.steps)]:
            own = re.sub(r"Blind choices get this far \d+ times in 100\.", "", why)
            yield f"{task.id} {name}", " ".join(re.findall(r"[^\W\d_]+", own.casefold()))


def test_no_reason_of_a_starting_value_is_copied_from_another() -> None:
    alike = defaultdict(list)
    for name, words in reasons():
        alike[words].append(name)
    assert [names for names in alike.values() if len(names) > 1] == []


def test_a_reason_says_something() -> None:
    assert [name for name, words in reasons() if len(words.split()) < 5] == []


@EVERY
def test_what_is_asked_can_be_said_aloud(task: Task) -> None:
    for said in (task.aloud.fr, task.aloud.en):
        assert not UNSAYABLE.search(said), f"write it in `spoken`: {said}"


@pytest.mark.parametrize("said", ["a@b", "mon_cv", "site.example", "www", "0639982714", "URGENT"])
def test_what_a_voice_cannot_say_would_be_seen(said: str) -> None:
    assert UNSAYABLE.search(said)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("ready", READY, ids=[task.id for task in TASKS])
def test_no_word_of_the_question_points_at_what_is_pressed(ready: Ready, language: str) -> None:
    assert list(pointed_at(ready, language)) == []
