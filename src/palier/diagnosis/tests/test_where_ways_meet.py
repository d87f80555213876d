"""A screen, a booklet, an interview and the counter are one point: what one met counts once."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from palier.diagnosis import actions, interview, measure, queries
from palier.diagnosis.content import asks
from palier.diagnosis.models import Booklet, BookletTask, Diagnosis
from palier.diagnosis.tests.booklet_hands import whole
from palier.people.actions.likeness import merge_people
from palier.simulators.bank import bank
from palier.simulators.models import Play
from palier.simulators.printed import form_of
from tests.cast import MONDAY, Cast, open_places, take_stock

LATER = MONDAY + timedelta(minutes=40)
NAME = "Christophe"


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    for name in (NAME, "Caroline"):
        cast.arrive(name, "")
    return cast


def prepare(places: Cast) -> Booklet:
    return actions.prepare_booklet(
        actor=places.helper(places.nolwenn),
        person_id=places.beneficiary(NAME).pk,
        large=False,
        dice=7,
        ticket=uuid4(),
        now=MONDAY,
    )


def enter(places: Cast, booklet: Booklet) -> Booklet:
    actor, typed = places.helper(places.nolwenn), whole(booklet)
    return actions.enter_booklet(
        actor=actor, booklet_id=booklet.pk, typed=typed, told={}, dice=7, now=LATER
    )


def undo(places: Cast, booklet: Booklet) -> Booklet:
    actor = places.helper(places.nolwenn)
    return actions.undo_booklet(actor=actor, booklet_id=booklet.pk, now=LATER)


def start_interview(places: Cast) -> Diagnosis:
    actor, person_id = places.helper(places.nolwenn), places.beneficiary(NAME).pk
    return actions.start_interview(actor=actor, person_id=person_id, dice=7, now=LATER)


def opens(attempt_of: Diagnosis, task_id: str) -> None:
    """The exercise on the screen is that one."""
    attempt = queries.open_attempt(attempt_of)
    assert attempt
    version = bank().get(task_id).version
    Play.objects.filter(pk=attempt.play_id).update(task_id=task_id, task_version=version)


def test_a_page_of_the_booklet_met_on_a_screen_meanwhile_counts_once(places: Cast) -> None:
    booklet = prepare(places)
    point = take_stock(places.person(NAME), MONDAY, tasks=1, outcome="unknown")
    ended = measure.closed_attempts(point)[0].play
    printed = bank().get(ended.task_id)
    BookletTask.objects.filter(booklet=booklet, position=0).update(
        task_id=ended.task_id, form=form_of(printed).digest
    )
    enter(places, booklet)
    found = measure.responses(measure.closed_attempts(point))
    twice = [one for one in found if one.item.id == ended.task_id]
    assert [(one.score, one.pointed) for one in twice] == [(0, False)]


def test_an_interview_does_not_ask_what_is_open_on_a_screen(places: Cast) -> None:
    point = take_stock(places.person(NAME), MONDAY, tasks=0)
    asked = interview.asked_now(point)
    assert asked
    opens(point, asked.task.id)
    now_asked = interview.asked_now(point)
    assert now_asked
    assert now_asked.task.id != asked.task.id


def met_in_an_earlier_point(places: Cast, task_ids: set[str]) -> None:
    point = start_interview(places)
    for position, task_id in enumerate(sorted(task_ids)):
        play = Play.objects.create(
            person_id=point.person_id,
            purpose=Play.Purpose.POINT,
            task_id=task_id,
            task_version=bank().get(task_id).version,
            state={},
            started_at=LATER,
            closed_at=LATER,
            outcome=Play.Outcome.DONE,
        )
        point.attempts.create(play=play, position=position)
    actor = places.helper(places.nolwenn)
    actions.finish_interview(actor=actor, person_id=point.person_id, now=LATER)


def _email() -> list[str]:
    return [key for key, ready in bank().tasks.items() if ready.task.domain == "email"]


def test_a_second_interview_repeats_nothing_of_the_first(places: Cast) -> None:
    first = {ask.task for ask in asks().asks} - {asks().asks[-1].task}
    met_in_an_earlier_point(places, first)
    now = LATER + timedelta(days=30)
    person_id = places.beneficiary(NAME).pk
    point = actions.start_interview(
        actor=places.helper(places.nolwenn), person_id=person_id, dice=3, now=now
    )
    asked = interview.asked_now(point)
    assert asked
    assert asked.task.id == asks().asks[-1].task


@pytest.mark.parametrize("left", [1, 0])
def test_three_minutes_of_a_second_point_ask_something_new_while_there_is(
    places: Cast, left: int
) -> None:
    short = [key for key in _email() if bank().get(key).task.seconds <= 60]
    met_in_an_earlier_point(places, {*_email()} - {*short[:left]})
    me, now = places.person(NAME), LATER + timedelta(days=30)
    actions.start_reception(actor=me, domain="email", dice=3, now=now)
    assert actions.advance(actor=me, now=now) == "task"
    point = queries.open_of(me)
    assert point
    attempt = queries.open_attempt(point)
    assert attempt
    assert attempt.play.task_id in (short[:left] or _email())


def test_once_its_result_was_told_on_a_screen_a_booklet_stays(places: Cast) -> None:
    """Undone, the landings told would speak of pages that nobody entered."""
    take_stock(places.person(NAME), MONDAY, tasks=2)
    booklet = enter(places, prepare(places))
    actions.finish_point(actor=places.person(NAME), now=LATER + timedelta(minutes=1))
    with pytest.raises(actions.TooLateToUndo):
        undo(places, booklet)


def test_undone_after_she_was_put_together_with_one_whose_point_is_open(places: Cast) -> None:
    booklet = enter(places, prepare(places))
    actions.start_point(actor=places.person("Caroline"), dice=1, now=MONDAY)
    kept: UUID = places.beneficiary("Caroline").pk
    merge_people(
        actor=places.helper(places.nolwenn),
        kept_id=kept,
        absorbed_id=places.beneficiary(NAME).pk,
        now=LATER,
    )
    assert Booklet.objects.get(pk=booklet.pk).person_id == kept
    with pytest.raises(actions.TooLateToUndo):
        undo(places, booklet)
