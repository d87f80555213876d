"""Calibration and fairness of few, torn or strange answers: they refuse and count right."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.diagnosis import studying
from palier.diagnosis.models import AnswerSheet
from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.sheets import FOCAL, Answer, Sheet
from palier.diagnosis.rules.study.crowd import UNSEEN, Crowd
from palier.diagnosis.rules.study.enough import EACH_SCORE, NEEDED, missing
from palier.diagnosis.rules.study.fairness import NEEDED_EACH, alarms
from palier.diagnosis.rules.study.judging import judge
from palier.diagnosis.rules.study.readings import calibrate
from palier.simulators.bank import bank

ITEMS = (
    Item("email-1", "email", 1.3, (0.0,), 60, 2),
    Item("email-2", "email", 1.4, (-0.5, 0.5), 60, 2),
    Item("web-1", "web", 1.2, (-1.0, 0.0, 1.0), 60, 2),
)
TINY = settings(max_examples=40, deadline=None)
ANSWERS = st.fixed_dictionaries(
    {}, optional={item.id: st.integers(0, item.steps) for item in ITEMS}
)
PEOPLE = st.lists(st.tuples(ANSWERS, st.booleans()), max_size=24)


def crowd_of(people: list[tuple[Mapping[str, int], bool]]) -> tuple[Crowd, Any]:
    focal = np.array([one for _, one in people], dtype=np.bool_)
    return Crowd.of(ITEMS, (told for told, _ in people)), focal


@TINY
@given(PEOPLE)
def test_fairness_of_a_handful_says_how_many_are_missing_for_each(
    people: list[tuple[Mapping[str, int], bool]],
) -> None:
    crowd, focal = crowd_of(people)
    for judged in judge(crowd, focal):
        met = [one for told, one in people if judged.item.id in told]
        assert (judged.focal, judged.others) == (sum(met), len(met) - sum(met))
        assert judged.missing == NEEDED_EACH - min(judged.focal, judged.others)
        assert (judged.difference, judged.alarm, judged.kind) == (None, False, None)


@TINY
@given(PEOPLE, st.integers(1, 4))
def test_fairness_asked_of_too_few_never_raises_nor_cries_without_a_reason(
    people: list[tuple[Mapping[str, int], bool]], needed: int
) -> None:
    """Whoever lowers the bar reads what comes: numbers, or nothing."""
    crowd, focal = crowd_of(people)
    for judged in judge(crowd, focal, needed):
        assert judged.missing == max(0, needed - min(judged.focal, judged.others))
        assert not (judged.missing and judged.difference)
        if found := judged.difference:
            assert 0 <= found.chance <= 1
            assert found.error >= 0
            assert judged.kind in ("A", "B", "C")
            assert judged.alarm or judged.kind == "A"
        else:
            assert not judged.alarm


@TINY
@given(PEOPLE)
def test_calibration_of_a_handful_says_what_each_item_lacks(
    people: list[tuple[Mapping[str, int], bool]],
) -> None:
    crowd, _ = crowd_of(people)
    told = calibrate(crowd)
    assert (told.people, told.concludes, told.correlation) == (len(people), False, None)
    for one in told.readings:
        scores = [answers[one.written.id] for answers, _ in people if one.written.id in answers]
        assert one.answers == len(scores)
        assert one.missing.answers == NEEDED - len(scores)
        rare = [k for k in range(one.written.steps + 1) if scores.count(k) < EACH_SCORE]
        assert list(one.missing.scores) == rare
        assert (one.found, one.moved, list(one.numbers())) == (None, (), [])


@TINY
@given(st.lists(st.integers(0, 400), min_size=2, max_size=6), st.integers(1, 500))
def test_what_is_missing_is_exactly_what_has_to_come(counts: list[int], needed: int) -> None:
    lacks = missing(counts, needed)
    assert lacks.answers == max(0, needed - sum(counts))
    assert bool(lacks) == (sum(counts) < needed or min(counts) < EACH_SCORE)
    more = [max(count, EACH_SCORE) for count in counts]
    more[0] += missing(more, needed).answers
    assert not missing(more, needed)


def test_a_bar_put_very_low_still_wants_ten_at_each_score() -> None:
    """One answer asked for is not one answer believed: a threshold needs people beside it."""
    people = [({"email-1": n % 2, "email-2": n % 3}, False) for n in range(2 * EACH_SCORE - 1)]
    crowd, _ = crowd_of(people)
    assert not calibrate(crowd, needed=1).concludes
    enough, _ = crowd_of([*people, *people])
    told = calibrate(enough, needed=1)
    assert told.concludes
    for one in told.readings:
        assert bool(one.found) == (not one.missing)
        if one.found:
            assert list(one.found.thresholds) == sorted(one.found.thresholds)
            assert all(np.isfinite(number) for *_, number in one.numbers())
            assert all(error > 0 for error in one.errors)


@pytest.mark.parametrize("everybody", ["none", "all"])
def test_a_task_that_everybody_does_or_nobody_is_not_measured(everybody: str) -> None:
    score = {"none": 0, "all": 1}[everybody]
    people = [({"email-1": score, "email-2": n % 3}, bool(n % 2)) for n in range(240)]
    crowd, focal = crowd_of(people)
    alike, other = calibrate(crowd).readings[:2]
    assert (alike.found, alike.missing.scores) == (None, (1 - score,))
    assert other.found
    assert judge(crowd, focal)[0].difference is None  # nothing to compare: all alike


@given(st.lists(st.floats(0, 1), max_size=12))
def test_a_smaller_chance_never_rings_less_than_a_larger_one(chances: list[float]) -> None:
    rung = alarms(chances)
    assert len(rung) == len(chances)
    if any(rung):
        loudest = max(chance for chance, one in zip(chances, rung, strict=True) if one)
        assert all(one for chance, one in zip(chances, rung, strict=True) if chance < loudest)
        assert loudest <= 0.05


READY = next(ready for ready in bank().tasks.values() if len(ready.task.steps) >= 3)
STEPS = [step.id for step in READY.task.steps]


def scores_of(*answers: Answer) -> list[int]:
    crowd = studying.crowd_of([Sheet("screen", answers, {})])
    place = next(i for i, item in enumerate(crowd.items) if item.id == READY.task.id)
    return [int(score) for score in crowd.scores[:, place]]


@given(st.lists(st.sampled_from([*STEPS, "forged", ""]), max_size=12))
def test_of_a_torn_sheet_only_steps_of_the_task_count_each_once(steps: list[str]) -> None:
    found = scores_of(Answer(READY.task.id, READY.version, tuple(steps)))
    assert found == [len(set(steps) & set(STEPS))]


def kept(answers: Any, groups: Any = None, medium: str = "screen") -> None:
    AnswerSheet.objects.create(
        month=date(2026, 3, 1),
        bank=bank().version,
        medium=medium,
        answers=answers,
        groups={} if groups is None else groups,
    )


def torn() -> Iterator[Any]:
    """What a row may hold after a bad restore, a hand in the base, or a version to come."""
    good = {"task": READY.task.id, "version": READY.version, "steps": STEPS[:1], "helped": False}
    for name in good:
        yield [{key: value for key, value in good.items() if key != name}]
        yield [{**good, name: None}]
    yield from ({}, "torn", [None], [[]], [3], [{}], {"task": "x"})
    yield [good, {"task": READY.task.id}]
    yield [{**good, "steps": "abc"}]
    yield [{**good, "steps": [1, None]}]


@pytest.mark.django_db
def test_a_torn_row_is_passed_over_and_the_others_are_read() -> None:
    AnswerSheet.objects.all().delete()
    good = {"task": READY.task.id, "version": READY.version, "steps": STEPS[:2], "helped": False}
    rows = list(torn())
    for answers in rows:
        kept(answers)
    for groups in (None, [], "x", {"reading": 3}, {"reading": "hard"}):
        kept([good], groups)
    sheets = list(studying.sheets())
    crowd = studying.crowd_of(sheets)
    place = next(i for i, item in enumerate(crowd.items) if item.id == READY.task.id)
    whole = [score for score in crowd.scores[:, place] if score == 2]
    assert len(sheets) == len(rows) + 5
    assert len(whole) == 5
    assert set(crowd.scores[:, place]) <= {UNSEEN, 0, 1, 2}
    for by in FOCAL:
        told, focal = studying.grouped(sheets, by)
        assert len(told) == len(focal)
        assert judge(studying.crowd_of(told), focal)
