"""Three minutes in any order: any outcomes, any domain, several times in one day and among other
media; always short, never the same twice, and all of it kept for the whole diagnosis."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palier.diagnosis import actions, interview, measure, queries
from palier.diagnosis.models import Attempt, Diagnosis, Reception
from palier.diagnosis.result import result_of
from palier.diagnosis.rules.course import Screen
from palier.diagnosis.rules.items import DOMAINS
from palier.diagnosis.rules.reception import MOST_ITEMS, MOST_SECONDS, Decision
from palier.simulators.bank import bank
from palier.simulators.models import Play
from tests.cast import MONDAY, Cast, open_places

NAME = "Leïla"
FEW = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
ENDS = st.lists(
    st.tuples(st.sampled_from(["done", "unknown", "skipped"]), st.booleans(), st.booleans()),
    min_size=1,
    max_size=8,
)
"""How an exercise ends, whether somebody helped, and whether every step was done."""
Ends = list[tuple[str, bool, bool]]


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive(NAME, "")
    return cast


def moments() -> Iterator[datetime]:
    now = MONDAY
    while True:
        now += timedelta(minutes=1)
        yield now


def stands(places: Cast, domain: str, ends: Ends, clock: Iterator[datetime]) -> Reception:
    """From the choice of a domain to the decision, each exercise ended in its way."""
    me = places.person(NAME)
    reception = actions.start_reception(actor=me, domain=domain, dice=3, now=next(clock))
    screen = actions.advance(actor=me, now=next(clock))
    for (outcome, helped, well), _ in zip(cycle(ends), range(MOST_ITEMS + 1), strict=False):
        if screen is not Screen.TASK:
            break
        attempt = queries.open_attempt(Diagnosis.objects.get(pk=reception.diagnosis_id))
        assert attempt
        if well:
            steps = {step.id: True for step in bank().get(attempt.play.task_id).task.steps}
            Play.objects.filter(pk=attempt.play_id).update(steps=steps)
        actions.close_attempt(
            actor=me,
            play_id=attempt.play_id,
            turn=attempt.play.turn,
            outcome=outcome,
            helped=helped,
            now=next(clock),
        )
        screen = actions.advance(actor=me, now=next(clock))
    reception.refresh_from_db()
    return reception


def asked(reception: Reception) -> list[str]:
    return [one.play.task_id for one in reception.attempts.select_related("play")]


@FEW
@given(st.sampled_from(DOMAINS), ENDS)
def test_whatever_happens_it_is_short_and_says_one_word(
    places: Cast, domain: str, ends: Ends
) -> None:
    with transaction.atomic():
        one = stands(places, domain, ends, moments())
        tasks = [bank().get(task_id).task for task_id in asked(one)]
        assert one.decision in set(Decision)
        assert one.ended_at
        assert 1 <= len(tasks) <= MOST_ITEMS
        assert sum(task.seconds for task in tasks) <= MOST_SECONDS
        assert {task.domain for task in tasks} == {domain}
        assert len({task.id for task in tasks}) == len(tasks)
        transaction.set_rollback(True)


@FEW
@given(st.lists(st.sampled_from(DOMAINS), min_size=2, max_size=4), ENDS)
def test_several_times_in_one_day_nothing_is_asked_twice(
    places: Cast, domains: list[str], ends: Ends
) -> None:
    with transaction.atomic():
        clock = moments()
        every = [stands(places, domain, ends, clock) for domain in domains]
        met = [task for one in every for task in asked(one)]
        assert len(set(met)) == len(met)
        assert {one.diagnosis_id for one in every} == {Diagnosis.objects.get().pk}
        assert [one.domain for one in Reception.objects.order_by("started_at")] == domains
        assert all(one.decision for one in every)
        transaction.set_rollback(True)


@FEW
@given(st.sampled_from(DOMAINS), ENDS)
def test_the_whole_point_counts_it_and_asks_something_else(
    places: Cast, domain: str, ends: Ends
) -> None:
    with transaction.atomic():
        clock = moments()
        one, me = stands(places, domain, ends, clock), places.person(NAME)
        point = actions.start_point(actor=me, dice=9, now=next(clock))
        actions.skip_questions(actor=me, now=next(clock))
        actions.advance(actor=me, now=next(clock))
        new = queries.open_attempt(point)
        if new:
            assert new.play.task_id not in asked(one)
            assert new.reception_id is None
        seen = measure.responses(measure.closed_attempts(point))
        landing = next(x.landing for x in result_of(point).climbed if x.domain.key == domain)
        assert landing.observed == sum(response.weight > 0 for response in seen)
        plays = [attempt.play for attempt in one.attempts.select_related("play")]
        assert len(seen) == sum(play.outcome != Play.Outcome.SKIPPED for play in plays)
        transaction.set_rollback(True)


def test_the_same_three_minutes_give_the_same_word_whenever_they_are_replayed(
    places: Cast,
) -> None:
    ends: Ends = [("done", False, True), ("unknown", False, False), ("done", True, True)]
    words = []
    for _ in range(2):
        with transaction.atomic():
            one = stands(places, "web", ends, moments())
            words.append((one.decision, asked(one)))
            transaction.set_rollback(True)
    assert words[0] == words[1]


def test_left_for_the_whole_point_its_exercise_is_put_off_and_never_opens_twice(
    places: Cast,
) -> None:
    me, clock = places.person(NAME), moments()
    actions.start_reception(actor=me, domain="email", dice=1, now=next(clock))
    actions.advance(actor=me, now=next(clock))
    actions.start_reception(actor=me, domain="phone", dice=1, now=next(clock))
    actions.advance(actor=me, now=next(clock))
    ends = Attempt.objects.order_by("position").values_list("play__outcome", flat=True)
    assert list(ends) == [Play.Outcome.SKIPPED, ""]
    assert Reception.objects.filter(ended_at=None).count() == 1
    actions.finish_point(actor=me, now=next(clock))
    assert not Reception.objects.filter(ended_at=None).exists()
    assert not Play.objects.filter(closed_at=None).exists()


def test_what_she_showed_a_helper_first_is_not_asked_again_at_the_counter(
    places: Cast,
) -> None:
    me, nolwenn, clock = places.person(NAME), places.helper(places.nolwenn), moments()
    point = actions.start_interview(actor=nolwenn, person_id=me.id, dice=3, now=next(clock))
    shown: list[str] = []
    while len(shown) < 5 and (now := interview.asked_now(point)):
        shown.append(now.task.id)
        actions.record_shown(
            actor=nolwenn,
            person_id=me.id,
            task_id=now.task.id,
            turn=queries.next_position(point),
            seen=[step.id for step in now.task.steps],
            outcome="done",
            helped=False,
            now=next(clock),
        )
    for domain in DOMAINS:
        one = stands(places, domain, [("done", False, True)], clock)
        assert not set(asked(one)) & set(shown)
    assert Diagnosis.objects.count() == 1
