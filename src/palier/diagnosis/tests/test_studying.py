"""From sheets to crowds: which answers still speak of today's exercises, and of whom."""

from dataclasses import replace
from datetime import date

import pytest

from palier.diagnosis import studying
from palier.diagnosis.models import AnswerSheet
from palier.diagnosis.rules.conversation import Situation
from palier.diagnosis.rules.sheets import (
    FOCAL,
    Answer,
    Sheet,
    groups_of,
    medium_of,
    month_before,
)
from palier.diagnosis.rules.study.crowd import UNSEEN
from palier.simulators.bank import bank

READY = next(iter(bank().tasks.values()))
STEP = READY.task.steps[0].id
DONE = Answer(READY.task.id, READY.version, (STEP,))


def scored(*answers: Answer, helped: bool = False) -> int:
    crowd = studying.crowd_of([Sheet("screen", answers, {})], helped=helped)
    place = next(i for i, item in enumerate(crowd.items) if item.id == READY.task.id)
    return int(crowd.scores[0, place])


def test_steps_done_are_counted() -> None:
    assert scored(DONE) == 1
    assert scored(replace(DONE, steps=())) == 0


def test_an_exercise_that_changed_or_left_the_bank_is_another_one() -> None:
    assert scored(replace(DONE, version="before")) == UNSEEN
    assert scored(replace(DONE, task="gone")) == UNSEEN


def test_what_somebody_helped_with_counts_only_when_asked_for() -> None:
    assert scored(replace(DONE, helped=True)) == UNSEEN
    assert scored(replace(DONE, helped=True), helped=True) == 1


@pytest.mark.django_db
def test_a_sheet_comes_back_as_it_was_kept() -> None:
    AnswerSheet.objects.all().delete()
    AnswerSheet.objects.create(
        month=date(2026, 3, 1),
        bank="abc",
        medium="paper",
        answers=[{"task": "a", "version": "v", "steps": ["one"], "helped": True}],
        groups={"reading": "hard"},
    )
    (sheet,) = studying.sheets()
    assert sheet.answers == (Answer("a", "v", ("one",), helped=True),)
    assert sheet.groups == {"reading": "hard", "medium": "paper"}


def test_who_told_nothing_is_in_no_group() -> None:
    told = [Sheet("screen", (DONE,), {"reading": r}) for r in ("hard", "easy")]
    kept, focal = studying.grouped([*told, Sheet("screen", (DONE,), {})], "reading")
    assert kept == told
    assert focal.tolist() == [True, False]


@pytest.mark.parametrize(
    ("situation", "language", "groups"),
    [
        (Situation(), "", {}),
        (Situation(reading="aloud", computer="unused"), "fr",
         {"reading": "hard", "computer": "home", "language": "fr"}),
        (Situation(computer="broken", practice="daily_leisure"), "en-gb",
         {"computer": "none", "practice": "daily", "language": "other"}),
    ],
)  # fmt: skip
def test_categories_are_coarse(situation: Situation, language: str, groups: dict[str, str]) -> None:
    assert groups_of(situation, language) == groups
    assert set(groups) <= set(FOCAL)


def test_a_sheet_has_one_medium_the_one_that_shows_least() -> None:
    assert medium_of(["screen", "shown"]) == "shown"
    assert medium_of(["screen", "paper", "shown"]) == "paper"
    assert medium_of([]) == "screen"


def test_the_month_that_ended_is_told_by_its_first_day() -> None:
    assert month_before(date(2026, 4, 3)) == date(2026, 3, 1)
    assert month_before(date(2026, 1, 31)) == date(2025, 12, 1)
