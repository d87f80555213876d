"""A second time taking stock asks other exercises; what was met is looked up once."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palier.diagnosis import actions, measure
from palier.diagnosis.models import Diagnosis
from tests.cast import MONDAY, Cast, open_places, take_stock

LATER = MONDAY + timedelta(days=30)


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    for name in ("Leïla", "Caroline"):
        cast.arrive(name, "")
    return cast


def finished(places: Cast, name: str, now: datetime, tasks: int) -> Diagnosis:
    point = take_stock(places.person(name), now, tasks=tasks)
    actions.finish_point(actor=places.person(name), now=now)
    return point


def tasks_of(point: Diagnosis) -> set[str]:
    return set(point.attempts.values_list("play__task_id", flat=True))


def test_a_second_point_repeats_nothing_of_the_first(places: Cast) -> None:
    first = finished(places, "Leïla", MONDAY, 8)
    second = finished(places, "Leïla", LATER, 8)
    assert min(len(tasks_of(first)), len(tasks_of(second))) >= 8
    assert tasks_of(first).isdisjoint(tasks_of(second))


def test_what_somebody_else_met_is_not_hers(places: Cast) -> None:
    finished(places, "Caroline", MONDAY, 3)
    point = actions.start_point(actor=places.person("Leïla"), dice=7, now=LATER)
    assert measure.met_before(point) == set()


def test_an_open_point_has_met_nothing_and_an_old_one_does_not_see_the_later(places: Cast) -> None:
    first = finished(places, "Leïla", MONDAY, 3)
    second = finished(places, "Leïla", LATER, 3)
    assert measure.met_before(first) == set()
    assert measure.met_before(second) == tasks_of(first)


def test_what_was_met_is_one_question_to_the_database_and_bounded(
    places: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    met = tasks_of(finished(places, "Leïla", MONDAY, 4))
    point = actions.start_point(actor=places.person("Leïla"), dice=7, now=LATER)
    with CaptureQueriesContext(connection) as asked:
        assert measure.met_before(point) == met
    assert len(asked) == 1
    monkeypatch.setattr(measure, "REMEMBERED", 3)
    assert len(measure.met_before(point)) == 3
