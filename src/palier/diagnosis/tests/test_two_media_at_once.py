"""Two hands at the same instant on two media: one of them waits, and nothing counts twice.

Real threads, each with its connection, as two helpers at two desks of one place.
"""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest

from palier.audit.models import Entry
from palier.diagnosis import actions, interview, measure, queries
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Booklet, Diagnosis, Reception
from palier.diagnosis.tests.booklet_hands import whole
from palier.people.rules.actor import HelperActor
from palier.simulators.models import Play
from tests.at_once import at_once
from tests.cast import MONDAY, Cast, open_places, take_stock

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Leïla"
Call = Callable[[], object]
QUESTIONS = conversation().questions


@pytest.fixture
def places(transactional_db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive(NAME, "")
    return cast


def two(places: Cast) -> tuple[HelperActor, HelperActor]:
    return places.helper(places.nolwenn), places.helper(places.yann)


def printed(places: Cast, ticket: UUID | None = None) -> Booklet:
    return actions.prepare_booklet(
        actor=two(places)[0],
        person_id=places.beneficiary(NAME).pk,
        large=False,
        dice=7,
        ticket=ticket or uuid4(),
        now=MONDAY,
    )


def enters(places: Cast, booklet: Booklet, who: int) -> Call:
    typed = whole(booklet)
    what: dict[str, Any] = {"booklet_id": booklet.pk, "typed": typed, "dice": 7, "now": MONDAY}
    what["told"] = {question.key: question.choices[who].key for question in QUESTIONS}
    return partial(actions.enter_booklet, actor=two(places)[who], **what)


def sound(places: Cast) -> Diagnosis:
    """The one point of hers, after checking that its attempts stand one after the other."""
    point = Diagnosis.objects.get(person=places.beneficiary(NAME))
    attempts = measure.attempts(point)
    assert [one.position for one in attempts] == list(range(len(attempts)))
    assert len({one.play_id for one in attempts}) == len(attempts)
    assert (point.finished_at is None) == (point.result is None)
    return point


def test_two_booklets_entered_at_once_are_one_point_with_both(places: Cast) -> None:
    """An exercise waits on a screen, so neither of them ends the point."""
    take_stock(places.person(NAME), MONDAY, tasks=1)
    booklets = printed(places), printed(places)
    assert at_once(*(enters(places, one, n) for n, one in enumerate(booklets))) == []
    point = sound(places)
    pages = sum(one.tasks.count() for one in booklets)
    assert point.attempts.count() == 2 + pages
    assert {Booklet.objects.get(pk=one.pk).diagnosis_id for one in booklets} == {point.pk}
    assert [one.replies.count() for one in booklets] == [len(QUESTIONS)] * 2
    assert set(queries.replies_of(point)) == {question.key for question in QUESTIONS}


def test_a_booklet_entered_while_an_exercise_ends_on_the_screen(places: Cast) -> None:
    started = take_stock(places.person(NAME), MONDAY, tasks=1)
    attempt = queries.open_attempt(started)
    assert attempt
    booklet, me = printed(places), places.person(NAME)
    press: dict[str, Any] = {"play_id": attempt.play_id, "turn": 0, "outcome": "unknown"}
    closes = partial(actions.close_attempt, actor=me, helped=False, now=MONDAY, **press)
    assert at_once(enters(places, booklet, 0), closes) == []
    point = sound(places)
    assert point.attempts.filter(play__closed_at=None).count() == 0
    assert point.attempts.count() == 2 + booklet.tasks.count()


def test_a_booklet_entered_while_she_asks_for_her_result(places: Cast) -> None:
    """Before her result or after it: never in a result that was told without it."""
    take_stock(places.person(NAME), MONDAY, tasks=1)
    booklet, me = printed(places), places.person(NAME)
    ends = partial(actions.finish_point, actor=me, now=MONDAY)
    assert at_once(enters(places, booklet, 0), ends) == []
    done = Booklet.objects.select_related("diagnosis").get(pk=booklet.pk)
    assert done.diagnosis
    told = (done.diagnosis.result or {}).get("landings", [])
    watched = sum(one["observed"] for one in told)
    counted = len(measure.responses(measure.closed_attempts(done.diagnosis)))
    assert done.diagnosis.finished_at
    assert watched == counted
    assert not Diagnosis.objects.filter(person=me.id, finished_at=None).exists()


def test_undone_and_undone_again_at_once_it_is_undone_once(places: Cast) -> None:
    booklet = printed(places)
    enters(places, booklet, 0)()
    undo = [
        partial(actions.undo_booklet, actor=who, booklet_id=booklet.pk, now=MONDAY)
        for who in two(places)
    ]
    assert at_once(*undo) == []
    assert Entry.objects.filter(verb="undo_booklet").count() == 1
    assert not Play.objects.filter(person=booklet.person_id).exists()
    enters(places, booklet, 1)()
    assert sound(places).attempts.count() == booklet.tasks.count()


def test_undone_by_one_while_another_enters_it_again(places: Cast) -> None:
    """Whoever comes first: entered once, or not at all, never half."""
    booklet = printed(places)
    enters(places, booklet, 0)()
    nolwenn, _ = two(places)
    undoes = partial(actions.undo_booklet, actor=nolwenn, booklet_id=booklet.pk, now=MONDAY)
    refused = at_once(undoes, enters(places, booklet, 1))
    assert {type(one) for one in refused} <= {actions.AlreadyEntered}
    booklet.refresh_from_db()
    made = Play.objects.filter(booklet_task__booklet=booklet).count()
    assert made == (booklet.tasks.count() if booklet.entered_at else 0)
    assert booklet.replies.count() == (len(QUESTIONS) if booklet.entered_at else 0)
    assert Diagnosis.objects.filter(person=booklet.person_id).exists() == bool(booklet.entered_at)


def test_two_helpers_tick_the_same_thing_shown_it_counts_once(places: Cast) -> None:
    nolwenn, _ = two(places)
    person_id = places.beneficiary(NAME).pk
    point = actions.start_interview(actor=nolwenn, person_id=person_id, dice=7, now=MONDAY)
    asked = interview.asked_now(point)
    assert asked
    kept: list[bool] = []
    shown: dict[str, Any] = {"person_id": person_id, "task_id": asked.task.id, "turn": 0}
    shown |= {"seen": [], "outcome": "done", "helped": False, "now": MONDAY}

    def ticks(who: HelperActor) -> None:
        kept.append(actions.record_shown(actor=who, **shown))

    assert at_once(*(partial(ticks, who) for who in two(places))) == []
    assert sorted(kept) == [False, True]
    assert sound(places).attempts.count() == 1


def test_an_interview_begun_at_two_desks_and_on_a_screen_is_one_point(places: Cast) -> None:
    me = places.person(NAME)
    starts: list[Call] = [
        partial(actions.start_interview, actor=who, person_id=me.id, dice=1, now=MONDAY)
        for who in two(places)
    ]
    starts.append(partial(actions.start_point, actor=me, dice=2, now=MONDAY))
    assert at_once(*starts) == []
    point = sound(places)
    told = Entry.objects.filter(verb__in=["start_interview", "start_point"], person=me.id)
    assert [entry.facts["diagnosis"] for entry in told] == [str(point.pk)]


def test_the_same_form_sent_from_two_desks_prints_one_booklet(places: Cast) -> None:
    ticket = uuid4()
    made: list[Booklet] = []
    sends: list[Call] = [lambda: made.append(printed(places, ticket)) for _ in range(2)]
    assert at_once(*sends) == []
    assert len({one.pk for one in made}) == Booklet.objects.count() == 1


def test_three_minutes_asked_for_in_two_domains_at_once_leave_one_open(places: Cast) -> None:
    me = places.person(NAME)
    asks = [
        partial(actions.start_reception, actor=me, domain=domain, dice=1, now=MONDAY)
        for domain in ("email", "web")
    ]
    assert at_once(*asks) == []
    assert Diagnosis.objects.filter(person=me.id).count() == 1
    assert Reception.objects.filter(ended_at=None).count() == 1
    assert Reception.objects.count() == 2
