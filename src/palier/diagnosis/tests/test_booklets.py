"""A booklet is prepared, entered once, counted as other evidence, taken back the same day."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from types import MappingProxyType
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from palier.audit.models import Entry
from palier.diagnosis import actions, measure, queries
from palier.diagnosis.models import Booklet, BookletTask, Diagnosis
from palier.diagnosis.tests.booklet_hands import whole
from palier.diagnosis.typed import Typed
from palier.people.models import Beneficiary
from palier.people.rules.actor import NotAllowed
from palier.simulators import actions as simulators
from palier.simulators.bank import bank
from palier.simulators.models import Play
from tests.at_once import at_once
from tests.cast import MONDAY, Cast, assemble, open_places, take_stock

LATER = MONDAY + timedelta(minutes=40)


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    for name in ("Christophe", "Caroline"):
        cast.arrive(name, "")
    cast.arrive("Gilles", "", cast.charlie)
    return cast


def prepare(places: Cast, name: str = "Christophe", ticket: str = "", dice: int = 7) -> Booklet:
    return actions.prepare_booklet(
        actor=places.helper(places.nolwenn),
        person_id=places.beneficiary(name).pk,
        large=False,
        dice=dice,
        ticket=ticket or uuid4(),  # type: ignore[arg-type]
        now=MONDAY,
    )


def enter(
    places: Cast,
    booklet: Booklet,
    typed: dict[int, Typed] | None = None,
    told: Mapping[str, str] = MappingProxyType({}),
) -> Booklet:
    return actions.enter_booklet(
        actor=places.helper(places.nolwenn),
        booklet_id=booklet.pk,
        typed=whole(booklet) if typed is None else typed,
        told=told,
        dice=7,
        now=LATER,
    )


def undo(places: Cast, booklet: Booklet, days: int = 0) -> Booklet:
    now = LATER + timedelta(days=days)
    actor = places.helper(places.nolwenn)
    return actions.undo_booklet(actor=actor, booklet_id=booklet.pk, now=now)


def point_of(booklet: Booklet) -> Diagnosis:
    return Diagnosis.objects.get(booklets=booklet.pk)


def test_the_same_form_sent_twice_makes_one_booklet(places: Cast) -> None:
    ticket = uuid4()
    first, second = (prepare(places, ticket=ticket) for _ in range(2))  # type: ignore[arg-type]
    assert first == second
    assert 10 <= first.tasks.count() <= 12


def test_a_second_booklet_asks_nothing_of_the_first(places: Cast) -> None:
    tasks = [{row.task_id for row in prepare(places).tasks.all()} for _ in range(2)]
    assert not tasks[0] & tasks[1]


def test_what_she_met_on_a_screen_is_not_printed(places: Cast) -> None:
    take_stock(places.person("Christophe"), MONDAY, tasks=6)
    met = {play.task_id for play in Play.objects.filter(person=places.beneficiary("Christophe"))}
    assert len(met) >= 6
    assert not met & {row.task_id for row in prepare(places).tasks.all()}


def test_when_everything_was_met_it_says_so(places: Cast) -> None:
    person = places.beneficiary("Christophe")
    for task_id in bank().tasks:
        simulators.start_practice(actor=places.person("Christophe"), task_id=task_id, now=MONDAY)
    assert Play.objects.filter(person=person).count() == len(bank().tasks)
    with pytest.raises(actions.NothingLeft):
        prepare(places)


def test_a_booklet_answered_whole_ends_a_point_with_a_landing_everywhere(places: Cast) -> None:
    point = point_of(enter(places, prepare(places)))
    assert point.finished_at == LATER
    assert point.result
    assert all(landing["step"] for landing in point.result["landings"])
    seen = measure.responses(measure.closed_attempts(point))
    assert all(one.score == one.item.steps and one.pointed for one in seen)
    assert Entry.objects.filter(verb="enter_booklet", person=point.person_id).count() == 1


def test_rows_left_blank_are_tasks_passed_over_and_rien_counts_as_not_knowing(
    places: Cast,
) -> None:
    booklet = prepare(places)
    first, second, *_ = whole(booklet)
    typed = {first: Typed(outcome="unknown", helped=True)}
    rows = enter(places, booklet, typed).tasks.all()
    assert rows[0].play.outcome == Play.Outcome.UNKNOWN  # type: ignore[union-attr]
    assert rows[0].play.helped  # type: ignore[union-attr]
    assert rows[second].play.outcome == Play.Outcome.SKIPPED  # type: ignore[union-attr]
    assert len(measure.responses(measure.closed_attempts(point_of(booklet)))) == 1


def test_entered_twice_it_counts_once(places: Cast) -> None:
    booklet = prepare(places)
    enter(places, booklet)
    with pytest.raises(actions.AlreadyEntered):
        enter(places, booklet, {})
    assert Play.objects.filter(booklet_task__booklet=booklet).count() == booklet.tasks.count()


def test_it_joins_the_point_under_way_and_leaves_an_open_exercise_alone(places: Cast) -> None:
    under_way = take_stock(places.person("Christophe"), MONDAY, tasks=2)
    booklet = enter(places, prepare(places))
    assert point_of(booklet) == under_way
    under_way.refresh_from_db()
    assert under_way.finished_at is None
    assert queries.open_attempt(under_way) is not None


def test_undone_the_same_day_nothing_is_left_and_it_is_entered_again(places: Cast) -> None:
    booklet = enter(places, prepare(places))
    for _ in range(2):
        undo(places, booklet)
    person = booklet.person_id
    assert not Play.objects.filter(person=person).exists()
    assert not Diagnosis.objects.filter(person=person).exists()
    assert enter(places, booklet).entered_at == LATER


def test_undone_a_point_begun_on_a_screen_is_under_way_again(places: Cast) -> None:
    point = take_stock(places.person("Christophe"), MONDAY, tasks=2)
    point.attempts.get(play__closed_at=None).play.delete()
    booklet = enter(places, prepare(places))
    assert point_of(booklet).finished_at
    undo(places, booklet)
    point.refresh_from_db()
    assert (point.finished_at, point.result, point.attempts.count()) == (None, None, 2)


def test_the_next_day_or_once_a_point_began_since_it_stays(places: Cast) -> None:
    booklet = enter(places, prepare(places))
    with pytest.raises(actions.TooLateToUndo):
        undo(places, booklet, days=1)
    actions.start_point(actor=places.person("Christophe"), dice=1, now=LATER)
    with pytest.raises(actions.TooLateToUndo):
        undo(places, booklet)


def test_a_page_that_changed_since_it_was_printed_does_not_count(places: Cast) -> None:
    booklet = prepare(places)
    changed, gone, *others = booklet.tasks.all()
    BookletTask.objects.filter(pk=changed.pk).update(form="0" * 12)
    BookletTask.objects.filter(pk=gone.pk).update(task_id="retired-task")
    enter(places, booklet)
    kept = {row.pk for row in booklet.tasks.exclude(play=None)}
    assert kept == {row.pk for row in others}


def test_another_place_and_a_volunteer_prepare_and_enter_nothing(places: Cast) -> None:
    booklet = prepare(places)
    charlie, soizic = places.helper(places.charlie), places.helper(places.soizic)
    with pytest.raises(Booklet.DoesNotExist):
        actions.enter_booklet(
            actor=charlie, booklet_id=booklet.pk, typed={}, told={}, dice=1, now=LATER
        )
    with pytest.raises(Beneficiary.DoesNotExist):
        actions.prepare_booklet(
            actor=charlie,
            person_id=booklet.person_id,
            large=True,
            dice=1,
            ticket=uuid4(),
            now=LATER,
        )
    with pytest.raises(NotAllowed):
        actions.enter_booklet(
            actor=soizic, booklet_id=booklet.pk, typed={}, told={}, dice=1, now=LATER
        )
    assert Booklet.objects.get(pk=booklet.pk).entered_at is None


def test_the_database_itself_refuses_the_same_task_twice(places: Cast) -> None:
    row = prepare(places).tasks.all()[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        BookletTask.objects.create(
            booklet=row.booklet, position=99, task_id=row.task_id, form=row.form
        )


@pytest.mark.django_db(transaction=True)
def test_two_helpers_at_the_same_moment_enter_it_once() -> None:
    cast = assemble()
    booklet = Booklet.objects.get(person=cast.beneficiary("Geneviève"), entered_at=None)
    before = Play.objects.filter(person=booklet.person_id).count()
    refused = at_once(*(partial(enter, cast, booklet) for _ in range(2)))
    assert {type(one) for one in refused} == {actions.AlreadyEntered}
    assert len(refused) == 1
    after = Play.objects.filter(person=booklet.person_id).count()
    assert after - before == booklet.tasks.count()
